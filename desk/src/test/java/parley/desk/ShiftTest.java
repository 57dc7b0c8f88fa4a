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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.node.office.Office;
import parley.node.store.DurableSteps;
import parley.node.view.Change;
import parley.node.view.Draft;
import parley.node.view.office.WatchAct;

/** A night of duty officers, as browsers without scripts live it, over a real office on disk. */
class ShiftTest {
    private static final String HOSTILE = "<b onclick=alert(1)>Weber</b>\u202e";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">");

    @TempDir
    Path data;

    private final RestingNode node = new RestingNode();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Office office;
    private Desk desk;
    private String cookie = "";

    @BeforeEach
    void open() throws IOException {
        office = Office.open(
                data, () -> RestingNode.NOW, DurableSteps.NONE, circle -> node.announce(Change.Topic.OFFICE));
        node.office = Optional.of(office);
        desk = Desk.open(node, new Rows(new Titles(List.of())), data, 0);
    }

    @AfterEach
    void close() {
        desk.close();
        office.close();
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

    /** Posts a form, as it was drawn on a page, with what is typed into it. */
    private HttpResponse<String> post(HttpResponse<String> drawn, String path, String... typed) throws Exception {
        var form = new HashMap<>(hidden(drawn));
        for (int i = 0; i < typed.length; i += 2) {
            form.put(typed[i], typed[i + 1]);
        }
        return post(path, form, "same-origin");
    }

    private HttpResponse<String> post(String path, Map<String, String> form, String site) throws Exception {
        var body = form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(origin() + path))
                .timeout(Duration.ofSeconds(10))
                .headers("Content-Type", "application/x-www-form-urlencoded", "Cookie", cookie, "Sec-Fetch-Site", site);
        return client.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /** The hidden controls of the last form of a page. */
    private static Map<String, String> hidden(HttpResponse<String> page) {
        return HIDDEN.matcher(page.body())
                .results()
                .collect(Collectors.toMap(
                        (MatchResult found) -> found.group(1), found -> found.group(2), (first, last) -> last));
    }

    /** What the page says, without its tags. */
    private static String words(HttpResponse<String> page) {
        return page.body()
                .replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String take(String officer) throws Exception {
        return location(post(get("/shift/turn"), "/shift/turn", "who", officer, "note", "", "act", "take"));
    }

    private String handOver(String officer, String note) throws Exception {
        return location(post(get("/shift/turn"), "/shift/turn", "who", officer, "note", note, "act", "hand"));
    }

    private void send(String text) {
        var draft = new Draft(
                "statement",
                List.of(),
                Optional.of("XA/9"),
                Optional.empty(),
                List.of(),
                "en",
                "{\"text\":\"" + text + "\"}");
        assertThat(node.send(RestingNode.CIRCLE, draft, List.of(new parley.node.view.Credential("duty", "right"))))
                .isInstanceOf(parley.node.view.SendOutcome.Sent.class);
    }

    private List<WatchAct> acts() {
        return office.acts(RestingNode.CIRCLE, 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void everyPageIsToldInEveryLanguage(String language) throws Exception {
        send("open");
        var watch = take(HOSTILE);
        post(get("/shift"), "/shift/log", "text", HOSTILE, "means", "telephone", "who", HOSTILE, "whom", HOSTILE);
        var log = "/shift/log?day=2026-10-04&lang=" + language;
        for (var path : List.of(
                "/shift?lang=" + language,
                "/shift/turn?lang=" + language,
                watch.replace("lang=en", "lang=" + language),
                log,
                log.replace("day=2026-10-04", "corrects=1"))) {
            var page = get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            // What stands in a field is what was typed, to the character.
            assertThat(page.body().replaceAll("(?s) value=\"[^\"]*\"|<textarea.*?</textarea>", ""))
                    .contains("lang=\"" + language + "\"")
                    .doesNotContain("<b onclick")
                    .doesNotContain("\u202e")
                    .doesNotContainPattern("\\{[a-z]+}");
        }
        assertThat(words(get(log))).contains("&lt;b onclick=alert(1)&gt;Weber&lt;/b&gt;⟨U+202E⟩");
    }

    @Test
    void aWatchIsTakenAndHandedOverAndItsPageShowsWhatChangedBetween() throws Exception {
        assertThat(words(get("/"))).contains("Nobody has the watch");
        send("first");
        var watch = take("Weber");
        assertThat(words(get("/"))).contains("Weber has the watch since 03:04:31");
        assertThat(words(get(watch)))
                .contains("Watch of Weber, from 2026-10-04 03:04:31 UTC", "It lasts.", "Nothing came")
                .contains("Receipt missing posted “statement”, XA/1/0: no receipt yet from XB.", "XA 1", "XB 0");
        send("second");
        assertThat(words(get("/shift/turn"))).contains("Changed since it was taken over Came Receipt missing");
        assertThat(handOver("Weber", "call XB at six")).isEqualTo(watch);
        assertThat(words(get(watch)))
                .contains("Handed over2026-10-04 03:04:31 UTC, Weber", "call XB at six")
                .contains("Came Receipt missing posted “statement”, XA/1/1", "Still open", "XA 2");
        assertThat(words(get("/"))).contains("Nobody has the watch").doesNotContain("Weber has");
        var incoming = get("/shift/turn");
        assertThat(words(incoming)).contains("Weber handed it over at 2026-10-04 03:04:31 UTC.", "call XB at six");
        take("Rossi");
        assertThat(words(get("/shift")))
                .contains("Rossi has had the watch since")
                .contains("Weber");
    }

    @Test
    void ofManyWhoTakeOverAtOnceOneDoesAndTheOthersAreToldWho() throws Exception {
        var drawn = get("/shift/turn");
        List<Callable<HttpResponse<String>>> calls = IntStream.range(0, 8)
                .<Callable<HttpResponse<String>>>mapToObj(
                        i -> () -> post(drawn, "/shift/turn", "who", "officer " + i, "act", "take"))
                .toList();
        var answers = new ArrayList<HttpResponse<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        assertThat(acts()).hasSize(1);
        var holder = acts().getFirst().hand().officer();
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 303).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .hasSize(7)
                .allMatch(answer -> words(answer).contains("Meanwhile " + holder + " took over the watch"));
    }

    @Test
    void aFormSentTwiceIsOneActAndOneLine() throws Exception {
        var turn = get("/shift/turn");
        var first = location(post(turn, "/shift/turn", "who", "Weber", "act", "take"));
        assertThat(location(post(turn, "/shift/turn", "who", "Weber", "act", "take")))
                .isEqualTo(first);
        assertThat(acts()).hasSize(1);
        var log = get("/shift");
        var typed = new String[] {"text", "once", "means", "visit", "who", "Weber"};
        assertThat(location(post(log, "/shift/log", typed))).isEqualTo(location(post(log, "/shift/log", typed)));
        assertThat(office.log(RestingNode.CIRCLE, acts().getFirst().number())).hasSize(1);
    }

    @Test
    void aListThatChangedAfterItWasShownIsNotFrozenUnseen() throws Exception {
        take("Weber");
        var drawn = get("/shift/turn");
        send("meanwhile");
        var answer = post(drawn, "/shift/turn", "who", "Weber", "note", "typed already", "act", "hand");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(words(answer)).contains("What is open has changed since the page was made.", "typed already");
        assertThat(acts()).hasSize(1);
        location(post(answer, "/shift/turn", "who", "Weber", "note", "typed already", "act", "hand"));
        assertThat(acts()).hasSize(2);
        assertThat(office.open(RestingNode.CIRCLE, acts().getFirst().number())
                        .orElseThrow()
                        .rows())
                .hasSize(1);
    }

    @Test
    void whoTakesOverWithoutAHandingOverSaysWhy() throws Exception {
        var watch = take("Weber");
        var refused = post(get("/shift/turn"), "/shift/turn", "who", "Rossi", "note", " ", "act", "take");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).contains("Say here why you take over");
        location(post(get("/shift/turn"), "/shift/turn", "who", "Rossi", "note", "Weber fell ill", "act", "take"));
        assertThat(words(get(watch))).contains("Rossi took over without a handing over", "Weber fell ill");
        assertThat(words(get("/"))).contains("Rossi has the watch");
    }

    @Test
    void whatIsNotTypedOrTypedWronglyIsToldAndNothingIsLost() throws Exception {
        var nameless = post(get("/shift/turn"), "/shift/turn", "who", " ", "act", "take");
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(words(nameless)).contains("Write something here.");
        var wrong = post(
                get("/shift"),
                "/shift/log",
                "text",
                "kept text",
                "means",
                "pigeon",
                "who",
                "x".repeat(201),
                "happened",
                "yesterday");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(words(wrong))
                .contains("kept text", "Choose by what means.", "201 characters are more than 200.")
                .contains("“yesterday” is no instant.");
        var future = post(
                get("/shift"), "/shift/log", "text", "t", "means", "other", "who", "W", "happened", "2026-10-04 03:05");
        assertThat(words(future)).contains("This is later than now, 2026-10-04 03:04:31 UTC.");
        assertThat(acts()).isEmpty();
        assertThat(words(get("/shift/log"))).contains("No line has been written.");
    }

    @Test
    void aCorrectionIsANewLineThatRefersToTheOldOne() throws Exception {
        var typed = new String[] {
            "text", "XB called", "means", "telephone", "whom", "XB", "who", "Weber", "happened", "2026-10-03 23:59"
        };
        var first = location(post(get("/shift"), "/shift/log", typed));
        assertThat(first).contains("day=2026-10-03", "#line-1");
        var form = get("/shift/log?corrects=1");
        assertThat(form.body()).contains("XB called", "value=\"2026-10-03 23:59:00\"");
        location(post(form, "/shift/log", "text", "XC called", "means", "telephone", "who", "Weber"));
        var day = words(get("/shift/log?day=2026-10-04"));
        assertThat(day).contains("Corrects line 1 XC called").doesNotContain("XB called");
        assertThat(words(get("/shift/log?day=2026-10-03"))).contains("XB called", "2026-10-03 23:59:00 UTC");
    }

    @Test
    void theLogIsAlsoThereAsATableThatNoSpreadsheetRuns() throws Exception {
        var watch = take("Weber");
        post(get("/shift"), "/shift/log", "text", "=1+1", "means", "message", "who", "Weber", "whom", "XB");
        var csv = get("/shift/log.csv?day=2026-10-04");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(csv.body())
                .isEqualTo(String.join(
                        "\r\n",
                        "line,happened,written,by,means,with,text,corrects",
                        "1,2026-10-04T03:04:31Z,2026-10-04T03:04:31Z,Weber,message,XB,'=1+1,",
                        ""));
        var number = watch.replaceAll(".*/([0-9]+)\\?.*", "$1");
        assertThat(get("/shift/log.csv?watch=" + number).body()).isEqualTo(csv.body());
    }

    @Test
    void aFormOfAnotherSiteOrAnotherStartDoesNothing() throws Exception {
        var drawn = get("/shift/turn");
        var form = new HashMap<>(hidden(drawn));
        form.putAll(Map.of("who", "Weber", "act", "take"));
        assertThat(post("/shift/turn", form, "cross-site").statusCode()).isEqualTo(403);
        desk.close();
        desk = Desk.open(node, new Rows(new Titles(List.of())), data, 0);
        var stale = post("/shift/turn", form, "same-origin");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(words(stale)).contains("Nothing was done", "Send it again");
        assertThat(acts()).isEmpty();
        form.put("seal", hidden(stale).get("seal"));
        location(post("/shift/turn", form, "same-origin"));
        assertThat(acts()).hasSize(1);
    }

    @Test
    void theWatchIsHeldThroughARestart() throws Exception {
        var watch = take("Weber");
        desk.close();
        office.close();
        open();
        assertThat(words(get("/"))).contains("Weber has the watch since 03:04:31");
        assertThat(get(watch).statusCode()).isEqualTo(200);
        handOver("Weber", "");
        assertThat(acts()).hasSize(2);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        for (var path : List.of("/shift/watch/1", "/shift/watch/x", "/shift/watch/99999999999999999999")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("/shift/log?day=never&corrects=7").statusCode()).isEqualTo(200);
    }
}
