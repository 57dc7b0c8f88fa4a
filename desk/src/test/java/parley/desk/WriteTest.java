package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.api.Api;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.node.view.NodeView;
import parley.node.view.Typed;

/** Writing, as a browser without scripts does it. */
class WriteTest {
    private static final Pack VD11 =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">");

    @TempDir
    Path data;

    private final RestingNode node = new RestingNode(VD11);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Desk desk;
    private String cookie = "";

    @BeforeEach
    void open() throws IOException {
        desk = Desk.open(node, new Rows(new Titles(List.of(VD11))), data, 0);
    }

    @AfterEach
    void close() {
        desk.close();
        client.close();
    }

    private String origin() {
        return "http://127.0.0.1:" + desk.port();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(origin() + path)).timeout(Duration.ofSeconds(10));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
        return answer;
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return post(path, form, "Origin", origin(), "Sec-Fetch-Site", "same-origin", "Cookie", cookie);
    }

    private HttpResponse<String> post(String path, Map<String, String> form, String... headers) throws Exception {
        var body = form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(origin() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private Typed kept(String name) {
        return Objects.requireNonNull(node.drafts.get(name)).typed();
    }

    private static String hidden(HttpResponse<String> page, String name) {
        return HIDDEN.matcher(page.body())
                .results()
                .filter(found -> found.group(1).equals(name))
                .map((MatchResult found) -> found.group(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + page.body()));
    }

    /** What the page says, without its tags. */
    private static String words(HttpResponse<String> page) {
        return page.body().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** A draft of a statement that can be sent. */
    private String statement() throws Exception {
        return statement("what is said");
    }

    private String statement(String text) throws Exception {
        var seal = hidden(get("/write"), "seal");
        var form = location(post("/write/new", Map.of("seal", seal, "format", "statement")));
        var said = Map.of("seal", seal, "do", "check", "to", "all", "lang.text", "en", "b.text", text);
        return location(post(form, said));
    }

    private Map<String, String> signing(HttpResponse<String> check, String officer, String passphrase) {
        return Map.of(
                "seal", hidden(check, "seal"),
                "written", hidden(check, "written"),
                "entry", hidden(check, "entry"),
                "officer.0", officer,
                "passphrase.0", passphrase);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void everyFormatOfTheAgreementIsOfferedInEveryLanguageAndDrawnAsAForm(String language) throws Exception {
        var start = get("/write?lang=" + language);
        for (var format : VD11.formats().values()) {
            assertThat(start.body()).contains("value=\"" + format.name() + "\"");
            var form = get(location(post(
                    "/write/new?lang=" + language, Map.of("seal", hidden(start, "seal"), "format", format.name()))));
            assertThat(form.statusCode()).isEqualTo(200);
            format.fields()
                    .values()
                    .forEach(field -> assertThat(form.body())
                            .contains("\"b." + field.name() + "\"", ">" + field.item() + "</span>")
                            .contains(String.valueOf(field.label().get(language))));
        }
        assertThat(get("/write?lang=" + language).body()).contains("notification-1");
    }

    @Test
    void whatWasTypedIsKeptAndShownAgainWhetherItCanBeReadOrNot() throws Exception {
        var seal = hidden(get("/write"), "seal");
        var form = location(post("/write/new", Map.of("seal", seal, "format", "notification")));
        var typed =
                Map.of("seal", seal, "do", "save", "b.start", "soon", "b.designation", "<b>\"bold\"</b> \u202eflow");
        assertThat(location(post(form, typed))).isEqualTo(form);
        assertThat(get(form).body())
                .contains("value=\"soon\"")
                .contains("&lt;b&gt;\"bold\"&lt;/b&gt; \u202eflow")
                .contains("saved: ");
        assertThat(kept("notification-1").value("b.start")).isEqualTo("soon");
        var kept = post(form, Map.of("seal", seal, "do", "autosave", "b.start", "sooner"));
        assertThat(kept.body()).isEqualTo("saved: 03:04:31 UTC");
        assertThat(kept("notification-1").value("b.start")).isEqualTo("sooner");
    }

    @Test
    void rowsComeAndGoByButtons() throws Exception {
        var seal = hidden(get("/write"), "seal");
        var form = location(post("/write/new", Map.of("seal", seal, "format", "notification")));
        var added = location(post(form, Map.of("seal", seal, "do", "add:b.contingents", "b.contingents:rows", "0")));
        assertThat(added).endsWith("#b.contingents.0");
        assertThat(get(form).body()).contains("name=\"b.contingents.0.troops\"");
        location(post(form, Map.of("seal", seal, "do", "remove:b.contingents.0", "b.contingents:rows", "1")));
        assertThat(get(form).body()).doesNotContain("name=\"b.contingents.0.troops\"");
    }

    @Test
    void theCheckLeadsToWhatIsWrongAndSaysHowToPutItRight() throws Exception {
        var seal = hidden(get("/write"), "seal");
        var form = location(post("/write/new", Map.of("seal", seal, "format", "notification")));
        var check = get(location(post(form, Map.of("seal", seal, "do", "check", "b.start", "soon", "to", "all"))));
        assertThat(check.statusCode()).isEqualTo(422);
        assertThat(check.body())
                .contains("href=\"#b.start\"", "id=\"b.start\"", "is no date", "href=\"#b.hosts\"", "value=\"soon\"")
                .contains("aria-invalid=\"true\"", "aria-describedby=\"b.start:hint b.start:error\"");
    }

    @Test
    void aDraftIsDiscardedAfterOneQuestion() throws Exception {
        var seal = hidden(get("/write"), "seal");
        location(post("/write/new", Map.of("seal", seal, "format", "statement")));
        assertThat(get("/write/draft/statement-1/discard").body()).contains("Discard this draft?");
        assertThat(node.drafts).containsKey("statement-1");
        location(post("/write/draft/statement-1/discard", Map.of("seal", seal)));
        assertThat(node.drafts).isEmpty();
        assertThat(get("/write/draft/statement-1").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsShownIsWhatIsSignedAndTheSameFormTwiceIsOneEntry() throws Exception {
        var path = statement();
        var check = get(path);
        assertThat(words(check)).contains("what is said", "Sign and send to 1 party", "2026-10-04 03:04:31 UTC");
        assertThat(words(check)).contains("{\"body\":{\"text\":\"what is said\"},\"circle\":");
        assertThat(check.body()).contains("autocomplete=\"off\"");
        var form = signing(check, "duty", "right");
        var sent = location(post(path, form));
        assertThat(sent).startsWith("/write/sent/XA/1/0?lang=en");
        assertThat(location(post(path, form))).isEqualTo(sent);
        assertThat(node.sent)
                .singleElement()
                .satisfies(draft -> assertThat(draft.body()).isEqualTo("{\"text\":\"what is said\"}"));
        assertThat(node.drafts).isEmpty();
        assertThat(words(get(sent))).contains("0 of 1 have received it", form.get("entry"));
    }

    @Test
    void theSameFormManyTimesAtOnceIsOneEntryAndLeadsToItEveryTime() throws Exception {
        for (int round = 0; round < 5; round++) {
            var path = statement("what is said in round " + round);
            var check = get(path);
            var form = signing(check, "duty", "right");
            var posts = new ArrayList<Callable<String>>();
            for (int i = 0; i < 8; i++) {
                posts.add(() -> location(post(path, form)));
            }
            try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
                var pages = new HashSet<String>();
                for (var answer : clicks.invokeAll(posts)) {
                    pages.add(answer.get());
                }
                assertThat(pages).containsExactly("/write/sent/XA/1/" + round + "?lang=en");
            }
            assertThat(node.sent).hasSize(round + 1);
            assertThat(node.drafts).isEmpty();
        }
    }

    @Test
    void anAutosaveDoesNotReviveWhatWasSent() throws Exception {
        var path = statement();
        location(post(path, signing(get(path), "duty", "right")));
        var late = Map.of("seal", hidden(get("/write"), "seal"), "do", "autosave", "b.text", "what is said");
        var answer = post("/write/draft/statement-1", late);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(words(answer)).contains("no longer here", "still in your browser");
        assertThat(node.drafts).isEmpty();
    }

    @Test
    void oneDraftMoreThanIsKeptIsRefusedWithTheLimit() throws Exception {
        var seal = hidden(get("/write"), "seal");
        for (int i = 0; i < NodeView.MOST_DRAFTS; i++) {
            assertThat(node.beginDraft(RestingNode.CIRCLE, new Typed("statement", Map.of())))
                    .isPresent();
        }
        var full = post("/write/new", Map.of("seal", seal, "format", "statement"));
        assertThat(full.statusCode()).isEqualTo(409);
        assertThat(words(full)).contains("This node keeps 200 drafts for a circle");
        assertThat(node.drafts).hasSize(NodeView.MOST_DRAFTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.contingents", "refs"})
    void rowsBeyondTheLimitAreNotDrawnAndTheFormSaysSo(String list) throws Exception {
        var seal = hidden(get("/write"), "seal");
        var form = location(post("/write/new", Map.of("seal", seal, "format", "notification")));
        location(post(form, Map.of("seal", seal, "do", "save", list + ":rows", "9999")));
        var drawn = get(form);
        assertThat(drawn.body())
                .contains("id=\"" + list + ".199\"", "name=\"" + list + ":rows\" value=\"9999\"")
                .doesNotContain("id=\"" + list + ".200\"");
        assertThat(words(drawn)).contains("9999 rows are more than 200.");
        var check = get(location(post(form, Map.of("seal", seal, "do", "check", list + ":rows", "201"))));
        assertThat(check.statusCode()).isEqualTo(422);
        assertThat(words(check)).contains("201 rows are more than 200.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add:",
                "add:../x",
                "add:b.designation",
                "add:b.hosts",
                "add:b.contingents.0.party",
                "add:x\r\nSet-Cookie: a=b",
                "remove:refs",
                "remove:b.nothing.0",
                "paste:b.zzz",
            })
    void aButtonThatTheFormDoesNotHaveChangesNothing(String pressed) throws Exception {
        var seal = hidden(get("/write"), "seal");
        var form = location(post("/write/new", Map.of("seal", seal, "format", "notification")));
        var before = kept("notification-1");
        var refused = post(form, Map.of("seal", seal, "do", pressed, "b.designation", "typed"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(words(refused)).contains("is no button of this form");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(kept("notification-1")).isEqualTo(before);
    }

    @Test
    void aLineTooLongForAPositionIsToldWithItsLimit() throws Exception {
        var seal = hidden(get("/write"), "seal");
        var form = location(post("/write/new", Map.of("seal", seal, "format", "notification")));
        var hostile = "1" + " ".repeat(20_000) + "x";
        var check = get(location(post(form, Map.of("seal", seal, "do", "check", "b.area", hostile))));
        assertThat(words(check)).contains("is no line of at most 80 characters");
    }

    @Test
    void aWrongPassphraseSendsNothingAndIsShownNowhere() throws Exception {
        var path = statement();
        var check = get(path);
        var again = post(path, signing(check, "duty", "wrong-passphrase"));
        assertThat(again.body())
                .contains("does not open the key of")
                .contains("<option value=\"duty\" selected>")
                .doesNotContain("wrong-passphrase");
        assertThat(hidden(again, "entry")).isEqualTo(hidden(check, "entry"));
        assertThat(node.sent).isEmpty();
        assertThat(kept("statement-1").values().toString()).doesNotContain("wrong-passphrase");
        for (int i = 0; i < 4; i++) {
            post(path, signing(check, "duty", "wrong-passphrase"));
        }
        assertThat(node.tried).hasSize(5);
        assertThat(words(post(path, signing(check, "duty", "right"))))
                .containsPattern("Five passphrases of duty were tried within a minute. Wait [1-6]?[0-9] s");
        assertThat(node.tried).hasSize(5);
        location(post(path, signing(check, "second", "right")));
    }

    @Test
    void aDraftThatChangedAfterItWasShownIsShownAgainAndNotSent() throws Exception {
        var path = statement();
        var check = get(path);
        node.saveDraft(
                RestingNode.CIRCLE,
                "statement-1",
                new Typed(
                        "statement",
                        Map.of("to", List.of("all"), "lang.text", List.of("en"), "b.text", List.of("something else"))));
        var again = post(path, signing(check, "duty", "right"));
        assertThat(again.body()).contains("something else", "it has changed since");
        assertThat(node.sent).isEmpty();
        location(post(path, signing(again, "duty", "right")));
        assertThat(node.sent.getFirst().body()).contains("something else");
    }

    @Test
    void twoOfficersSignWhereTheFormatAsksForTwo() throws Exception {
        node.beginDraft(
                RestingNode.CIRCLE,
                new Typed(
                        "contest",
                        Map.of(
                                "to", List.of("some"),
                                "to.member", List.of("XB"),
                                "lang.text", List.of("en"),
                                "b.finding", List.of("limit"),
                                "b.debtor", List.of("XB"),
                                "b.reason", List.of("none"))));
        var check = get("/write/draft/contest-1/check");
        assertThat(words(check)).contains("2 officers sign", "Signature 2");
        var one = new HashMap<>(signing(check, "duty", "right"));
        one.put("officer.1", "duty");
        one.put("passphrase.1", "right");
        assertThat(post("/write/draft/contest-1/check", one).body()).contains("One officer signs once");
        one.put("officer.1", "nobody");
        assertThat(post("/write/draft/contest-1/check", one).body()).contains("Choose an officer");
        one.put("officer.1", "second");
        location(post("/write/draft/contest-1/check", one));
        assertThat(node.sent.getFirst().to()).containsExactly("XB");
    }

    @Test
    void aReplyACorrectionAndACopyBeginWithWhatTheyAreAbout() throws Exception {
        var path = statement();
        location(post(path, signing(get(path), "duty", "right")));
        assertThat(get("/entries/XA/1/0").body())
                .contains("corrects=XA%2F1%2F0", "from=XA%2F1%2F0")
                .doesNotContain("replyTo=");
        var copy = get("/write?from=XA/1/0");
        assertThat(copy.body()).contains("XA/1/0").doesNotContain("value=\"notification\"");
        var seal = hidden(copy, "seal");
        location(post("/write/new", Map.of("seal", seal, "format", "statement", "from", "XA/1/0")));
        assertThat(kept("statement-1").value("b.text")).isEqualTo("what is said");
        location(post("/write/new", Map.of("seal", seal, "format", "statement", "corrects", "XA/1/0")));
        var corrects = kept("statement-2");
        assertThat(corrects.value("refs.0.role")).isEqualTo("corrects");
        assertThat(corrects.value("refs.0.entry")).isEqualTo("XA/1/0");
        assertThat(corrects.value("b.text")).isEqualTo("what is said");
        location(post("/write/new", Map.of("seal", seal, "format", "acknowledgement", "replyTo", "XA/1/0")));
        var reply = kept("acknowledgement-1");
        assertThat(reply.value("refs.0.role")).isEqualTo("replyTo");
        var checked = get("/write/draft/acknowledgement-1/check");
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(words(checked)).contains("replies to XA/1/0");
    }

    @Test
    void aFormOfAnotherSiteDoesNothingAndOneOfAnotherStartLosesNothing() throws Exception {
        var seal = hidden(get("/write"), "seal");
        var form = Map.of("seal", seal, "format", "statement");
        List<String[]> foreign = new ArrayList<>();
        foreign.add(new String[] {"Origin", "http://evil.example", "Cookie", cookie});
        foreign.add(new String[] {"Origin", "null", "Cookie", cookie});
        foreign.add(new String[] {"Sec-Fetch-Site", "cross-site", "Cookie", cookie});
        foreign.add(new String[] {"Sec-Fetch-Site", "same-site", "Origin", origin(), "Cookie", cookie});
        foreign.add(new String[] {"Cookie", cookie});
        for (var headers : foreign) {
            var refused = post("/write/new", form, headers);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("another site");
        }
        location(post("/write/new", form));
        var typed = Map.of("seal", "0".repeat(64), "do", "save", "b.text", "not lost", "passphrase.0", "secret");
        var stale = post("/write/draft/statement-1?lang=ru", typed);
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body())
                .contains("not lost", "lang=\"ru\"", "action=\"/write/draft/statement-1?lang=ru\"")
                .doesNotContain("secret");
        assertThat(kept("statement-1").value("b.text")).isEmpty();
        var again = Map.of("seal", hidden(stale, "seal"), "do", "save", "b.text", "not lost");
        location(post("/write/draft/statement-1", again));
        assertThat(kept("statement-1").value("b.text")).isEqualTo("not lost");
    }

    @Test
    void theCookieGoesToNoScriptAndNoOtherSite() throws Exception {
        var set = get("/write").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict").matches("parley-desk=[0-9a-f]{64}; .*");
        assertThat(get("/write").headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void whatIsNoFormAndABodyBeyondTheLimitAreToldOnAPage() throws Exception {
        get("/write");
        var unfit = posted("seal=%zz");
        assertThat(unfit.statusCode()).isEqualTo(400);
        assertThat(words(unfit)).contains("two hex digits", "still in your browser");
        var large = posted("seal=" + "a".repeat(Api.MAX_BYTES));
        assertThat(large.statusCode()).isEqualTo(400);
        assertThat(words(large)).contains("262149 bytes, the limit is 262144", "still in your browser");
        var many = posted("b.x=1" + "&b.x=1".repeat(20_000));
        assertThat(many.statusCode()).isEqualTo(400);
        assertThat(words(many)).contains("20001 controls, the limit is 20000", "still in your browser");
    }

    private HttpResponse<String> posted(String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(origin() + "/write/new"))
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
