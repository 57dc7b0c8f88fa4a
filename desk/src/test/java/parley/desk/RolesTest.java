package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.desk.access.Act;
import parley.desk.access.Role;
import parley.desk.access.Rule;
import parley.desk.access.Visitor;
import parley.desk.api.Access;
import parley.node.office.Office;
import parley.node.store.DurableSteps;
import parley.node.view.SavedDraft;
import parley.node.view.Typed;

/** What each role may do: on every route of the desk, in what pages offer, for programs, and in the log. */
class RolesTest {
    @TempDir
    Path data;

    @AutoClose
    private Guarded guarded;

    @BeforeEach
    void open() {
        guarded = new Guarded(data);
    }

    private static String address(Rule route) {
        return route.route().replace("{id}", RestingNode.CIRCLE.hex()).replaceAll("\\{[^}]*}", "1");
    }

    /** Asks with and without what a role gives, on every route that any part has registered; none can be left out. */
    @Test
    void everyRouteOfTheDeskIsShutToWhomTheTableSays() {
        var routes = guarded.desk.routes();
        assertThat(routes).hasSizeGreaterThan(60);
        var people = new EnumMap<Role, Person>(Role.class);
        for (var role : Role.values()) {
            people.put(role, guarded.signedIn("a " + role.word(), role));
        }
        var stranger = guarded.stranger();
        List<String> wrong = new ArrayList<>();
        for (var route : routes) {
            boolean forPrograms =
                    route.route().startsWith("/api/") && route.role().isPresent();
            int asked = status(stranger, route);
            boolean turnedAway = asked == 401 || isLedToSignIn(stranger, route);
            if (turnedAway != route.role().isPresent()) {
                wrong.add("nobody: %s %s gave %d".formatted(route.method(), route.route(), asked));
            }
            for (var role : Role.values()) {
                if (isLive(route)) {
                    continue; // An open page; it has a test of its own.
                }
                int status = status(Objects.requireNonNull(people.get(role)), route);
                boolean may = route.role().map(role::includes).orElse(true);
                boolean refused = status == 403 && isForbidden(Objects.requireNonNull(people.get(role)), route);
                if (forPrograms ? status != 401 : may == refused) {
                    wrong.add("%s: %s %s gave %d".formatted(role, route.method(), route.route(), status));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isLive(Rule route) {
        return route.route().endsWith("/live");
    }

    private static Wire.Answer ask(Person person, Rule route) {
        return route.method().equals("GET")
                ? person.get(address(route))
                : person.raw(address(route), Map.of(), new Wire.Header("Origin", person.origin()));
    }

    private static int status(Person person, Rule route) {
        return ask(person, route).status();
    }

    private static boolean isLedToSignIn(Person person, Rule route) {
        return ask(person, route).header("location").orElse("").startsWith("/sign-in?");
    }

    /** A form without a seal gets a 403 too, but from further in. */
    private static boolean isForbidden(Person person, Rule route) {
        return ask(person, route).body().contains("<h1 class=\"shown\">Not allowed</h1>");
    }

    @Test
    void whatIsOpenIsTheWayInAndNothingElse() {
        var open = guarded.desk.routes().stream()
                .filter(route -> route.role().isEmpty())
                .map(Rule::route)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(open)
                .allMatch(route -> route.equals("/sign-in")
                        || route.startsWith("/sign-in/")
                        || route.equals("/health")
                        || route.equals("/ready")
                        || route.equals("/api/openapi.json"));
    }

    @Test
    void anAddressSpelledOtherwiseOpensNoMore() {
        var reader = guarded.signedIn("a reader", Role.READER);
        for (var address : List.of(
                "/administration/",
                "//administration",
                "/./administration",
                "/x/../administration",
                "/%61dministration",
                "/administration;x=1",
                "/ADMINISTRATION",
                "/circle/" + RestingNode.CIRCLE.hex() + "/administration",
                "/administration%2f",
                "/administration/log.csv;")) {
            var answer = reader.get(address);
            assertThat(answer.status()).as(address).isIn(400, 403, 404);
            assertThat(answer.body()).as(address).doesNotContain("admin.accounts", "a reader</bdi></th>");
        }
    }

    @Test
    void pagesOfferWhatTheRoleMay() {
        var reader = guarded.signedIn("a reader", Role.READER);
        var drafter = guarded.signedIn("a drafter", Role.DRAFTER);
        var chief = guarded.signedIn("a chief", Role.ADMINISTRATOR);
        assertThat(reader.get("/").body()).doesNotContain("href=\"/write?", "href=\"/administration?");
        assertThat(drafter.get("/").body()).contains("href=\"/write?").doesNotContain("href=\"/administration?");
        assertThat(chief.get("/").body()).contains("href=\"/write?", "href=\"/administration?");
        var refused = reader.get("/administration?lang=de");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Dies braucht die Rolle Administrator.");
    }

    @Test
    void whatIsNotReleasedIsShownInNoCalendarOfAReader() {
        guarded.node.drafts.put(
                "secret-plan", new SavedDraft("secret-plan", RestingNode.NOW, new Typed("statement", Map.of())));
        var reader = guarded.signedIn("a reader", Role.READER);
        var drafter = guarded.signedIn("a drafter", Role.DRAFTER);
        assertThat(drafter.get("/calendar/spans").body()).contains("secret-plan");
        assertThat(reader.get("/calendar/spans").body()).doesNotContain("secret-plan");
        var asked = "/calendar/spans?lang=en&draft=secret-plan";
        assertThat(drafter.get(asked).body()).contains("id=\"draft-title\"");
        assertThat(reader.get(asked).body()).doesNotContain("id=\"draft-title\"", "<option value=\"secret-plan\"");
    }

    @Test
    void aPageThatStaysOpenEndsWithItsSession() throws Exception {
        var person = guarded.signedIn("a reader", Role.READER);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), guarded.desk.port())) {
            socket.setSoTimeout(20_000);
            var request = "GET /live HTTP/1.1\r\nHost: %s\r\nCookie: parley-session=%s\r\n\r\n"
                    .formatted(person.host(), person.cookies.get("parley-session"));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).contains("200");
            assertThat(in.lines().filter(line -> line.contains("event:beat")).findFirst())
                    .isPresent();
            guarded.registry
                    .sessions()
                    .all()
                    .forEach(one -> guarded.registry.sessions().end(one.number()));
            assertThat(in.lines().filter("0"::equals).findFirst())
                    .as("the end of the stream")
                    .isPresent();
        }
    }

    @Test
    @Timeout(60)
    void aPageThatIsOpenIsInUse() throws Exception {
        var person = guarded.signedIn("a reader", Role.READER);
        long number = guarded.registry.sessions().all().getFirst().number();
        guarded.pass(Duration.ofMinutes(20));
        assertThat(guarded.registry.sessions().lasts(number)).isTrue();
        guarded.pass(Duration.ofMinutes(20));
        assertThat(person.get("/").status()).isEqualTo(200);
    }

    private Wire.Answer call(String method, String path, String... authorization) {
        List<Wire.Header> headers = new ArrayList<>();
        headers.add(new Wire.Header("Host", "127.0.0.1:" + guarded.desk.port()));
        for (var shown : authorization) {
            headers.add(new Wire.Header("Authorization", shown));
        }
        return new Wire(guarded.desk.port()).send(method, path, headers, "{}");
    }

    @Test
    void aKeyOpensWhatItsRoleMayUntilItIsRevoked() throws Exception {
        var keys = guarded.registry.keys();
        var reader = "Bearer " + keys.make("reading robot", Role.READER).orElseThrow();
        var releaser = "Bearer " + keys.make("sending robot", Role.RELEASER).orElseThrow();
        var token = Access.read(data).token().header();
        assertThat(call("GET", "/api/inbox").status()).isEqualTo(401);
        assertThat(call("GET", "/api/inbox", "Bearer " + "0".repeat(64)).status())
                .isEqualTo(401);
        assertThat(call("GET", "/api/inbox", reader.toUpperCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(401);
        assertThat(call("GET", "/api/inbox", reader).status()).isEqualTo(200);
        assertThat(call("GET", "/api/inbox", token).status()).isEqualTo(200);
        var refused = call("POST", "/api/send", reader);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("releaser");
        assertThat(call("POST", "/api/send", releaser).status())
                .as("an empty draft")
                .isEqualTo(400);
        assertThat(call("GET", "/entries.csv", reader).status()).isEqualTo(200);
        assertThat(call("GET", "/administration", releaser).status()).isEqualTo(403);
        assertThat(keys.make("reading robot", Role.ADMINISTRATOR)).isEmpty();
        keys.revoke(keys.all().getFirst().number());
        assertThat(call("GET", "/api/inbox", reader).status()).isEqualTo(401);
        assertThat(call("GET", "/api/inbox", releaser).status()).isEqualTo(200);
    }

    @Test
    void aSessionOpensNoCallOfAProgramAndAWrongKeyNoPage() {
        var person = guarded.signedIn("a chief", Role.ADMINISTRATOR);
        assertThat(person.get("/api/inbox").status()).isEqualTo(401);
        var wrong = person.get("/", new Wire.Header("Authorization", "Bearer " + "0".repeat(64)));
        assertThat(wrong.status()).isEqualTo(401);
    }

    @Test
    void anAdministratorMakesAccountsAndKeysAndEndsSessionsOnThePage() {
        var chief = guarded.signedIn("a chief", Role.ADMINISTRATOR);
        var page = chief.get("/administration");
        assertThat(page.body()).contains("a chief", "GET /administration/**");
        var seal = Person.seal(page);
        var shown =
                chief.post("/administration/account/add", Map.of("seal", seal, "name", "Анна-Ω", "role", "drafter"));
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.header("cache-control")).contains("no-store");
        var code = shown.body().replaceAll("(?s).*id=\"secret\">([^<]*)<.*", "$1");
        var drafter = guarded.stranger();
        assertThat(guarded.enrol(drafter, guarded.authenticator(), code).status())
                .isEqualTo(303);
        assertThat(drafter.get("/write").status()).isEqualTo(200);
        assertThat(chief.post("/administration/account/add", Map.of("seal", seal, "name", "Анна-Ω", "role", "reader"))
                        .status())
                .isEqualTo(409);
        assertThat(chief.post("/administration/account/add", Map.of("seal", seal, "name", "<b>", "role", "reader"))
                        .status())
                .isEqualTo(400);
        assertThat(chief.post("/administration/account/add", Map.of("seal", seal, "name", "ok", "role", "king"))
                        .status())
                .isEqualTo(400);
        var session = guarded.registry.sessions().of("Анна-Ω").getFirst().number();
        chief.post("/administration/session/end", Map.of("seal", seal, "session", Long.toString(session)));
        assertThat(drafter.get("/write").status()).isEqualTo(303);
        var key = chief.post("/administration/key/make", Map.of("seal", seal, "name", "robot", "role", "reader"));
        assertThat(key.body()).containsPattern("id=\"secret\">[0-9a-f]{64}<");
        assertThat(chief.get("/administration").body()).doesNotContainPattern(">[0-9a-f]{64}<");
        var last = chief.post("/administration/account/close", Map.of("seal", seal, "name", "a chief"));
        assertThat(last.status()).isEqualTo(409);
        assertThat(chief.post("/administration/account/close", Map.of("seal", seal, "name", "nobody"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void oneLooksAfterOnesOwnPasskeysAndSessions() {
        var person = guarded.signedIn("a reader", Role.READER);
        var other = guarded.signedIn("another", Role.READER);
        var options = person.post("/account/options", Map.of());
        var second = guarded.authenticator();
        var made = second.create(Authenticator.json(options.body()));
        assertThat(other.post("/account/passkey", Map.of("answer", made)).status())
                .as("the challenge of another browser")
                .isEqualTo(400);
        made = second.create(
                Authenticator.json(person.post("/account/options", Map.of()).body()));
        assertThat(person.post("/account/passkey", Map.of("answer", made)).status())
                .isEqualTo(303);
        assertThat(guarded.registry.passkeys().of("a reader")).hasSize(2);
        var elsewhere = guarded.stranger();
        assertThat(guarded.signIn(elsewhere, second, "/").status()).isEqualTo(303);
        var mine = guarded.registry.sessions().of("a reader");
        assertThat(mine).hasSize(2);
        long others = guarded.registry.sessions().of("another").getFirst().number();
        person.post("/account/session/end", Map.of("session", Long.toString(others)));
        assertThat(other.get("/").status()).isEqualTo(200);
        var ended = person.get("/account").body().replaceAll("(?s).*name=\"session\" value=\"([0-9]+)\".*", "$1");
        person.post("/account/session/end", Map.of("session", ended));
        assertThat(person.get("/account").status()).isEqualTo(200);
        assertThat(elsewhere.get("/").status()).isEqualTo(303);
    }

    @Test
    void aBrowserLeftOpenAddsNoPasskey() {
        var person = guarded.signedIn("a reader", Role.READER);
        assertThat(person.get("/account").body()).contains("/account/options");
        guarded.pass(Duration.ofMinutes(15));
        assertThat(person.get("/account").body()).doesNotContain("/account/options");
        assertThat(person.post("/account/options", Map.of()).status()).isEqualTo(403);
        assertThat(person.post("/account/passkey", Map.of("answer", "{}")).status())
                .isEqualTo(403);
        var mark = guarded.registry.passkeys().of("a reader").getFirst().mark();
        assertThat(person.post("/account/passkey/drop", Map.of("passkey", mark)).status())
                .isEqualTo(403);
    }

    @Test
    void aBrowserLeftOpenGivesNobodyLastingAccess() {
        guarded.registry.accounts().add("duty", Role.READER);
        guarded.registry.accounts().add("gone", Role.ADMINISTRATOR);
        guarded.registry.accounts().close("gone");
        var authenticator = guarded.authenticator();
        guarded.registry.accounts().add("a chief", Role.ADMINISTRATOR);
        var chief = guarded.stranger();
        guarded.enrol(
                chief, authenticator, guarded.registry.codes().draw("a chief").orElseThrow());
        guarded.pass(Duration.ofMinutes(15));
        var forms = Map.of(
                "account/code", Map.of("name", "duty"),
                "account/role", Map.of("name", "duty", "role", "administrator"),
                "account/reopen", Map.of("name", "gone"),
                "account/add", Map.of("name", "new one", "role", "administrator"),
                "key/make", Map.of("name", "robot", "role", "administrator"));
        int noted = guarded.registry.journal().newest(100).size();
        forms.forEach((path, form) -> {
            var refused = chief.post("/administration/" + path, form);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.body()).as(path).contains("/sign-in?lang=en&amp;again=yes&amp;to=%2Fadministration");
        });
        assertThat(guarded.registry.journal().newest(100)).hasSize(noted);
        assertThat(chief.get("/sign-in").status()).isEqualTo(303);
        assertThat(chief.get("/sign-in?again=yes&to=%2Fadministration").body())
                .contains("value=\"/administration\"", "again=yes");
        assertThat(guarded.signIn(chief, authenticator, "/administration").header("location"))
                .contains("/administration");
        assertThat(chief.post("/administration/account/code", Map.of("name", "duty"))
                        .status())
                .isEqualTo(200);
        guarded.pass(Duration.ofMinutes(15));
        assertThat(chief.post("/administration/account/close", Map.of("name", "duty"))
                        .status())
                .as("what takes access away waits for nothing")
                .isEqualTo(303);
    }

    @Test
    void noAccountCanBeCalledWhatTheLogCallsAProgram() {
        assertThat(new Visitor.Program("alpha", Role.READER).called()).isEqualTo("key: alpha");
        for (var called : List.of(new Visitor.Program("alpha", Role.READER).called(), new Visitor.Owner().called())) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> guarded.registry.accounts().add(called, Role.READER)))
                    .as(called)
                    .isInstanceOf(parley.ledger.text.MalformedException.class);
        }
    }

    @Test
    void refusedTriesDoNotCoverWhatElseWasDone() {
        var chief = guarded.signedIn("a chief", Role.ADMINISTRATOR);
        chief.post("/administration/account/add", Map.of("name", "b reader", "role", "reader"));
        for (int i = 0; i < 250; i++) {
            guarded.registry.journal().note("-", Act.What.REFUSED, "enrolment code");
        }
        assertThat(chief.get("/administration/log").body())
                .contains("/administration/log?lang=en&amp;refused=no")
                .doesNotContain("b reader, reader");
        assertThat(chief.get("/administration/log?refused=no").body())
                .contains("b reader, reader")
                .doesNotContain("enrolment code");
        assertThat(chief.get("/administration/log.csv?refused=no").body())
                .contains("b reader, reader")
                .doesNotContain("enrolment code");
    }

    @Test
    void theLogSaysWhoDidWhatAndIsNeverChanged() {
        var chief = guarded.signedIn("a chief", Role.ADMINISTRATOR);
        var seal = chief.seal();
        chief.post("/sign-in/code", Map.of("seal", seal, "code", "0000"));
        chief.post("/administration/account/add", Map.of("seal", seal, "name", "=cmd", "role", "reader"));
        chief.post("/administration/account/add", Map.of("seal", seal, "name", "b reader", "role", "reader"));
        chief.post("/sign-out", Map.of("seal", seal));
        assertThat(guarded.registry.journal().newest(100).stream()
                        .map(Act::what)
                        .toList())
                .containsExactly(
                        Act.What.SIGNED_OUT,
                        Act.What.CODE_DRAWN,
                        Act.What.ACCOUNT_MADE,
                        Act.What.REFUSED,
                        Act.What.SIGNED_IN,
                        Act.What.PASSKEY_ADDED);
        assertThat(guarded.registry.journal().newest(3).getLast().about()).isEqualTo("b reader, reader");
        var file = Jdbi.create("jdbc:sqlite:" + data.resolve("accounts.db"));
        for (var change : List.of("UPDATE act SET who = 'x'", "DELETE FROM act")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> file.useHandle(handle -> handle.execute(change))))
                    .hasMessageContaining("the log is never");
        }
        var next = guarded.signedIn("next chief", Role.ADMINISTRATOR);
        assertThat(next.get("/administration/log").body()).contains("b reader, reader");
        var csv = next.get("/administration/log.csv");
        assertThat(csv.body()).startsWith("number,at,who,what,about\r\n").contains(",a chief,account-made,");
    }

    /** What a form says of its writer counts only where the desk does not know him. */
    @Test
    void whoeverHasSignedInWritesInTheShiftUnderHisOwnName() throws IOException {
        var folder = Files.createDirectory(data.resolve("office"));
        try (var office = Office.open(folder, () -> RestingNode.NOW, DurableSteps.NONE, _ -> {})) {
            guarded.node.office = Optional.of(office);
            var weber = guarded.signedIn("Weber", Role.DRAFTER);
            var page = weber.get("/shift");
            assertThat(page.body()).contains("<bdi>Weber</bdi>").doesNotContain("name=\"who\"");
            var once = Pattern.compile("name=\"once\" value=\"([0-9a-f]+)\"").matcher(page.body());
            assertThat(once.find()).isTrue();
            var written = weber.post(
                    "/shift/log",
                    Map.of(
                            "seal", Person.seal(page),
                            "once", once.group(1),
                            "text", "XB called",
                            "means", "telephone",
                            "who", "Petrov"));
            assertThat(written.status()).as(written.body()).isEqualTo(303);
            assertThat(weber.get("/shift").body()).contains("XB called").doesNotContain("Petrov");
        }
    }
}
