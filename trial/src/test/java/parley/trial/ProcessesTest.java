package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code demo --processes}: each node a process of its own, on the real clock. */
@Tag("ci")
@Timeout(900)
class ProcessesTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern RUNS_ON = Pattern.compile("The nodes run on");

    @TempDir
    Path folder;

    @Test
    void everyReceiptComesFromEveryProcessAndNoneOutlivesTheDemo() {
        Path world = folder.resolve("world");
        try (Program demo = demo("--exit", "--json", "--data", world.toString())) {
            assertThat(demo.awaitExit(LIMIT)).as("%s", demo.err()).isZero();
            assertThat(demo.out()).hasSize(1);
            JsonNode report = new JsonMapper().readTree(demo.out().getFirst());
            int entries = report.get("entries").asInt();
            assertThat(report.get("parties").asInt()).isEqualTo(3);
            assertThat(report.get("receipts").get("expected").asInt()).isEqualTo(2 * entries);
            assertThat(report.get("receipts").get("received").asInt()).isEqualTo(2 * entries);
            assertThat(report.get("findings").get("expected").asInt()).isZero();
            assertThat(report.get("deliveryMs").get("p50").asInt()).isPositive();
            assertThat(demo.err().stream().filter(line -> line.contains(".localhost:")))
                    .hasSize(3);
            ExportedCircle circle = Exports.of(world.resolve("XB"), folder.resolve("export"));
            assertThat(circle.subjects()).hasSize(entries);
            assertThat(circle.missingReceipts()).isEmpty();
            assertNoticesAreReleasedByTwo(circle);
        }
        assertThat(nodesOn(world)).isEmpty();
    }

    @Test
    void aNodeThatDiesIsReportedWithWhatItWroteLast() throws Exception {
        Path world = folder.resolve("world");
        try (Program demo = demo("--port", "0", "--data", world.toString())) {
            demo.awaitLine(RUNS_ON, LIMIT);
            assertThat(String.join("\n", demo.out())).contains("findings not compared");
            List<ProcessHandle> nodes = nodesOf(demo);
            assertThat(nodes).hasSize(3);
            assertThat(nodesOn(world)).containsAll(nodes);
            List<ProcessHandle> one = nodes.stream()
                    .filter(node -> words(node).contains(world.resolve("XB").toString()))
                    .toList();
            assertThat(one).hasSize(1);
            one.getFirst().destroyForcibly();
            assertThat(demo.awaitExit(LIMIT)).isEqualTo(3);
            assertThat(String.join("\n", demo.err()))
                    .contains("the node of XB has ended with 137")
                    .contains("XB desk http://xb.localhost:");
            assertEnded(nodes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL"})
    void noNodeOutlivesADemoThatIsToldToEndOrIsKilled(String signal) throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        List<String> arguments = List.of("demo", "raised-at-d-1", "--processes", "--port", "0");
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (Program demo = Program.parley(Checkout.ROOT, environment, arguments)) {
            demo.awaitLine(RUNS_ON, LIMIT);
            List<ProcessHandle> nodes = nodesOf(demo);
            assertThat(nodes).hasSize(3);
            try (Program kill =
                    Program.start(folder, Map.of(), List.of("kill", "-" + signal, String.valueOf(demo.pid())))) {
                assertThat(kill.awaitExit(LIMIT)).isZero();
            }
            assertEnded(nodes);
            demo.awaitExit(LIMIT);
            assertThat(String.join("\n", demo.err())).doesNotContain("has ended with");
            if (signal.equals("INT")) {
                try (var left = Files.list(temporary)) {
                    assertThat(left.filter(file -> file.getFileName().toString().startsWith("parley-demo-")))
                            .isEmpty();
                }
            }
        }
    }

    private static Program demo(String... options) {
        List<String> arguments = new ArrayList<>(List.of("demo", "raised-at-d-1", "--processes"));
        arguments.addAll(List.of(options));
        return Program.parley(Checkout.ROOT, Map.of(), arguments);
    }

    private static void assertNoticesAreReleasedByTwo(ExportedCircle circle) {
        int notices = 0;
        for (ExportedLog log : circle.logs().values()) {
            for (int index = 0; index < log.size(); index++) {
                if (log.payload(index).get("format").asString().equals("notification")) {
                    notices++;
                    assertThat(log.leaves().get(index).get("signatures").size()).isEqualTo(2);
                }
            }
        }
        assertThat(notices).isPositive();
    }

    private static List<ProcessHandle> nodesOf(Program demo) {
        return ProcessHandle.of(demo.pid()).orElseThrow().children().toList();
    }

    private static List<ProcessHandle> nodesOn(Path world) {
        return ProcessHandle.allProcesses()
                .filter(process -> words(process).stream().anyMatch(word -> word.startsWith(world.toString())))
                .toList();
    }

    /** The words of a command line; {@link ProcessHandle#info} gives none where a class path makes it long. */
    private static List<String> words(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .split("\0"));
        } catch (IOException ended) {
            return List.of();
        }
    }

    private static void assertEnded(List<ProcessHandle> nodes) throws Exception {
        for (ProcessHandle node : nodes) {
            node.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
