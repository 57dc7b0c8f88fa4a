package parley.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.StoryFile;
import parley.cli.archive.AuditCommand;
import parley.cli.terminal.Terminal;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley audit} of an export, beside what the desks of the nodes that wrote the record say. */
final class Audits {
    private static final JsonMapper JSON = new JsonMapper();

    private Audits() {}

    /** Each finding that the story expects in its circle is worked out from the export at its instant, and its proof holds. */
    static void assertAsExpected(Path export, StoryFile.Circle told) {
        JsonNode audit = audit(export, "--expect", "crisis");
        assertThat(strings(audit.get("mismatches"))).as("%s", export).isEmpty();
        assertThat(audit.get("expected").asInt()).isEqualTo(expected(told).size());
        assertThat(audit.get("checked").asInt()).isEqualTo((int) expected(told).stream()
                .filter(each -> each.verdict().isPresent())
                .count());
        assertThat(audit.get("failed").asInt()).isZero();
    }

    /** The export gives every finding that the desk shows, and no other. */
    static void assertAsOnTheDesk(Path export, String circle, Path data) throws Exception {
        JsonNode now = findings(data, "?circle=" + circle);
        assertSame(export, now, audit(export, "--at", now.get("at").asString()));
    }

    /** The same of an instant in the middle of the story, as known then. */
    static void assertAsThenKnownOnTheDesk(Path export, String circle, StoryFile.Circle told, Path data)
            throws Exception {
        String then = middle(told).toString();
        JsonNode found = findings(data, "?circle=%s&at=%s&known=%s".formatted(circle, then, then));
        assertSame(export, found, audit(export, "--at", then, "--known", then));
    }

    private static JsonNode findings(Path data, String query) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            DeskCalls.Answer answer = new DeskCalls(client).get(data, "findings" + query);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.json();
        }
    }

    private static void assertSame(Path export, JsonNode desk, JsonNode audit) {
        List<Map<String, JsonNode>> shown = new ArrayList<>();
        desk.get("findings").forEach(finding -> shown.add(members(finding)));
        List<Map<String, JsonNode>> recomputed = new ArrayList<>();
        audit.get("agreements")
                .forEach(agreement -> agreement.get("findings").forEach(finding -> recomputed.add(members(finding))));
        assertThat(recomputed).as("%s", export).isNotEmpty().containsExactlyInAnyOrderElementsOf(shown);
        assertThat(audit.get("checked").asInt()).isEqualTo(shown.size());
        assertThat(audit.get("failed").asInt()).isZero();
    }

    /** What both say of a finding: the desk also since when it has stood, the audit also what is counted and owed. */
    private static Map<String, JsonNode> members(JsonNode finding) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        for (String name : List.of("finding", "by", "account", "verdict", "cites", "dueAt", "needs", "incomplete")) {
            Optional.ofNullable(finding.get(name)).ifPresent(value -> members.put(name, value));
        }
        return members;
    }

    private static Instant middle(StoryFile.Circle told) {
        List<Instant> instants =
                expected(told).stream().map(Scenario.Expected::at).sorted().toList();
        return instants.get(instants.size() / 2);
    }

    private static List<Scenario.Expected> expected(StoryFile.Circle told) {
        return told.parts().stream()
                .flatMap(part -> part.scenario().expect().stream())
                .toList();
    }

    private static List<String> strings(JsonNode items) {
        List<String> strings = new ArrayList<>();
        items.forEach(item -> strings.add(item.asString()));
        return strings;
    }

    /** In this JVM: a program of its own for each would spend its time on starting. */
    private static JsonNode audit(Path export, String... options) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                Map.of(),
                InstantSource.system(),
                Checkout.ROOT);
        List<String> arguments = new ArrayList<>(List.of(export.toString(), "--json"));
        arguments.addAll(List.of(options));
        int code = new CommandLine(new AuditCommand(terminal)).execute(arguments.toArray(String[]::new));
        assertThat(code).as("%s %s", out.toString(UTF_8), err.toString(UTF_8)).isZero();
        return JSON.readTree(out.toString(UTF_8));
    }
}
