package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases played by real nodes over real sockets. */
class DemoTest {
    /** With a build before it: the launcher's first start in a fresh clone. */
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @TempDir
    Path directory;

    @Test
    void theLauncherPlaysTridentJuncture() {
        Path launcher = Checkout.ROOT.resolve("parley");
        List<String> command = List.of(launcher.toString(), "demo", "--exit", "--json");
        try (Program demo = Program.start(directory, Map.of(), command)) {
            JsonNode report = report(demo);
            assertThat(report.get("case").asString()).isEqualTo("trident-juncture-2015");
            assertThat(report.get("parties").asInt()).isEqualTo(5);
        }
    }

    @Tag("ci")
    @ParameterizedTest
    @MethodSource("cases")
    void everyReceiptAndEveryFindingComes(String name) {
        try (Program demo = demo(name, directory.resolve("world"))) {
            assertThat(report(demo).get("case").asString()).isEqualTo(name);
        }
    }

    @Tag("long")
    @Test
    void theSameCaseGivesTheSameLogs() {
        assertThat(story(directory.resolve("once"))).isEqualTo(story(directory.resolve("again")));
    }

    /**
     * Every case that real nodes can play: where one says itself when an entry was witnessed, they would say otherwise. In the short
     * form the first of each agreement; PlayTest plays more within one program.
     */
    static List<String> cases() throws IOException {
        var byAgreement = new TreeMap<Path, List<String>>();
        try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve("agreements"))) {
            files.filter(file -> file.toString().matches(".*/cases/[^/]+\\.yaml"))
                    .filter(file -> !text(file).contains("\n    witnessed:"))
                    .sorted()
                    .forEach(file -> byAgreement
                            .computeIfAbsent(file.getParent(), folder -> new ArrayList<>())
                            .add(file.getFileName().toString().replaceFirst("\\.yaml$", "")));
        }
        var most = Boolean.getBoolean("parley.long") ? Integer.MAX_VALUE : 1;
        return byAgreement.values().stream()
                .flatMap(cases -> cases.stream().limit(most))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Program demo(String name, Path data) {
        List<String> arguments = List.of("demo", name, "--exit", "--json", "--data", data.toString());
        return Program.parley(Checkout.ROOT, Map.of(), arguments);
    }

    /** Of each log what it declares, in order; the ports in the charter, and so the circle's id, differ from run to run. */
    private static Map<String, List<String>> story(Path data) {
        try (Program demo = demo("northern-fleet-2015", data)) {
            report(demo);
        }
        return Exports.of(data.resolve("RU"), data.resolve("export")).story();
    }

    private static JsonNode report(Program demo) {
        int status = demo.awaitExit(LIMIT);
        assertThat(demo.out()).as("%s", demo.err()).hasSize(1);
        JsonNode report = new JsonMapper().readTree(demo.out().getFirst());
        assertAll(report, "receipts", "received");
        assertAll(report, "findings", "matched");
        assertThat(status).isZero();
        return report;
    }

    private static void assertAll(JsonNode report, String what, String got) {
        assertThat(report.get(what).get(got).asInt())
                .as("%s", report)
                .isEqualTo(report.get(what).get("expected").asInt())
                .isPositive();
    }
}
