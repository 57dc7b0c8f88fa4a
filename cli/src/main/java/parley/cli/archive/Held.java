package parley.cli.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.ledger.archive.HeldLog;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.SignedCharter;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.entry.Party;
import parley.node.log.LogStore;
import parley.node.store.Database;
import parley.node.store.DurableSteps;

/** The logs that a node holds, read from its data folder beside the running node or without it. */
final class Held implements AutoCloseable {
    private static final int PAGE = 256;

    private final Database record;
    private final SignedCharter charter;

    private Held(Database record, SignedCharter charter) {
        this.record = record;
        this.charter = charter;
    }

    static Held open(PartyFolder party) throws IOException {
        var charter = party.charter().orElseThrow(() -> Failure.use(party.root() + " has no charter yet"));
        var file = party.root().resolve("record.db");
        if (!Files.exists(file)) {
            throw Failure.use("no node has run on " + party.root());
        }
        return new Held(Database.open(file, "parley/node/store/record", DurableSteps.NONE), charter);
    }

    SignedCharter charter() {
        return charter;
    }

    /** A member's log up to each checkpoint that is held, the largest first, with every cosignature. */
    Stream<HeldLog> log(Party owner) {
        var store = LogStore.open(record, charter.charter().log(owner));
        return LongStream.concat(
                        store.largestCheckpoint().stream()
                                .mapToLong(largest -> largest.checkpoint().size()),
                        store.cosignedSizes().stream().mapToLong(size -> size))
                .boxed()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .flatMap(size -> store.checkpoint(size).stream())
                .map(checkpoint -> new HeldLog(cosigned(store, checkpoint), new Pages(store)));
    }

    private static SignedCheckpoint cosigned(LogStore store, SignedCheckpoint checkpoint) {
        var cosigned = checkpoint;
        for (var line : store.cosignatures(checkpoint.checkpoint().size()).values()) {
            cosigned = cosigned.signatures().contains(line) ? cosigned : cosigned.with(line);
        }
        return cosigned;
    }

    @Override
    public void close() {
        record.close();
    }

    /** Leaves are asked for in order, mostly; a page at a time is read. */
    private static final class Pages implements HeldLog.Leaves {
        private final LogStore store;
        private List<Bytes> page = List.of();
        private long first;

        Pages(LogStore store) {
            this.store = store;
        }

        @Override
        public Bytes leaf(long index) {
            if (index < first || index >= first + page.size()) {
                first = index - index % PAGE;
                page = store.leaves(first, Math.min(store.size(), first + PAGE));
            }
            return page.get((int) (index - first));
        }
    }
}
