package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.PlainBrowser.hidden;
import static parley.desk.PlainBrowser.location;
import static parley.desk.PlainBrowser.words;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.node.view.Draft;
import parley.node.view.office.WatchAct;

/** A night of duty officers, as browsers without scripts live it, over a real office on disk. */
class ShiftTest {
    private static final String HOSTILE = "<b onclick=alert(1)>Weber</b>\u202e";

    @TempDir
    Path data;

    @AutoClose
    private OfficeDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new OfficeDesk(data);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return desk.get(path);
    }

    private HttpResponse<String> post(HttpResponse<String> drawn, String path, String... typed) throws Exception {
        return desk.post(drawn, path, typed);
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
        assertThat(desk.node.send(RestingNode.CIRCLE, draft, List.of(new parley.node.view.Credential("duty", "right"))))
                .isInstanceOf(parley.node.view.SendOutcome.Sent.class);
    }

    private List<WatchAct> acts() {
        return desk.office().acts(RestingNode.CIRCLE, 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void everyPageIsToldInEveryLanguage(String language) throws Exception {
        send("open");
        var watch = take(HOSTILE);
        post(get("/shift"), "/shift/log", "text", HOSTILE, "means", "telephone", "who", HOSTILE, "whom", HOSTILE);
        post(get("/shift/calls"), "/shift/calls", "matter", HOSTILE, "who", HOSTILE);
        post(
                get("/shift/contact?peer=XB"),
                "/shift/contact?peer=XB",
                "telephone",
                HOSTILE,
                "remark",
                HOSTILE,
                "who",
                HOSTILE);
        post(get("/shift/forward/XA/1/0"), "/shift/forward/XA/1/0", "to", HOSTILE, "means", "other", "who", HOSTILE);
        var log = "/shift/log?day=2026-10-04&lang=" + language;
        for (var path : List.of(
                "/shift?lang=" + language,
                "/shift/turn?lang=" + language,
                watch.replace("lang=en", "lang=" + language),
                "/shift/contacts?lang=" + language,
                "/shift/contact?peer=XB&lang=" + language,
                "/shift/calls?lang=" + language,
                "/shift/call/1?lang=" + language,
                "/shift/forward/XA/1/0?lang=" + language,
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
    void everyMissingReceiptIsKeptAlsoOfEntriesThatTheWatchShowsNoMore() throws Exception {
        for (int i = 0; i < 45; i++) {
            send("entry " + i);
        }
        take("Weber");
        var kept = desk.office()
                .open(RestingNode.CIRCLE, acts().getFirst().number())
                .orElseThrow();
        assertThat(kept.rows()).hasSize(45).extracting(row -> row.key()).contains("entry XA/1/0", "entry XA/1/44");
        assertThat(kept.omitted()).isZero();
    }

    @Test
    void aWatchIsTakenAndHandedOverAndItsPageShowsWhatChangedBetween() throws Exception {
        assertThat(words(get("/"))).contains("Nobody has the watch");
        send("first");
        var watch = take("Weber");
        assertThat(words(get("/"))).contains("Watch since 03:04 UTC: Weber");
        assertThat(words(get(watch)))
                .contains("Watch of Weber, from 2026-10-04 03:04:31 UTC", "It lasts.", "Nothing came")
                .contains("Receipt missing posted “statement”, XA/1/0: no receipt yet from XB.", "XA 1", "XB 0");
        send("second");
        assertThat(words(get("/shift/turn"))).contains("Changed since it was taken over Came Receipt missing");
        assertThat(handOver("Weber", "call XB at six")).isEqualTo(watch);
        assertThat(words(get(watch)))
                .contains("Handed over2026-10-04 03:04:31 UTC, Weber", "call XB at six")
                .contains("Came Receipt missing posted “statement”, XA/1/1", "Still open", "XA 2");
        assertThat(words(get("/"))).contains("Nobody has the watch").doesNotContain("Watch since");
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
    void aNameThatNobodyCouldSeeIsNone() throws Exception {
        for (var name : List.of("\u00a0", "\u200b\u2060", "\0", "")) {
            assertThat(post(get("/shift/turn"), "/shift/turn", "who", name, "note", "", "act", "take")
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(acts()).isEmpty();
    }

    /** A browser may bring a form back with the token it had. */
    @Test
    void anotherTextUnderTheSameTokenIsNotTakenForTheSame() throws Exception {
        var drawn = get("/shift");
        post(drawn, "/shift/log", "text", "first", "means", "visit", "who", "Weber");
        post(drawn, "/shift/log", "text", "second", "means", "visit", "who", "Weber");
        post(drawn, "/shift/log", "text", "second", "means", "visit", "who", "Weber");
        assertThat(words(get("/shift"))).containsOnlyOnce("first").containsOnlyOnce("second");
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
        assertThat(desk.office().log(RestingNode.CIRCLE, acts().getFirst().number()))
                .hasSize(1);
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
        assertThat(desk.office()
                        .open(RestingNode.CIRCLE, acts().getFirst().number())
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
        assertThat(words(get("/"))).contains("Watch since 03:04 UTC: Rossi");
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
    void theLogLeadsToTheDayBeforeAndToTheNextOneUntilToday() throws Exception {
        assertThat(get("/shift/log?day=2026-10-03").body())
                .contains("day=2026-10-02\" rel=\"prev\"", "day=2026-10-04\" rel=\"next\"");
        assertThat(get("/shift/log").body())
                .contains("day=2026-10-03\" rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void eachPageIsMarkedInTheNavigationOfItsPart() throws Exception {
        var linked = Pattern.compile("<a href=\"/(shift[a-z/]*)[?]lang=en\"[^>]* aria-current=\"true\"");
        for (var page : List.of("shift", "shift/turn", "shift/log", "shift/calls", "shift/contacts")) {
            var marked = linked.matcher(get("/" + page).body()).results().map(found -> found.group(1));
            assertThat(marked).as(page).containsExactly(page);
        }
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
        assertThat(desk.post("/shift/turn", form, "cross-site").statusCode()).isEqualTo(403);
        desk.reopenDesk();
        var stale = desk.post("/shift/turn", form, "same-origin");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(words(stale)).contains("Nothing was done", "Send it again");
        assertThat(acts()).isEmpty();
        form.put("seal", hidden(stale).get("seal"));
        location(desk.post("/shift/turn", form, "same-origin"));
        assertThat(acts()).hasSize(1);
    }

    @Test
    void aFormWhoseSealNoLongerHoldsIsSentAgainToTheAddressItWasFor() throws Exception {
        var at = "/shift/contact?peer=XB&lang=ru";
        var form = new HashMap<>(hidden(get(at)));
        form.putAll(Map.of("telephone", "+1 555 0100", "who", "Weber"));
        desk.reopenDesk();
        var stale = desk.post(at, form, "same-origin");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body()).contains("lang=\"ru\"", "action=\"/shift/contact?peer=XB&amp;lang=ru\"");
        form.put("seal", hidden(stale).get("seal"));
        location(desk.post(at, form, "same-origin"));
        assertThat(words(get("/shift/contacts"))).contains("+1 555 0100");
    }

    @Test
    void theWatchIsHeldThroughARestart() throws Exception {
        var watch = take("Weber");
        desk.reopen();
        assertThat(words(get("/"))).contains("Watch since 03:04 UTC: Weber");
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

    @Test
    void aContactIsChangedAndSaysByWhomAndWhenAndNeverOverAnotherUnseen() throws Exception {
        assertThat(words(get("/shift/contacts"))).contains("XB", "not written down");
        var mine = get("/shift/contact?peer=XB");
        var his = get("/shift/contact?peer=XB");
        var at = "/shift/contact?peer=XB";
        location(post(mine, at, "telephone", "+1 555 0100", "post", "duty desk", "who", "Weber", "hours", "always"));
        var late = post(his, at, "telephone", "+1 555 0199", "who", "Rossi");
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(words(late)).contains("Weber changed this at 2026-10-04 03:04:31 UTC", "+1 555 0100");
        assertThat(words(get("/shift/contacts")))
                .contains("+1 555 0100", "duty desk", "Weber, 2026-10-04 03:04:31 UTC")
                .doesNotContain("+1 555 0199");
        location(post(late, at, "telephone", "+1 555 0199", "who", "Rossi"));
        assertThat(words(get("/shift/contacts"))).contains("+1 555 0199", "Rossi, 2026-10-04");
        assertThat(get("/shift/contact?peer=XZ").statusCode()).isEqualTo(404);
        assertThat(get("/shift/contact").statusCode()).isEqualTo(404);
    }

    @Test
    void aCallOutIsOnTopOfTheShiftUntilItIsClosed() throws Exception {
        var call = location(post(get("/shift/calls"), "/shift/calls", "matter", HOSTILE, "who", "Weber"));
        var at = call.replaceAll("[?].*", "");
        assertThat(words(get("/shift"))).contains("Open call-outs", "Nobody has been called yet.");
        location(post(get(at), at, "person", "Dr Rossi", "who", "Weber", "step", "called"));
        location(post(
                get(at),
                at,
                "person",
                "Dr Rossi",
                "who",
                "Weber",
                "step",
                "answered",
                "happened",
                "2026-10-04 03:01",
                "said",
                "comes at four"));
        assertThat(words(get(call)))
                .contains(
                        "2026-10-04 03:04:31 UTCcalledDr Rossi",
                        "2026-10-04 03:01:00 UTCansweredDr Rossicomes at four");
        var drawn = get(at);
        var wordless = post(drawn, at, "who", "Weber", "step", "closed");
        assertThat(wordless.statusCode()).isEqualTo(422);
        location(post(wordless, at, "who", "Weber", "step", "closed", "said", "she is here"));
        var over = post(drawn, at, "person", "another", "who", "Weber", "step", "called", "once", "other");
        assertThat(over.statusCode()).isEqualTo(409);
        assertThat(words(over)).contains("This call-out was closed meanwhile.");
        assertThat(get("/shift").body()).doesNotContain("id=\"calls\"");
        assertThat(words(get("/shift/calls"))).contains("closed", "&lt;b onclick=alert(1)&gt;Weber&lt;/b&gt;⟨U+202E⟩");
        assertThat(get("/shift/call/99").statusCode()).isEqualTo(404);
        assertThat(post(drawn, at, "who", "W", "step", "burnt").statusCode()).isEqualTo(404);
    }

    @Test
    void aForwardingStandsBesideItsEntry() throws Exception {
        send("passed on");
        assertThat(get("/entries/XA/1/0").body()).contains("/shift/forward/XA/1/0");
        var at = "/shift/forward/XA/1/0";
        var typed = new String[] {"to", "national list, operations", "means", "other", "who", "Weber"};
        var drawn = get(at);
        location(post(drawn, at, typed));
        location(post(drawn, at, typed));
        assertThat(words(get("/entries/XA/1/0")))
                .containsOnlyOnce("national list, operations")
                .contains("Forwarded 2026-10-04 03:04:31 UTC national list, operations, other (Weber,");
        assertThat(post(get(at), at, "to", "", "means", "other", "who", "Weber").statusCode())
                .isEqualTo(422);
        assertThat(get("/shift/forward/XA/1/9").statusCode()).isEqualTo(404);
    }
}
