package parley.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.charter.Kind;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.Cosigner;
import parley.ledger.entry.Party;
import parley.ledger.merkle.Merkle;
import parley.ledger.merkle.RightEdge;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.note.SignatureLine;
import parley.node.store.Database;
import parley.node.store.DurableSteps;

/** XB mirrors three leaves of XA's log and is given cosignatures of XC and XD. */
class CosignaturesTest {
    private static final Party OWNER = new Party("XA");
    private static final Party SELF = new Party("XB");
    private static final Charter CHARTER = new Charter(
            "test",
            Instant.parse("2026-03-01T09:00:00Z"),
            false,
            List.of("XA", "XB", "XC", "XD").stream()
                    .map(code -> keys(code).member(new Party(code), Kind.PARTY, List.of()))
                    .toList(),
            new TreeMap<>(),
            List.of(),
            new TreeMap<>(),
            new TimeQuorum.Majority(),
            1 << 20);
    private static final int SIZE = 3;

    @TempDir
    Path folder;

    private Database database;
    private LogStore store;

    @BeforeEach
    void mirror() {
        open();
        database.writeNow(handle -> {
            for (int n = 0; n < SIZE; n++) {
                store.put(handle, n, leaf(n));
            }
            store.grow(handle, SIZE);
            store.putCheckpoint(handle, signed(SIZE));
            store.setSize(handle, SIZE);
        });
        store.recordCosignature("XB", SIZE, by("XB", checkpoint(SIZE)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void genuineLinesAreKeptOverARestartAndMakeTheQuorum() {
        Cosignatures held = new Cosignatures(store, CHARTER, SELF);
        assertThat(held.lacking()).contains((long) SIZE);
        held.keep(signed(SIZE).with(by("XC", checkpoint(SIZE))));
        assertThat(held.lacking()).isEmpty();
        database.close();
        open();
        assertThat(new Cosignatures(store, CHARTER, SELF).lacking()).isEmpty();
        assertThat(store.cosignatures(SIZE)).containsOnlyKeys("XB", "XC");
    }

    @Test
    void aLineIsKeptOnlyUnderItsOwnersKeyAndOncePerMember() {
        Cosignatures held = new Cosignatures(store, CHARTER, SELF);
        SignatureLine first = by("XC", checkpoint(SIZE));
        Cosigner stranger = new Cosigner(name("XD"), keys("XX").mirror());
        held.keep(signed(SIZE).with(stranger.cosign(checkpoint(SIZE), 5)).with(by("XA", checkpoint(SIZE))));
        held.keep(signed(SIZE).with(bent(by("XD", checkpoint(SIZE)))).with(by("XD", checkpoint(SIZE - 1))));
        assertThat(store.cosignatures(SIZE))
                .as("a foreign key, the owner himself, a bent byte, another checkpoint")
                .containsOnlyKeys("XB");
        held.keep(signed(SIZE).with(first));
        held.keep(signed(SIZE).with(new Cosigner(name("XC"), keys("XC").mirror()).cosign(checkpoint(SIZE), 9)));
        assertThat(store.cosignatures(SIZE)).containsEntry("XC", first);
        assertThat(store.cosignatures(SIZE).get("XB")).isEqualTo(by("XB", checkpoint(SIZE)));
    }

    @Test
    void nothingIsKeptOnARootThatTheLeavesHereDoNotGive() {
        Cosignatures held = new Cosignatures(store, CHARTER, SELF);
        Checkpoint forked = new Checkpoint(checkpoint(SIZE).origin(), SIZE, Hash.sha256(Bytes.utf8("another")));
        held.keep(signed(forked, "XA").with(by("XC", forked)));
        held.keep(signed(SIZE + 1).with(by("XC", checkpoint(SIZE + 1))));
        held.keep(signed(checkpoint(SIZE), "XC").with(by("XC", checkpoint(SIZE))));
        assertThat(store.cosignatures(SIZE))
                .as("at another root, or not signed by the owner")
                .containsOnlyKeys("XB");
        assertThat(store.cosignatures(SIZE + 1)).as("beyond what is held").isEmpty();
    }

    @Test
    void anEarlierCheckpointThatWasNotMirroredBySizeIsKeptWithItsLines() {
        Cosignatures held = new Cosignatures(store, CHARTER, SELF);
        held.keep(signed(2).with(by("XC", checkpoint(2))).with(by("XD", checkpoint(2))));
        assertThat(store.checkpoint(2)).contains(signed(2));
        assertThat(store.cosignatures(2)).containsOnlyKeys("XC", "XD");
        assertThat(store.cosignedSizes()).containsExactly(3L, 2L);
        assertThat(store.largestCheckpoint()).contains(signed(SIZE));
    }

    private void open() {
        database = Database.open(folder.resolve("record.db"), "parley/node/store/record", DurableSteps.NONE);
        database.writeNow(handle -> handle.createUpdate(
                        "INSERT INTO circle (id, party, charter) VALUES (?, ?, x'') ON CONFLICT DO NOTHING")
                .bind(0, CHARTER.circle().hash().bytes().toArray())
                .bind(1, SELF.code())
                .execute());
        store = LogStore.open(database, CHARTER.log(OWNER));
    }

    private static MemberKeys keys(String code) {
        return MemberKeys.ofSeed("cosignatures " + code);
    }

    private static KeyName name(String code) {
        return new DerivedKeys(CHARTER).mirror(new Party(code)).name();
    }

    private static SignatureLine bent(SignatureLine line) {
        byte[] signature = line.signature().toArray();
        signature[signature.length - 1] ^= 1;
        return new SignatureLine(line.name(), line.id(), Bytes.of(signature));
    }

    private static Bytes leaf(int n) {
        return Bytes.utf8("leaf " + n);
    }

    private static Checkpoint checkpoint(int size) {
        RightEdge edge = RightEdge.empty();
        for (int n = 0; n < size; n++) {
            edge.append(Merkle.leaf(leaf(n)));
        }
        return new Checkpoint(new KeyName(CHARTER.log(OWNER).origin()), size, edge.root());
    }

    private static SignedCheckpoint signed(int size) {
        return signed(checkpoint(size), "XA");
    }

    private static SignedCheckpoint signed(Checkpoint checkpoint, String by) {
        return SignedCheckpoint.sign(checkpoint, new NoteSigner(checkpoint.origin(), keys(by).log()));
    }

    private static SignatureLine by(String code, Checkpoint checkpoint) {
        return new Cosigner(
                        code.equals("XA") ? new KeyName("parley/" + CHARTER.circle() + "/XA/mirror") : name(code),
                        keys(code).mirror())
                .cosign(checkpoint, 5);
    }
}
