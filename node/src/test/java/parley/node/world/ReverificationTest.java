package parley.node.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.circle.Formats;
import parley.ledger.entry.Party;
import parley.ledger.merkle.Merkle;
import parley.node.Await;
import parley.node.circle.Circle;
import parley.node.verify.Subject;
import parley.node.verify.Verifier;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;
import parley.node.view.verify.Damage;
import parley.node.view.verify.Damage.Kind;
import parley.node.view.verify.LogTally;
import parley.node.view.verify.Outcome;
import parley.node.view.verify.Outcome.Ending;
import parley.node.view.verify.StoreVerification;

/** What a running node finds when it looks again at its own store, whole and damaged by another connection to its file. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReverificationTest {
    private static final Path AGREEMENT = Path.of(System.getProperty("parley.root"), "agreements", "vd11");
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final String LOG = " WHERE log = (SELECT id FROM log WHERE party = :party)";

    private Path folder;
    private World world;
    private WorldNode node;

    @BeforeAll
    void say(@TempDir Path folder) throws Exception {
        this.folder = folder;
        world = World.start(new World.Plan(
                "looked at again",
                List.of(XA, XB),
                Map.of("chair", XA),
                PackLoader.load(PackFolder.read(AGREEMENT)),
                Map.of(),
                START,
                folder));
        node = world.node(XA);
        for (int i = 1; i <= 3; i++) {
            send(XA, "XA/1", "said by XA " + i);
            send(XB, "XB/1", "said by XB " + i);
            world.clock().awaitQuiet();
        }
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private void send(Party party, String subject, String text) {
        var draft = new Draft(
                "statement",
                List.of(),
                Optional.of(subject),
                Optional.empty(),
                List.of(),
                "en",
                "{\"text\":\"%s\"}".formatted(text),
                Optional.empty());
        assertThat(world.node(party).send(world.circle(), draft, WorldNode.OFFICERS.subList(0, 1)))
                .isInstanceOf(SendOutcome.Sent.class);
    }

    private StoreVerification verification() {
        return node.verification().orElseThrow();
    }

    private Outcome verified() throws InterruptedException {
        world.clock().awaitQuiet();
        assertThat(verification().begin("chief")).isTrue();
        Await.until(
                "the end of the re-verification",
                () -> verification().progress().isEmpty());
        return verification().last().orElseThrow();
    }

    /** On a connection beside the node's own. */
    private <T> T beside(HandleCallback<T, RuntimeException> work) {
        var jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("XA/record.db"));
        try (Handle handle = jdbi.open()) {
            handle.execute("PRAGMA busy_timeout = 5000");
            return work.withHandle(handle);
        }
    }

    private byte[] blob(String column, String table, String where) {
        return beside(handle -> handle.createQuery("SELECT " + column + " FROM " + table + LOG + where)
                .bind("party", "XB")
                .mapTo(byte[].class)
                .first());
    }

    private void set(String column, String table, String where, byte[] bytes) {
        int rows =
                beside(handle -> handle.createUpdate("UPDATE " + table + " SET " + column + " = :bytes" + LOG + where)
                        .bind("party", "XB")
                        .bind("bytes", bytes)
                        .execute());
        assertThat(rows).isEqualTo(1);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] other = bytes.clone();
        other[at] ^= 1;
        return other;
    }

    /** Flips one bit in a row of XB's log, looks again, and mends it. */
    private Outcome damaged(String column, String table, String where, int at) throws InterruptedException {
        byte[] sound = blob(column, table, where);
        set(column, table, where, flipped(sound, at));
        try {
            return verified();
        } finally {
            set(column, table, where, sound);
        }
    }

    private Damage one(Outcome outcome) {
        assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(outcome.damages()).hasSize(1);
        var damage = outcome.damages().getFirst();
        assertThat(damage.circle()).isEqualTo(world.circle());
        assertThat(damage.epoch()).isEqualTo(1);
        return damage;
    }

    private List<String> warnings() {
        return node.circle(world.circle()).orElseThrow().warnings();
    }

    @Test
    void aWholeStoreHoldsToItsLastLeafAndTheOutcomeOutlivesTheNode() throws Exception {
        var outcome = verified();
        assertThat(outcome.damages()).isEmpty();
        assertThat(outcome.holds()).isTrue();
        assertThat(outcome.who()).isEqualTo("chief");
        var circle = node.node().orElseThrow().ledger(world.circle()).orElseThrow();
        assertThat(outcome.logs()).extracting(LogTally::party).containsExactly("XA", "XB");
        for (LogTally log : outcome.logs()) {
            long size = circle.store(new Party(log.party())).size();
            assertThat(log.leaves()).isEqualTo(size).isGreaterThan(6);
            assertThat(log.entries()).isEqualTo(size);
            assertThat(log.checkpoints()).isPositive();
            assertThat(log.cosignatures()).isPositive();
            assertThat(log.quorum()).isEqualTo(size);
        }
        node.stop();
        node.start();
        assertThat(verification().last()).contains(outcome);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aFlippedBitOfALeafIsToldByItsPlaceAndItsHashesAndStaysAnAlarmUntilACompleteOneHolds() throws Exception {
        byte[] leaf = blob("bytes", "leaf", " AND position = 4");
        var damage = one(damaged("bytes", "leaf", " AND position = 4", 40));
        assertThat(damage.party()).isEqualTo("XB");
        assertThat(damage.kind()).isEqualTo(Kind.LEAF);
        assertThat(damage.place()).isEqualTo(OptionalLong.of(4));
        assertThat(damage.expected()).isEqualTo(Merkle.leaf(Bytes.of(leaf)).hex());
        assertThat(damage.found())
                .isEqualTo(Merkle.leaf(Bytes.of(flipped(leaf, 40))).hex());
        assertThat(warnings()).singleElement().asString().contains("re-verification", "XB", "leaf at 4");
        assertThat(node.vitals(world.circle()).orElseThrow().warnings()).isEqualTo(1);
        node.stop();
        node.start();
        assertThat(warnings()).as("after a new start").hasSize(1);
        assertThat(verified().holds()).isTrue();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aFlippedHashIsToldFromAFlippedLeaf() throws Exception {
        var beside = one(damaged("hash", "leaf", " AND position = 3", 0));
        assertThat(beside.kind()).isEqualTo(Kind.KEPT_HASH);
        assertThat(beside.place()).isEqualTo(OptionalLong.of(3));
        var inTree = one(damaged("hashes", "tile", " AND level = 0", 2 * Hash.SIZE + 7));
        assertThat(inTree.kind()).isEqualTo(Kind.TILE);
        assertThat(inTree.place()).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void aLeafThatIsGoneIsMissed() throws Exception {
        byte[] leaf = blob("bytes", "leaf", " AND position = 2");
        byte[] hash = blob("hash", "leaf", " AND position = 2");
        beside(handle -> handle.createUpdate("DELETE FROM leaf" + LOG + " AND position = 2")
                .bind("party", "XB")
                .execute());
        var damage = one(verified());
        assertThat(damage.kind()).isEqualTo(Kind.GONE);
        assertThat(damage.expected()).isEqualTo(new Hash(Bytes.of(hash)).hex());
        beside(handle -> handle.createUpdate("INSERT INTO leaf (log, position, bytes, hash)"
                        + " SELECT id, 2, :bytes, :hash FROM log WHERE party = 'XB'")
                .bind("bytes", leaf)
                .bind("hash", hash)
                .execute());
    }

    private void rename(String table, String name) {
        beside(handle -> handle.execute("ALTER TABLE " + table + " RENAME TO " + name));
    }

    @Test
    void whatCannotBeReadIsToldAndNothingThatWasDamagedBeforeIsTakenForSound() throws Exception {
        var before = one(damaged("bytes", "leaf", " AND position = 4", 40));
        rename("leaf", "leaf_elsewhere");
        try {
            var outcome = verified();
            assertThat(outcome.ending()).isEqualTo(Ending.INCOMPLETE);
            assertThat(outcome.holds()).isFalse();
            assertThat(outcome.logs()).isEmpty();
            assertThat(outcome.damages())
                    .hasSize(2)
                    .allMatch(damage -> damage.kind() == Kind.UNREADABLE
                            && damage.place().getAsLong() == 0
                            && damage.found().contains("leaf"));
            assertThat(verification().standing())
                    .containsExactly(
                            before,
                            outcome.damages().getFirst(),
                            outcome.damages().getLast());
        } finally {
            rename("leaf_elsewhere", "leaf");
        }
        assertThat(verified().holds()).isTrue();
        assertThat(verification().standing()).isEmpty();
    }

    /** Without the leaf and without its hash in the tree nothing behind it can be hashed; the other log is seen to its end. */
    @Test
    void aLogThatBreaksOffKeepsItsEarlierDamagesAndAnotherThatHoldsClearsItsOwn() throws Exception {
        var before = one(damaged("bytes", "leaf", " AND position = 4", 40));
        byte[] leaf = blob("bytes", "leaf", " AND position = 2");
        byte[] hash = blob("hash", "leaf", " AND position = 2");
        byte[] tile = blob("hashes", "tile", " AND level = 0");
        delete("leaf", " AND position = 2");
        set("hashes", "tile", " AND level = 0", new byte[0]);
        try {
            var outcome = verified();
            assertThat(outcome.ending()).isEqualTo(Ending.INCOMPLETE);
            assertThat(outcome.logs()).extracting(LogTally::party).containsExactly("XA");
            assertThat(verification().standing()).contains(before).containsAll(outcome.damages());
        } finally {
            set("hashes", "tile", " AND level = 0", tile);
            insertLeaf(2, leaf, hash);
        }
        assertThat(verified().holds()).isTrue();
        assertThat(verification().standing()).isEmpty();
    }

    @Test
    void aMirroredLogWithoutItsNewestCheckpointIsTold() throws Exception {
        long size = circleSize();
        var where = " AND size = " + size;
        byte[] note = blob("note", "checkpoint", where);
        var line = new String(blob("line", "cosignature", where), UTF_8);
        delete("cosignature", where);
        delete("checkpoint", where);
        try {
            var damage = one(verified());
            assertThat(damage.party()).isEqualTo("XB");
            assertThat(damage.kind()).isEqualTo(Kind.CHECKPOINT);
            assertThat(damage.place()).isEqualTo(OptionalLong.of(size));
        } finally {
            beside(handle -> handle.createUpdate("INSERT INTO checkpoint (log, size, note)"
                            + " SELECT id, :size, :note FROM log WHERE party = 'XB'")
                    .bind("size", size)
                    .bind("note", note)
                    .execute());
            beside(handle -> handle.createUpdate("INSERT INTO cosignature (log, member, size, line)"
                            + " SELECT id, 'XA', :size, :line FROM log WHERE party = 'XB'")
                    .bind("size", size)
                    .bind("line", line)
                    .execute());
        }
        assertThat(verified().holds()).isTrue();
    }

    private void delete(String table, String where) {
        int rows = beside(handle -> handle.createUpdate("DELETE FROM " + table + LOG + where)
                .bind("party", "XB")
                .execute());
        assertThat(rows).isEqualTo(1);
    }

    private void insertLeaf(long position, byte[] leaf, byte[] hash) {
        beside(handle -> handle.createUpdate("INSERT INTO leaf (log, position, bytes, hash)"
                        + " SELECT id, :position, :bytes, :hash FROM log WHERE party = 'XB'")
                .bind("position", position)
                .bind("bytes", leaf)
                .bind("hash", hash)
                .execute());
    }

    @Test
    void whatWasKeptAndCannotBeReadIsAnAlarmUntilACompleteOneHolds() throws Exception {
        var file = folder.resolve("unread.json");
        Files.writeString(file, "nothing");
        var go = new CountDownLatch(1);
        try (var verifier = waiting(file, new CountDownLatch(1), go)) {
            assertThat(verifier.last()).isEmpty();
            assertThat(verifier.alarms(world.circle()))
                    .singleElement()
                    .asString()
                    .contains("re-verification", "unread.json cannot be read");
            verifier.begin("");
            verifier.stop();
            go.countDown();
            Await.until(
                    "the end of the re-verification", () -> verifier.progress().isEmpty());
            assertThat(verifier.last().orElseThrow().ending()).isEqualTo(Ending.STOPPED);
            assertThat(verifier.alarms(world.circle()))
                    .as("after one that was stopped")
                    .hasSize(1);
        }
        try (var verifier = waiting(file, new CountDownLatch(1), go)) {
            assertThat(verifier.alarms(world.circle())).as("after a new start").hasSize(1);
            verifier.begin("");
            Await.until(
                    "the end of the re-verification", () -> verifier.progress().isEmpty());
            assertThat(verifier.last().orElseThrow().holds()).isTrue();
            assertThat(verifier.alarms(world.circle())).isEmpty();
        }
    }

    @Test
    void whatCannotBeKeptIsAnAlarmUntilItCan() throws Exception {
        var file = folder.resolve("unkept/verification.json");
        try (var verifier = waiting(file, new CountDownLatch(1), new CountDownLatch(0))) {
            verifier.begin("");
            Await.until(
                    "the end of the re-verification", () -> verifier.progress().isEmpty());
            assertThat(verifier.last().orElseThrow().holds()).isTrue();
            assertThat(verifier.alarms(world.circle()))
                    .singleElement()
                    .asString()
                    .contains("re-verification", "verification.json cannot be written");
            Files.createDirectory(file.getParent());
            verifier.begin("");
            Await.until(
                    "the end of the re-verification", () -> verifier.progress().isEmpty());
            assertThat(verifier.alarms(world.circle())).isEmpty();
        }
    }

    @Test
    void aForgedCheckpointAndAForgedCosignatureAreTold() throws Exception {
        byte[] note = blob("note", "checkpoint", " ORDER BY size");
        long size = beside(handle -> handle.createQuery("SELECT min(size) FROM checkpoint" + LOG)
                .bind("party", "XB")
                .mapTo(Long.class)
                .one());
        var where = " AND size = " + size;
        byte[] other = note.clone();
        other[note.length - 20] = (byte) (other[note.length - 20] == 'A' ? 'B' : 'A');
        set("note", "checkpoint", where, other);
        Damage signature;
        try {
            signature = one(verified());
        } finally {
            set("note", "checkpoint", where, note);
        }
        assertThat(signature.kind()).isEqualTo(Kind.SIGNATURE);
        assertThat(signature.place()).isEqualTo(OptionalLong.of(size));

        String line = new String(blob("line", "cosignature", where), UTF_8);
        int at = line.length() - 12;
        char instead = line.charAt(at) == 'A' ? 'B' : 'A';
        setLine(size, line.substring(0, at) + instead + line.substring(at + 1));
        try {
            var cosignature = one(verified());
            assertThat(cosignature.kind()).isEqualTo(Kind.COSIGNATURE);
            assertThat(cosignature.expected()).isEqualTo("XA");
        } finally {
            setLine(size, line);
        }
    }

    private void setLine(long size, String line) {
        int rows =
                beside(handle -> handle.createUpdate("UPDATE cosignature SET line = :line" + LOG + " AND size = :size")
                        .bind("party", "XB")
                        .bind("size", size)
                        .bind("line", line)
                        .execute());
        assertThat(rows).isEqualTo(1);
    }

    /** Whoever changes a leaf with its hash and its tree while the node rests cannot change what was signed. */
    @Test
    void aLeafThatWasReplacedWithAllItsHashesContradictsTheSignedRoot() throws Exception {
        node.stop();
        byte[] leaf = blob("bytes", "leaf", " AND position = 5");
        byte[] hash = blob("hash", "leaf", " AND position = 5");
        byte[] tile = blob("hashes", "tile", " AND level = 0");
        byte[] forged = flipped(leaf, 40);
        byte[] forgedHash = Merkle.leaf(Bytes.of(forged)).bytes().toArray();
        byte[] forgedTile = tile.clone();
        System.arraycopy(forgedHash, 0, forgedTile, 5 * Hash.SIZE, Hash.SIZE);
        set("bytes", "leaf", " AND position = 5", forged);
        set("hash", "leaf", " AND position = 5", forgedHash);
        set("hashes", "tile", " AND level = 0", forgedTile);
        node.start();
        var outcome = verified();
        assertThat(outcome.damages())
                .isNotEmpty()
                .allMatch(damage -> damage.kind() == Kind.ROOT
                        && damage.party().equals("XB")
                        && damage.place().getAsLong() > 5);
        node.stop();
        set("bytes", "leaf", " AND position = 5", leaf);
        set("hash", "leaf", " AND position = 5", hash);
        set("hashes", "tile", " AND level = 0", tile);
        node.start();
        assertThat(verified().holds()).isTrue();
    }

    @Test
    void theHighWaterRecordIsComparedWithWhatWasSigned() throws Exception {
        Path record;
        try (var files = Files.list(folder.resolve("XA/high-water"))) {
            record = files.findFirst().orElseThrow();
        }
        var sound = Files.readString(record);
        Files.writeString(record, sound.replaceFirst("holder [0-9a-f]{4}", "holder 0123"));
        try {
            var damage = one(verified());
            assertThat(damage.kind()).isEqualTo(Kind.HIGH_WATER);
            assertThat(damage.party()).isEqualTo("XA");
            Files.writeString(record, "nothing");
            assertThat(verified().damages()).extracting(Damage::kind).containsOnly(Kind.HIGH_WATER);
        } finally {
            Files.writeString(record, sound);
        }
        assertThat(verified().holds()).isTrue();
    }

    /** A verifier that waits, at the log of XB, until it is let go on. */
    private Verifier waiting(Path file, CountDownLatch there, CountDownLatch go) {
        Circle circle = node.node().orElseThrow().ledger(world.circle()).orElseThrow();
        var formats = Formats.of(world.pack().formats().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, format -> format.getValue().release())));
        var subject = new Subject(
                world.charter(),
                formats,
                circle.store(XB),
                () -> {
                    there.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return circle.leaves(XB);
                },
                Optional.empty());
        return new Verifier(file, world.clock(), () -> List.of(subject), _ -> {});
    }

    @Test
    void oneRunsAtATimeWhatComesMeanwhileIsLeftOutAndAStoppedOneClearsNothing() throws Exception {
        var file = folder.resolve("waiting.json");
        var there = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var verifier = waiting(file, there, go)) {
            long size = verifier.last().isEmpty() ? circleSize() : -1;
            assertThat(verifier.begin("chief")).isTrue();
            there.await();
            assertThat(verifier.begin("another")).isFalse();
            assertThat(verifier.progress()).hasValueSatisfying(progress -> {
                assertThat(progress.who()).isEqualTo("chief");
                assertThat(progress.all()).isEqualTo(size);
                assertThat(progress.party()).isEqualTo("XB");
            });
            send(XB, "XB/1", "said meanwhile");
            world.clock().awaitQuiet();
            assertThat(circleSize()).isGreaterThan(size);
            go.countDown();
            Await.until(
                    "the end of the re-verification", () -> verifier.progress().isEmpty());
            assertThat(verifier.last().orElseThrow().holds()).isTrue();
            assertThat(verifier.last().orElseThrow().logs())
                    .extracting(LogTally::leaves)
                    .containsExactly(size);
        }
        byte[] leaf = blob("bytes", "leaf", " AND position = 4");
        set("bytes", "leaf", " AND position = 4", flipped(leaf, 9));
        try (var verifier = waiting(file, new CountDownLatch(1), new CountDownLatch(0))) {
            verifier.begin("chief");
            Await.until(
                    "the end of the re-verification", () -> verifier.progress().isEmpty());
            assertThat(verifier.standing()).hasSize(1);
        } finally {
            set("bytes", "leaf", " AND position = 4", leaf);
        }
        stoppedClearsNothing(file);
    }

    private void stoppedClearsNothing(Path file) throws IOException, InterruptedException {
        var there = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var verifier = waiting(file, there, go)) {
            assertThat(verifier.standing()).as("read from the file").hasSize(1);
            assertThat(verifier.stop()).isFalse();
            verifier.begin("");
            there.await();
            assertThat(verifier.stop()).isTrue();
            go.countDown();
            Await.until(
                    "the end of the re-verification", () -> verifier.progress().isEmpty());
            assertThat(verifier.last().orElseThrow().ending()).isEqualTo(Ending.STOPPED);
            assertThat(verifier.standing()).hasSize(1);
            assertThat(verifier.alarms(world.circle())).hasSize(1);
            assertThat(verifier.begin("")).isTrue();
            Await.until(
                    "the end of the re-verification", () -> verifier.progress().isEmpty());
            assertThat(verifier.standing()).isEmpty();
        }
        assertThat(Files.readString(file)).contains("\"standing\":[]");
    }

    private long circleSize() {
        return node.node()
                .orElseThrow()
                .ledger(world.circle())
                .orElseThrow()
                .store(XB)
                .size();
    }
}
