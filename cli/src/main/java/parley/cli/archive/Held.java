package parley.cli.archive;

import java.io.IOException;
import java.nio.file.Files;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.ledger.charter.SignedCharter;
import parley.node.archive.HeldLogs;
import parley.node.log.LogStore;
import parley.node.store.Database;
import parley.node.store.DurableSteps;

/** The logs that a node holds, read from its data folder beside the running node or without it. */
final class Held implements AutoCloseable {
    private final Database record;
    private final HeldLogs logs;

    private Held(Database record, SignedCharter charter) {
        this.record = record;
        this.logs = new HeldLogs(
                charter, owner -> LogStore.open(record, charter.charter().log(owner)));
    }

    /** The logs of the circle under whose charter the party's node runs. */
    static Held open(PartyFolder party) throws IOException {
        return open(party, party.charter().orElseThrow(() -> Failure.use(party.root() + " has no charter yet")));
    }

    /** The logs of one of the party's circles. */
    static Held open(PartyFolder party, String circle) throws IOException {
        var known = party.charter(circle);
        if (known.isEmpty()) {
            var first = party.charter().orElseThrow(() -> Failure.use(party.root() + " has no charter yet"));
            throw Failure.use("the party in %s is in the circle %s, not in %s"
                    .formatted(party.root(), first.charter().circle(), circle));
        }
        return open(party, known.get());
    }

    private static Held open(PartyFolder party, SignedCharter charter) {
        var file = party.root().resolve("record.db");
        if (!Files.exists(file)) {
            throw Failure.use("no node has run on " + party.root());
        }
        return new Held(Database.open(file, "parley/node/store/record", DurableSteps.NONE), charter);
    }

    HeldLogs logs() {
        return logs;
    }

    SignedCharter charter() {
        return logs.charter();
    }

    @Override
    public void close() {
        record.close();
    }
}
