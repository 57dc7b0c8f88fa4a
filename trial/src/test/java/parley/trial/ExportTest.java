package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves a node as files is accepted by a tool of others, and by {@code verify}; one flipped byte, by neither. */
@Tag("ci")
class ExportTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    static Path directory;

    @BeforeAll
    static void play() {
        List<String> demo = List.of(
                "demo",
                "raised-at-d-1",
                "--exit",
                "--data",
                directory.resolve("world").toString());
        try (Program program = Program.parley(Checkout.ROOT, Map.of(), demo)) {
            assertThat(program.awaitExit(LIMIT)).as("%s", program.out()).isZero();
        }
    }

    private static Path data(String code) {
        return directory.resolve("world").resolve(code);
    }

    @Test
    void goReadsEveryLogOfEveryNodeWithItsCosignatures(@TempDir Path folder) {
        CheckTree tree = CheckTree.build(folder);
        for (String code : List.of("XA", "XB", "XC")) {
            ExportedCircle circle = Exports.of(data(code), folder.resolve(code));
            assertThat(circle.logs().keySet()).containsExactlyElementsOf(circle.codes());
            for (ExportedLog log : circle.logs().values()) {
                CheckTree.Answer answer = tree.read(log, circle.cosigners(log));
                assertThat(answer.status()).as(answer.said()).isZero();
                assertThat(answer.said()).startsWith("accepted: size " + log.size() + ",");
                assertThat(log.cosigners())
                        .as("who has cosigned the log of %s, as %s knows", log.owner(), code)
                        .hasSize(circle.codes().size() - 1);
            }
            assertThat(Exports.verify(folder.resolve(code))).isZero();
        }
    }

    @Test
    void aFlippedByteIsSeenByBoth(@TempDir Path folder) throws IOException {
        CheckTree tree = CheckTree.build(folder);
        Path export = folder.resolve("export");
        ExportedCircle circle = Exports.of(data("XA"), export);
        ExportedLog log = circle.log("XA");
        List<String> cosigners = circle.cosigners(log);
        String root = log.root().substring(0, 8);
        int rootAt = Files.readString(log.folder().resolve("checkpoint")).indexOf(root);
        int lastSignatureAt = (int) Files.size(log.folder().resolve("checkpoint")) - 10;
        for (Map.Entry<String, Integer> bend : List.of(
                Map.entry("tile/0/000.p/" + log.size(), 40),
                Map.entry("tile/entries/000.p/" + log.size(), 40),
                Map.entry("checkpoint", rootAt),
                Map.entry("checkpoint", lastSignatureAt))) {
            Path file = log.folder().resolve(bend.getKey());
            byte[] whole = Files.readAllBytes(file);
            byte[] bent = whole.clone();
            bent[bend.getValue()] ^= 1;
            Files.write(file, bent);
            assertThat(tree.read(log, cosigners).status()).as("%s", bend).isEqualTo(1);
            assertThat(Exports.verify(export)).as("%s", bend).isEqualTo(1);
            Files.write(file, whole);
        }
        assertThat(Exports.verify(export)).isZero();
    }

    @Test
    void anyMemberWritesTheEvidenceOfAnyEntry(@TempDir Path folder) throws IOException {
        ExportedCircle circle = Exports.of(data("XB"), folder.resolve("export"));
        var holders = List.copyOf(circle.codes());
        for (ExportedLog log : circle.logs().values()) {
            // Each log from another member's files; in the long form from everybody's.
            int other = (holders.indexOf(log.owner()) + holders.size() - 1) % holders.size();
            for (String holder : Boolean.getBoolean("parley.long") ? holders : List.of(holders.get(other))) {
                String entry = log.owner() + "#" + (log.size() - 1);
                Path evidence = folder.resolve(holder + " of " + entry);
                assertThat(Exports.evidence(entry, data(holder), evidence))
                        .as("the last entry %s from the files of %s", entry, holder)
                        .isZero();
                assertThat(Exports.verify(evidence)).isZero();
            }
        }
        Path evidence = folder.resolve("XC of XA#" + (circle.log("XA").size() - 1));
        byte[] bent = Files.readAllBytes(evidence.resolve("leaf"));
        bent[bent.length / 2] ^= 1;
        Files.write(evidence.resolve("leaf"), bent);
        assertThat(Exports.verify(evidence)).isEqualTo(1);
    }

    @Test
    void withoutAQuorumThereIsNoEvidenceButTheCountOfWhatLacks(@TempDir Path folder) throws Exception {
        Path data = copy(data("XB"), folder.resolve("XB"));
        try (Connection record = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("record.db"));
                Statement others = record.createStatement()) {
            assertThat(others.executeUpdate("DELETE FROM cosignature WHERE member <> 'XB'"))
                    .as("a node that was ended before it had asked")
                    .isPositive();
        }
        ExportedLog log = Exports.of(data, folder.resolve("export")).log("XA");
        assertThat(log.cosigners()).hasSize(1);
        try (Program program = evidence("XA#1", data, folder.resolve("evidence"))) {
            assertThat(program.awaitExit(LIMIT)).isEqualTo(1);
            assertThat(String.join("\n", program.err()))
                    .contains("the log " + log.origin() + " is held here up to size " + log.size())
                    .contains("1 of the 2 needed of XB, XC (held: XB)")
                    .contains("parley node --data " + data);
        }
        try (Program program = evidence("XA#" + log.size(), data, folder.resolve("evidence"))) {
            assertThat(program.awaitExit(LIMIT)).isEqualTo(1);
            assertThat(String.join("\n", program.err())).contains("only " + log.size() + " entries are held here");
        }
        assertThat(folder.resolve("evidence")).doesNotExist();
    }

    private static Program evidence(String entry, Path data, Path folder) {
        return Program.parley(
                Checkout.ROOT, Map.of(), List.of("evidence", entry, folder.toString(), "--data", data.toString()));
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return to;
    }
}
