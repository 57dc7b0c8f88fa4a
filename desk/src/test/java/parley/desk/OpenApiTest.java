package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Verdict;
import parley.desk.Description.Call;
import parley.desk.Description.Schema;
import parley.desk.access.Role;
import parley.desk.access.Rule;
import parley.desk.api.Access;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Party;
import parley.node.view.CircleSummary;
import parley.node.world.World;
import tools.jackson.databind.node.ObjectNode;

/** The description of the calls is that of the calls: routes, roles, and every answer of real desks. */
@Timeout(120)
class OpenApiTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Path VD11 = Path.of(System.getProperty("parley.root"), "agreements", "vd11");
    private static final String DRAFT = """
            {"format": "notification", "subject": "XA/7", "number": "1/2026", "lang": "en", "to": ["XB", "XC"],
             "written": "2026-03-01T09:00:00Z",
             "body": {"activity": "XA/7", "designation": "Tide", "hosts": ["XA"], "form": "exercise",
               "start": "2026-06-20", "end": "2026-07-10",
               "contingents": [{"party": "XA", "state": "XA", "from": "2026-06-20", "to": "2026-07-10", "troops": 14000,
                 "tanks": 0, "acv": 0, "artillery": 0, "brigades": 2, "divisional": false}],
               "area": {"accuracyMetres": 1000,
                 "points": [[361000000, -381000000], [361000000, -379000000], [359000000, -379000000]]}},
             "officers": [{"officer": "first officer", "passphrase": ""}, {"officer": "second officer", "passphrase": ""}]}
            """;

    private static final String MESSAGE = """
            {"precedence": "flash", "code": "LK2", "with": {"from": "2026-03-02 06:00", "until": "2026-03-02 07:00"},
             "text": "Back soon.", "officers": [{"officer": "first officer", "passphrase": ""}]}
            """;

    @TempDir
    Path data;

    private final Description described = Description.of(Description.resource("api/openapi.json"));
    private final Map<Call, TreeSet<Integer>> seen = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void itIsADocumentOfOpenApi31WithSchemasOf202012() {
        assertThat(described.errors()).isEmpty();
        assertThat(described.errorsOfSchemas()).isEmpty();
        assertThat(Description.of(described.text().replace("\"responses\": {", "\"answers\": {"))
                        .errors())
                .isNotEmpty();
    }

    @Test
    void everyCallIsDescribedWithItsRoleAndNothingElseIs() {
        try (var guarded = new Guarded(data)) {
            var routes = new TreeMap<String, List<String>>();
            guarded.desk.routes().stream()
                    .filter(route -> route.route().startsWith("/api/"))
                    .filter(route -> !route.route().endsWith("*")) // where there is nothing
                    .forEach(route -> routes.put(route.method() + " " + route.route(), roles(route)));
            var calls = new TreeMap<String, List<String>>();
            described
                    .calls()
                    .forEach((call, said) -> calls.put(
                            call.toString(),
                            said.get("security")
                                    .valueStream()
                                    .flatMap(one -> one.get("key").valueStream())
                                    .map(role -> role.asString())
                                    .toList()));
            assertThat(calls).isEqualTo(routes).hasSizeGreaterThan(7);
        }
        assertThat(described
                        .root()
                        .at("/components/schemas/Verdict/enum")
                        .valueStream()
                        .map(word -> word.asString()))
                .containsExactlyElementsOf(
                        Arrays.stream(Verdict.values()).map(Verdict::word).toList());
    }

    private static List<String> roles(Rule route) {
        return route.role().map(Role::word).stream().toList();
    }

    @Test
    void everyAnswerOfADeskIsAsDescribedAndEveryDescribedOneIsGiven() throws Exception {
        refusals();
        caseOfFindings();
        caseKnownLater();
        realNodes();
        aLine();
        aForum();
        pledges();
        aHistory();
        aCouncil();
        assertThat(wrong).isEmpty();
        var promised = new TreeMap<Call, TreeSet<Integer>>();
        described
                .calls()
                .forEach((call, said) -> said.get("responses")
                        .forEachEntry((status, answer) -> promised.computeIfAbsent(call, _ -> new TreeSet<>())
                                .add(Integer.parseInt(status))));
        assertThat(seen).isEqualTo(promised);
    }

    /** A desk that asks who comes: what it says to whom it answers nothing. */
    private void refusals() throws Exception {
        try (var guarded = new Guarded(Files.createDirectory(data.resolve("guarded")))) {
            var reader =
                    bearer(guarded.registry.keys().make("reading", Role.READER).orElseThrow());
            var releaser = bearer(
                    guarded.registry.keys().make("sending", Role.RELEASER).orElseThrow());
            int port = guarded.desk.port();
            for (var each : described.calls().entrySet()) {
                var call = each.getKey();
                boolean open = call.path().endsWith("openapi.json");
                ask(port, call, "", "{}", new Wire.Header("Host", "evil.example"), releaser);
                ask(port, call, "", "{}", local(port), releaser, new Wire.Header("Sec-Fetch-Site", "cross-site"));
                if (!open) {
                    ask(port, call, "", "{}", local(port));
                }
                ask(port, call, "", "{}", local(port), releaser);
                if (each.getValue().has("parameters")) {
                    ask(port, call, "?known=XA:1&circle=" + "0".repeat(64), body(call), local(port), releaser);
                }
            }
            var send = new Call("POST", "/api/send");
            ask(port, send, "", draft("right"), local(port), reader);
            ask(port, send, "", draft("wrong"), local(port), releaser);
            ask(port, send, "", draft("right"), local(port), releaser);
            ask(port, send, "", " ".repeat(300 << 10), local(port), releaser);
            ask(port, new Call("POST", "/api/say"), "", " ".repeat(300 << 10), local(port), releaser);
            guarded.node.busy = true;
            ask(port, new Call("GET", "/api/findings"), "?at=2026-10-01T00:00:00Z", "", local(port), releaser);
            ask(port, new Call("GET", "/api/differences"), "?known=XA:1", "", local(port), releaser);
            guarded.node.others.add(new CircleSummary(
                    Hash.sha256(Bytes.utf8("another")), "Others", true, List.of("XA"), Map.of(), List.of()));
            for (var call : described.calls().keySet()) {
                ask(port, call, "", body(call), local(port), releaser);
            }
            for (var refused : List.of(
                    answer(port, "GET", "/api/nowhere", "", local(port), reader),
                    answer(port, "POST", "/api/inbox", "{}", local(port), releaser),
                    answer(port, "PUT", "/api/inbox", "{}", local(port), releaser))) {
                assertThat(refused.status()).isIn(404, 405);
                assertThat(refused.header("content-type")).contains("application/problem+json");
                assertThat(described.errors(new Schema("Problem"), refused.body()))
                        .isEmpty();
            }
        }
    }

    /** A desk over a case that has findings of every sort, known and not. */
    private void caseOfFindings() throws Exception {
        var node = new CaseNode("zapad-2017", Instant.parse("2017-09-14T12:00:00Z"));
        try (var desk = Desk.open(
                node, new Rows(new Titles(List.of(node.pack))), Files.createDirectory(data.resolve("case")), 0)) {
            var token = new Wire.Header(
                    "Authorization", Access.read(data.resolve("case")).token().header());
            int port = desk.port();
            var findings = ask(port, new Call("GET", "/api/findings"), "", "", local(port), token);
            assertThat(findings.body()).contains("\"needs\":", "\"since\":", "\"dueAt\":");
            var more = (ObjectNode) Description.JSON.readTree(findings.body());
            more.put("more", true);
            assertThat(described.errors(new Schema("Findings"), more.toString()))
                    .isNotEmpty();
        }
    }

    /** A desk over a case of which more is known later than at first. */
    private void caseKnownLater() throws Exception {
        var node = new CaseNode("known-then-and-now", Instant.parse("2026-06-02T00:00:00Z"));
        var folder = Files.createDirectory(data.resolve("later"));
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(node.pack))), folder, 0)) {
            var differences = ask(
                    desk.port(),
                    new Call("GET", "/api/differences"),
                    "?known=2026-04-25T00:00:00Z&at=2026-04-25T00:00:00Z",
                    "",
                    local(desk.port()),
                    new Wire.Header("Authorization", Access.read(folder).token().header()));
            assertThat(differences.body()).contains("\"before\":", "\"after\":");
        }
    }

    /** Desks of real nodes: an entry goes from one to the other. */
    private void realNodes() throws Exception {
        var parties = List.of(new Party("XA"), new Party("XB"), new Party("XC"));
        var pack = PackLoader.load(PackFolder.read(VD11));
        var folder = Files.createDirectory(data.resolve("world"));
        try (var world = World.start(new World.Plan(
                        "described", parties, Map.of("chair", parties.getFirst()), pack, Map.of(), START, folder));
                var author = Desk.open(
                        world.node(parties.get(0)), new Rows(new Titles(List.of(pack))), folder.resolve("XA"), 0);
                var reader = Desk.open(
                        world.node(parties.get(1)), new Rows(new Titles(List.of(pack))), folder.resolve("XB"), 0)) {
            world.clock().awaitQuiet();
            assertThat(described.errors(new Schema("Draft"), DRAFT)).isEmpty();
            var sent = askAsOwner(author, "XA", "POST", "/api/send", DRAFT);
            assertThat(sent.status()).as(sent.body()).isEqualTo(200);
            world.clock().horizon(START.plusSeconds(3_600));
            world.clock().awaitQuiet();
            assertThat(askAsOwner(author, "XA", "GET", "/api/sent", "").body()).contains("\"receipts\":[{");
            assertThat(askAsOwner(reader, "XB", "GET", "/api/inbox", "").body()).contains("\"received\":");
            assertThat(askAsOwner(author, "XA", "GET", "/api/duties", "").body())
                    .contains("\"duties\":[{");
            for (var call : described.calls().keySet()) {
                if (call.method().equals("GET")) {
                    askAsOwner(author, "XA", "GET", call.path(), "");
                }
            }
        }
    }

    /** Desks of real nodes with a line: a message by code goes from one to the other. */
    private void aLine() throws Exception {
        var parties = List.of(new Party("XA"), new Party("XB"));
        var pack = PackLoader.load(PackFolder.read(VD11.resolveSibling("hotline")));
        var folder = Files.createDirectory(data.resolve("line"));
        try (var world = World.start(new World.Plan("line", parties, Map.of(), pack, Map.of(), START, folder));
                var author = Desk.open(
                        world.node(parties.get(0)), new Rows(new Titles(List.of(pack))), folder.resolve("XA"), 0);
                var reader = Desk.open(
                        world.node(parties.get(1)), new Rows(new Titles(List.of(pack))), folder.resolve("XB"), 0)) {
            world.clock().awaitQuiet();
            var said = askAsOwner(author, folder.resolve("XA"), "POST", "/api/say", MESSAGE);
            assertThat(said.status()).as(said.body()).isEqualTo(200);
            askAsOwner(author, folder.resolve("XA"), "POST", "/api/say", MESSAGE.replace("flash", "soon"));
            var test = """
                    {"format": "test-message", "body": {"test": "XA/2", "number": 1, "text": "Bread."}, "officers": [
                     {"officer": "first officer", "passphrase": ""}]}""";
            askAsOwner(author, folder.resolve("XA"), "POST", "/api/send", test);
            world.clock().horizon(START.plusSeconds(60));
            world.clock().awaitQuiet();
            var read = """
                    {"format": "acknowledgement", "subject": "XA/1", "body": {"acknowledged": "XA/1", "text": "Yes."},
                     "officers": [{"officer": "first officer", "passphrase": ""}]}""";
            askAsOwner(reader, folder.resolve("XB"), "POST", "/api/send", read);
            world.clock().horizon(START.plus(Duration.ofDays(2)));
            world.clock().awaitQuiet();
            assertThat(askAsOwner(reader, folder.resolve("XB"), "GET", "/api/line", "")
                            .body())
                    .contains(
                            "\"says\":{",
                            "\"read\":{",
                            "\"received\":",
                            "\"turns\":[{",
                            "\"missed\":[{",
                            "\"unread\":0");
        }
    }

    /** A desk of a real node where texts are adopted: one is put forward, and told with its form. */
    private void aForum() throws Exception {
        var parties = List.of(new Party("XA"), new Party("XB"), new Party("XC"));
        var pack = PackLoader.load(PackFolder.read(VD11.resolveSibling("forum")));
        var folder = Files.createDirectory(data.resolve("forum"));
        try (var world = World.start(new World.Plan(
                        "forum", parties, Map.of("chair", parties.getFirst()), pack, Map.of(), START, folder));
                var author = Desk.open(
                        world.node(parties.get(0)), new Rows(new Titles(List.of(pack))), folder.resolve("XA"), 0)) {
            world.clock().awaitQuiet();
            var proposal = """
                    {"format": "proposal", "subject": "XA/1", "body": {"title": "Rules", "text": "The chair changes each year.",
                      "until": "2026-03-10T12:00:00Z"},
                     "officers": [{"officer": "first officer", "passphrase": ""}, {"officer": "second officer", "passphrase": ""}]}""";
            askAsOwner(author, folder.resolve("XA"), "POST", "/api/send", proposal);
            world.clock().horizon(START.plusSeconds(60));
            world.clock().awaitQuiet();
            assertThat(askAsOwner(author, folder.resolve("XA"), "GET", "/api/proposals", "")
                            .body())
                    .contains("\"next\":\"XA/2\"", "\"verdict\":\"open\"", "\"title\":\"Rules\"", "\"extends\":{");
        }
    }

    /** A desk over a case of pledges: contested, suspended, restored, and tied to findings that are known here and not. */
    private void pledges() throws Exception {
        var folder = VD11.resolveSibling("cooperation");
        var pack = PackLoader.load(PackFolder.read(folder));
        var text = Files.readString(folder.resolve("cases/light-and-cable.yaml"));
        var node = Played.node(pack, Played.scenario(pack, text), Instant.parse("2026-06-02T12:00:00Z"));
        var own = Files.createDirectory(data.resolve("pledges"));
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(pack))), own, 0)) {
            assertThat(askAsOwner(desk, own, "GET", "/api/pledges", "").body())
                    .contains(
                            "\"answer\":\"contests\"",
                            "\"restored\":[{",
                            "\"found\":[]",
                            "\"contested\":{\"amount\":\"250000\",\"open\":0}");
        }
    }

    /** A desk over a case with sessions in every state. */
    private void aCouncil() throws Exception {
        var pack = PackLoader.load(PackFolder.read(VD11.resolveSibling("council")));
        var text = Files.readString(VD11.resolveSibling("council").resolve("cases/a-year-in-council.yaml"));
        var node = Played.node(pack, Played.scenario(pack, text), Instant.parse("2026-03-21T09:00:00Z"));
        var folder = Files.createDirectory(data.resolve("council"));
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(pack))), folder, 0)) {
            assertThat(askAsOwner(desk, folder, "GET", "/api/council", "").body())
                    .contains(
                            "\"mean\":\"5/3\"",
                            "\"departure\":{",
                            "\"late\":[{",
                            "\"adopted\"",
                            "\"reports\":[{",
                            "\"document\":\"9f86");
        }
    }

    /** A desk over a history: accounts given, withheld and withdrawn, a request, an event under two numbers. */
    private void aHistory() throws Exception {
        var folder = VD11.resolveSibling("history");
        var pack = PackLoader.load(PackFolder.read(folder));
        var text = Files.readString(folder.resolve("cases/two-lighthouses.yaml"))
                .replace("impact: Vessels went round by the south for two years.", "impact: { absent: toFollow }");
        var node = Played.node(pack, Played.scenario(pack, text), Instant.parse("2026-05-03T12:00:00Z"));
        var own = Files.createDirectory(data.resolve("history"));
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(pack))), own, 0)) {
            assertThat(askAsOwner(desk, own, "GET", "/api/history", "").body())
                    .contains(
                            "\"same\":[{\"by\":\"XB\",\"id\":\"XB/1\"}]",
                            "\"impact\":{\"absent\":\"toFollow\"}",
                            "\"owed\":[{",
                            "\"first\":\"1994-06-03\"");
        }
    }

    private Wire.Answer askAsOwner(Desk desk, String party, String method, String path, String body) throws Exception {
        return askAsOwner(desk, data.resolve("world").resolve(party), method, path, body);
    }

    private Wire.Answer askAsOwner(Desk desk, Path folder, String method, String path, String body) throws Exception {
        var token = Access.read(folder).token();
        return ask(
                desk.port(),
                new Call(method, path),
                "",
                body,
                local(desk.port()),
                new Wire.Header("Authorization", token.header()));
    }

    /** Asks, and notes in what the answer is not as described. */
    private Wire.Answer ask(int port, Call call, String query, String body, Wire.Header... headers) {
        var answer = answer(port, call.method(), call.path() + query, body, headers);
        described
                .errors(call, answer)
                .forEach(error ->
                        wrong.add("%s%s, %d: %s in %s".formatted(call, query, answer.status(), error, answer.body())));
        seen.computeIfAbsent(call, _ -> new TreeSet<>()).add(answer.status());
        return answer;
    }

    private static Wire.Answer answer(int port, String method, String target, String body, Wire.Header... headers) {
        return new Wire(port).send(method, target, List.of(headers), body);
    }

    private static Wire.Header local(int port) {
        return new Wire.Header("Host", "127.0.0.1:" + port);
    }

    private static Wire.Header bearer(String key) {
        return new Wire.Header("Authorization", "Bearer " + key);
    }

    private static String body(Call call) {
        return call.path().endsWith("say") ? MESSAGE : draft("right");
    }

    private static String draft(String passphrase) {
        return """
                {"format": "statement", "subject": "XA/1", "body": {"text": "hello"},
                 "officers": [{"officer": "duty", "passphrase": "%s"}]}
                """.formatted(passphrase);
    }
}
