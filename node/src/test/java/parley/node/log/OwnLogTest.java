package parley.node.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.node.highwater.HighWaterFile;
import parley.node.store.Database;
import parley.node.store.DurableSteps;

class OwnLogTest {
    private static final LogId LOG = new LogId(new CircleId(Hash.sha256(Bytes.utf8("circle"))), new Party("XA"), 1);
    private static final NoteSigner SIGNER = new NoteSigner(
            new KeyName(LOG.origin()),
            PrivateKey.of(Hash.sha256(Bytes.utf8("log key")).bytes()));

    @TempDir
    Path folder;

    /** All at once, so that they share commits: whoever comes second gets the position of the first. */
    @Test
    void anEntryThatIsAppendedByManyCallersStandsInTheLogOnce() {
        try (Database database = database()) {
            OwnLog log = open(database);
            append(log, 2);
            List<CompletableFuture<Long>> positions = IntStream.range(0, 60)
                    .mapToObj(n -> Bytes.utf8("leaf " + n % 20))
                    .map(leaf -> log.append(Hash.sha256(leaf), leaf))
                    .toList();
            for (int n = 0; n < positions.size(); n++) {
                assertThat(positions.get(n).join()).isEqualTo(n % 20);
            }
            assertThat(log.store().size()).isEqualTo(20);
            assertThat(log.store().leaves(0, 20))
                    .isEqualTo(IntStream.range(0, 20)
                            .mapToObj(n -> Bytes.utf8("leaf " + n))
                            .toList());
        }
    }

    @Test
    void whatAPeerHoldsIsComparedWhileLeavesWaitToBeSigned() throws Exception {
        try (Database database = database()) {
            OwnLog log = open(database);
            append(log, 3);
            SignedCheckpoint held = log.advance().orElseThrow();
            append(log, 4);

            log.compare(held, "XB");
            assertThat(log.advance())
                    .hasValueSatisfying(
                            next -> assertThat(next.checkpoint().size()).isEqualTo(4));
            log.compare(held, "XB");
        }
    }

    @Test
    void checkpointOfOursThatWeDoNotRememberStopsTheLog() throws Exception {
        try (Database database = database()) {
            OwnLog log = open(database);
            append(log, 3);
            SignedCheckpoint last = log.advance().orElseThrow();
            append(log, 4);

            assertThatThrownBy(() -> log.compare(signed(4, last.checkpoint().root()), "XB"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the record was lost or restored");
            assertThatThrownBy(() -> log.compare(signed(3, Hash.sha256(Bytes.utf8("another"))), "XB"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("forked");
        }
    }

    private static SignedCheckpoint signed(long size, Hash root) {
        return SignedCheckpoint.sign(new Checkpoint(new KeyName(LOG.origin()), size, root), SIGNER);
    }

    private Database database() {
        return Database.open(folder.resolve("record.db"), "parley/node/store/record", DurableSteps.NONE);
    }

    private OwnLog open(Database database) {
        database.writeNow(handle -> handle.createUpdate("INSERT INTO circle (id, party, charter) VALUES (?, 'XA', x'')")
                .bind(0, LOG.circle().hash().bytes().toArray())
                .execute());
        LogStore store = LogStore.open(database, LOG);
        HighWaterFile file = new HighWaterFile(folder.resolve("high-water"), DurableSteps.NONE);
        OwnLog.found(store, file, "0".repeat(32));
        return OwnLog.open(store, file, SIGNER, "0".repeat(32));
    }

    /** Appends leaves up to a size. */
    private static void append(OwnLog log, int size) {
        for (long n = log.store().size(); n < size; n++) {
            Bytes leaf = Bytes.utf8("leaf " + n);
            assertThat(log.append(Hash.sha256(leaf), leaf).join()).isEqualTo(n);
        }
    }
}
