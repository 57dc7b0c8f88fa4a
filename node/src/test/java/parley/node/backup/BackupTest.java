package parley.node.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.ledger.entry.Party;
import parley.node.Await;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;
import parley.node.view.Typed;
import parley.node.world.World;
import parley.node.world.WorldNode;

/** Copies of a running node's databases, and what a node does on a folder into which one was put back. */
@Timeout(120)
class BackupTest {
    private static final Path AGREEMENT = Path.of(System.getProperty("parley.root"), "agreements", "vd11");
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");

    @TempDir
    Path folder;

    private World world;
    private WorldNode node;
    private Path data;
    private Path into;

    @BeforeEach
    void start() throws Exception {
        world = World.start(new World.Plan(
                "kept twice",
                List.of(XA, XB),
                Map.of("chair", XA),
                PackLoader.load(PackFolder.read(AGREEMENT)),
                Map.of(),
                START,
                folder));
        node = world.node(XA);
        data = folder.resolve("XA");
        into = folder.resolve("backups");
        send("before");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void send(String text) throws InterruptedException {
        var draft = new Draft(
                "statement",
                List.of(),
                Optional.of("XA/1"),
                Optional.empty(),
                List.of(),
                "en",
                "{\"text\":\"%s\"}".formatted(text),
                Optional.empty());
        assertThat(node.send(world.circle(), draft, List.of(new Credential("first officer", ""))))
                .isInstanceOf(SendOutcome.Sent.class);
        world.clock().awaitQuiet();
    }

    private Backup.Made made() throws IOException {
        return Backup.make(data, into, "XA", "chief", START);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void aRunningNodeIsCopiedWithItsHeadsAndNeverItsHighWaterRecord() throws Exception {
        node.beginDraft(world.circle(), new Typed("statement", Map.of("b.text", List.of("half a sentence"))));
        var made = made();
        assertThat(made.folder()).isEqualTo(into.resolve("XA-2026-03-01T090000Z"));
        assertThat(names(into)).containsExactly("XA-2026-03-01T090000Z");
        assertThat(names(made.folder())).containsExactly("manifest.json", "office.db", "record.db");
        var circle = node.node().orElseThrow().ledger(world.circle()).orElseThrow();
        for (Party party : List.of(XA, XB)) {
            var checkpoint =
                    circle.store(party).largestCheckpoint().orElseThrow().checkpoint();
            assertThat(made.manifest().heads())
                    .contains(new Manifest.Head(checkpoint.origin().value(), checkpoint.size(), checkpoint.root()));
        }
        assertThat(Manifest.parse(made.manifest().print())).isEqualTo(made.manifest());
        assertThat(Backup.verify(made.folder())).isEqualTo(made.manifest());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(made.folder().resolve("record.db"))))
                .isEqualTo("rw-------");
        send("after");
        assertThat(Backup.verify(made.folder())).as("the node goes on").isEqualTo(made.manifest());
    }

    @Test
    void oneThatWasChangedIsToldAndNothingIsWrittenOver() throws Exception {
        var made = made();
        assertThatThrownBy(this::made).isInstanceOf(FileAlreadyExistsException.class);
        Path copy = made.folder().resolve("record.db");
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);
        assertThatThrownBy(() -> Backup.verify(made.folder()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("record.db is not what the manifest says");
        assertThat(names(into)).as("nothing half made is left").containsExactly("XA-2026-03-01T090000Z");
    }

    @Test
    void theLastIsNotedAndMissedWhenItIsGone() throws Exception {
        var backups = new Backups(data, "XA", Optional.of(into), () -> START);
        assertThat(backups.last()).isEmpty();
        assertThat(backups.begin("chief")).isTrue();
        Await.until("the end of the backup", () -> backups.since().isEmpty());
        assertThat(backups.failure()).isEmpty();
        var last = backups.last().orElseThrow();
        assertThat(last.manifest().by()).isEqualTo("chief");
        assertThat(Backups.isThere(last)).isTrue();
        Path record = last.folder().resolve("record.db");
        Path aside = into.resolve("record.db");
        Files.move(record, aside);
        assertThat(Backups.isThere(last)).as("without the record").isFalse();
        Files.write(record, new byte[9]);
        assertThat(Backups.isThere(last)).as("with another in its place").isFalse();
        Files.move(aside, record, StandardCopyOption.REPLACE_EXISTING);
        assertThat(Backups.isThere(last)).isTrue();
        Files.delete(last.folder().resolve(Manifest.NAME));
        assertThat(Backups.isThere(last)).as("without its manifest").isFalse();
        assertThat(new Backups(data, "XA", Optional.empty(), () -> START).begin("x"))
                .isFalse();
    }

    private void restore(Backup.Made made) throws IOException {
        node.stop();
        for (String name : List.of("record.db", "office.db")) {
            Files.deleteIfExists(data.resolve(name + "-wal"));
            Files.deleteIfExists(data.resolve(name + "-shm"));
            Files.copy(made.folder().resolve(name), data.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void aCopyThatHoldsAllThatWasSignedGoesOn() throws Exception {
        restore(made());
        node.start();
        send("after it was restored");
        assertThat(node.verification().orElseThrow().begin("")).isTrue();
        Await.until(
                "the end of the re-verification",
                () -> node.verification().orElseThrow().progress().isEmpty());
        assertThat(node.verification().orElseThrow().last().orElseThrow().holds())
                .isTrue();
    }

    @Test
    void aCopyThatIsBehindTheHighWaterRecordIsNotSignedOn() throws Exception {
        var made = made();
        send("after");
        restore(made);
        assertThatThrownBy(node::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("restore it from the mirrors first");
    }

    @Test
    void aCopyWithoutTheHighWaterRecordIsNotSignedOnEither() throws Exception {
        restore(made());
        try (var files = Files.list(data.resolve("high-water"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThatThrownBy(node::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no high-water record");
    }
}
