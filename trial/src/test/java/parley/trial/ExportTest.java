package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves a node as files is accepted by a tool of others, and by {@code verify}; one flipped byte, by neither. */
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
            }
            assertThat(circle.log(code).cosigners())
                    .as("who has cosigned the log of %s", code)
                    .hasSize(circle.codes().size() - 1);
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
    void theEvidenceOfAnEntryStandsByItself(@TempDir Path folder) throws IOException {
        Path evidence = folder.resolve("evidence");
        ExportedLog log = Exports.of(data("XB"), folder.resolve("export")).log("XA");
        int notice = 0;
        while (!log.payload(notice).get("format").asString().equals("notification")) {
            notice++;
        }
        assertThat(Exports.evidence("XA#" + notice, data("XA"), evidence)).isZero();
        assertThat(Exports.verify(evidence)).isZero();
        Path leaf = evidence.resolve("leaf");
        byte[] bent = Files.readAllBytes(leaf);
        bent[bent.length / 2] ^= 1;
        Files.write(leaf, bent);
        assertThat(Exports.verify(evidence)).isEqualTo(1);
    }
}
