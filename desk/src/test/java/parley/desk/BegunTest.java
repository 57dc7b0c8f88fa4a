package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.node.view.Typed;

/** A reply and what it answers, and a duty and the drafts that were begun for it, on a record judged for real. */
class BegunTest {
    private static final String DUTY = "unusual-activity.reply/XA/3";
    private static final String ROW = "duty=unusual-activity.reply%2FXA%2F3";

    @TempDir
    Path data;

    private CaseDesk desk;
    private CaseNode node;
    private PlainBrowser browser;

    @BeforeEach
    void open() throws IOException {
        open(text -> text);
    }

    private void open(UnaryOperator<String> changed) throws IOException {
        node = CaseDesk.played("night-at-the-desk", changed, Instant.parse("2026-10-04T03:05:00Z"));
        desk = new CaseDesk(data, node);
        browser = desk.browser;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void play(UnaryOperator<String> changed) throws IOException {
        close();
        open(changed);
    }

    private String begin(String... named) throws Exception {
        var start = browser.get("/write");
        return PlainBrowser.location(browser.post(start, "/write/new", named));
    }

    private Typed kept(String draft) {
        return Objects.requireNonNull(node.resting.drafts.get(draft)).typed();
    }

    /** Nothing of it looks at a format's name: each question is a row, in its words, with nothing said to it yet. */
    @Test
    void aReplyBeginsWithOneRowForEachQuestionAndTheFormSaysWhatIsAsked() throws Exception {
        var form = begin("format", "reply-explanation", "replyTo", "XA/1/0");
        var kept = kept("reply-explanation-1");
        assertThat(kept.value("b.answers:rows")).isEqualTo("2");
        assertThat(kept.value("b.answers.0.point")).isEqualTo("number of troops");
        assertThat(kept.value("b.answers.1.point")).isEqualTo("day of return");
        assertThat(kept.all("b.answers.0.text")).isEmpty();
        assertThat(kept.value("b.request")).isEqualTo("XA/3");
        assertThat(kept.value("subject")).isEqualTo("XA/3");
        var page = browser.get(form);
        assertThat(page.body())
                .contains("href=\"/entries/XA/1/0?lang=en\"", "<li><bdi lang=\"en\">number of troops</bdi></li>");
        assertThat(PlainBrowser.words(page)).contains("It asks, point by point:");
    }

    @Test
    void theRowsAreThereFromTheDutyToo() throws Exception {
        begin("format", "reply-explanation", "duty", DUTY, "replyTo", "XA/1/0");
        assertThat(kept("reply-explanation-1").value("b.answers.1.point")).isEqualTo("day of return");
    }

    @Test
    void anotherFormatThatRepliesAnswersNoPoints() throws Exception {
        var form = begin("format", "acknowledgement", "replyTo", "XA/1/0");
        assertThat(kept("acknowledgement-1").values().keySet()).noneMatch(name -> name.startsWith("b.answers"));
        assertThat(browser.get(form).body())
                .contains("href=\"/entries/XA/1/0?lang=en\"")
                .doesNotContain("<li><bdi lang=\"en\">number of troops</bdi></li>");
    }

    @Test
    void aRequestWithoutQuestionsBringsNoRows() throws Exception {
        play(text -> text.replaceFirst("(?s) +points:\\n +- number of troops\\n +- day of return\\n", ""));
        begin("format", "reply-explanation", "replyTo", "XA/1/0");
        assertThat(kept("reply-explanation-1").values()).doesNotContainKey("b.answers:rows");
        assertThat(kept("reply-explanation-1").value("b.request")).isEqualTo("");
    }

    /** The request is the first entry of XA, its corrections are the second and the third. */
    private static String corrected(String text, String more) {
        var request = text.substring(text.indexOf("  - at: 2026-10-02T08:00:00Z"), text.indexOf("  - at: 2026-10-03"));
        var refs = "    refs: [{ role: corrects, by: XA, n: 1 }]\n    body:";
        var one = request.replace("08:00", "09:00").replace("    body:", refs).replace("day of return", "of 9 hours");
        var other =
                request.replace("08:00", "10:00").replace("    body:", refs).replace("day of return", "of 10 hours");
        return text.replace(request, request + one + other + more);
    }

    @Test
    void theRowsAreThoseOfTheLatestCorrectionWhicheverVersionItCorrects() throws Exception {
        play(text -> corrected(text, ""));
        begin("format", "reply-explanation", "replyTo", "XA/1/0");
        assertThat(kept("reply-explanation-1").value("b.answers.1.point")).isEqualTo("of 10 hours");
    }

    @Test
    void aCorrectionThatWasWithdrawnAsksNothing() throws Exception {
        play(text -> corrected(text, """
                  - at: 2026-10-02T11:00:00Z
                    by: XA
                    format: statement
                    refs: [{ role: withdraws, by: XA, n: 3 }]
                    body: { text: Sent in error }
                """));
        begin("format", "reply-explanation", "replyTo", "XA/1/0");
        assertThat(kept("reply-explanation-1").value("b.answers.1.point")).isEqualTo("of 9 hours");
    }

    /** How many questions the request puts, each in its own words. */
    private static String asking(String text, int questions) {
        var points = IntStream.range(0, questions)
                .mapToObj(i -> "        - question " + i + "\n")
                .collect(Collectors.joining());
        return text.replace("        - number of troops\n        - day of return\n", points);
    }

    /** A form has at most 200 rows: with more of them the draft could not be sent. */
    @ParameterizedTest
    @CsvSource({"199, 199, false", "200, 200, false", "201, 200, true"})
    void aReplyHasNoMoreRowsThanAFormAndTheFormSaysWhereTheRestIsAnswered(int asked, String rows, boolean further)
            throws Exception {
        play(text -> asking(text, asked));
        var form = begin("format", "reply-explanation", "replyTo", "XA/1/0");
        assertThat(kept("reply-explanation-1").value("b.answers:rows")).isEqualTo(rows);
        var page = browser.get(form);
        assertThat(PlainBrowser.words(page)).contains("question " + (asked - 1));
        assertThat(PlainBrowser.words(page).contains("Points that remain for a further reply: 1."))
                .isEqualTo(further);
        assertThat(PlainBrowser.words(page)).doesNotContain("Points that the record answers already");
        var said = new HashMap<String, String>();
        said.put("seal", String.valueOf(PlainBrowser.hidden(page).get("seal")));
        said.put("do", "check");
        kept("reply-explanation-1").values().forEach((name, typed) -> said.put(name, typed.getFirst()));
        for (int i = 0; i < Integer.parseInt(rows); i++) {
            said.put("b.answers." + i + ".text", "yes");
        }
        var check = browser.get(PlainBrowser.location(browser.post(form, said, "same-origin")));
        assertThat(check.statusCode()).as(PlainBrowser.words(check)).isEqualTo(200);
    }

    /** Our reply to the first questions, in which the last of them may be left open, and what comes after it. */
    private static String replied(String text, int asked, int answered, String last, String after) {
        var rows = IntStream.range(0, answered)
                .mapToObj(i -> "        - { point: question %d, text: %s }\n"
                        .formatted(i, i == answered - 1 ? last : "As scheduled"))
                .collect(Collectors.joining());
        return asking(text, asked).replace("  - at: 2026-10-03", """
                  - at: 2026-10-02T12:00:00Z
                    by: XB
                    format: reply-explanation
                    subject: XA/3
                    to: [XA]
                    body:
                      request: XA/3
                      answers:
                """ + rows + after + "  - at: 2026-10-03");
    }

    /** With every row of one reply answered, the next begins with what is left. */
    @ParameterizedTest
    @CsvSource({"250, 200, 50, 200, 0", "401, 200, 200, 200, 1", "201, 200, 1, 200, 0", "3, 1, 2, 1, 0"})
    void aFurtherReplyBeginsWithWhatIsNotAnsweredYet(int asked, int answered, String rows, int first, int further)
            throws Exception {
        play(text -> replied(text, asked, answered, "As scheduled", ""));
        var form = begin("format", "reply-explanation", "replyTo", "XA/1/0");
        var kept = kept("reply-explanation-1");
        assertThat(kept.value("b.answers:rows")).isEqualTo(rows);
        assertThat(kept.value("b.answers.0.point")).isEqualTo("question " + first);
        var page = PlainBrowser.words(browser.get(form));
        assertThat(page).contains("Points that the record answers already: " + answered + " of " + asked + ".");
        assertThat(page.contains("Points that remain for a further reply: " + further + "."))
                .isEqualTo(further > 0);
    }

    @Test
    void whereEverythingIsAnsweredNoRowIsFilledIn() throws Exception {
        play(text -> replied(text, 2, 2, "As scheduled", ""));
        var form = begin("format", "reply-explanation", "replyTo", "XA/1/0");
        assertThat(kept("reply-explanation-1").values()).doesNotContainKey("b.answers:rows");
        assertThat(PlainBrowser.words(browser.get(form))).contains("Points that the record answers already: 2 of 2.");
    }

    /** As the findings have it: a row that puts its answer off answers nothing. */
    @Test
    void aPointWhoseAnswerIsToFollowIsStillOpen() throws Exception {
        play(text -> replied(text, 3, 2, "{ absent: toFollow }", ""));
        begin("format", "reply-explanation", "replyTo", "XA/1/0");
        assertThat(kept("reply-explanation-1").value("b.answers:rows")).isEqualTo("2");
        assertThat(kept("reply-explanation-1").value("b.answers.0.point")).isEqualTo("question 1");
    }

    @Test
    void whatAReplySaidThatWasWithdrawnIsStillOpen() throws Exception {
        play(text -> replied(text, 3, 2, "As scheduled", """
                  - at: 2026-10-02T13:00:00Z
                    by: XB
                    format: statement
                    refs: [{ role: withdraws, by: XB, n: 1 }]
                    body: { text: Sent in error }
                """));
        begin("format", "reply-explanation", "replyTo", "XA/1/0");
        assertThat(kept("reply-explanation-1").value("b.answers:rows")).isEqualTo("3");
    }

    /** As a row that only repeats its question would count as the answer, the check does not let it go. */
    @Test
    void aQuestionLeftWithoutAnswerOrReasonIsToldAtTheCheck() throws Exception {
        var form = begin("format", "reply-explanation", "replyTo", "XA/1/0");
        var page = browser.get(form);
        var said = new HashMap<String, String>();
        said.put("seal", String.valueOf(PlainBrowser.hidden(page).get("seal")));
        said.put("do", "check");
        kept("reply-explanation-1").values().forEach((name, typed) -> said.put(name, typed.getFirst()));
        said.put("b.answers.0.text", "9,400");
        var check = browser.get(PlainBrowser.location(browser.post(form, said, "same-origin")));
        assertThat(check.statusCode()).isEqualTo(422);
        assertThat(check.body()).contains("href=\"#b.answers.1.text\"").doesNotContain("href=\"#b.answers.0.text\"");
        said.put("b.answers.1.text:blank", "toFollow");
        check = browser.get(PlainBrowser.location(browser.post(form, said, "same-origin")));
        assertThat(check.statusCode()).as(PlainBrowser.words(check)).isEqualTo(200);
    }

    /** What a browser makes of a text that stands in a form: it ends each line in its own way and shows no null. */
    private static String shown(String text) {
        return text.replaceAll("\r\n|\r|\n", "\r\n").replace('\0', '\uFFFD');
    }

    /** Only the same characters are the same question on the record, and what is signed has them. */
    @Test
    void aQuestionThatABrowserChangesIsRepeatedExactlyAsItWasAsked() throws Exception {
        var asked = List.of("troops\nnow", "troops\r\nnow", "day\rof return", "place\u0001 of\tstay", "end\0 of stay");
        play(text -> text.replace(
                "        - number of troops\n        - day of return\n",
                asked.stream()
                        .map(point -> "        - " + Json.text(point).print().utf8() + "\n")
                        .collect(Collectors.joining())));
        var form = begin("format", "reply-explanation", "replyTo", "XA/1/0");
        var page = browser.get(form);
        var said = new HashMap<String, String>();
        said.put("seal", String.valueOf(PlainBrowser.hidden(page).get("seal")));
        said.put("do", "check");
        kept("reply-explanation-1").values().forEach((name, typed) -> said.put(name, shown(typed.getFirst())));
        for (int i = 0; i < asked.size(); i++) {
            assertThat(kept("reply-explanation-1").value("b.answers." + i + ".point"))
                    .isEqualTo(asked.get(i));
            said.put("b.answers." + i + ".text", "yes");
        }
        said.put("b.answers:rows", "6");
        said.put("b.answers.5.point", "a question of one's own");
        said.put("b.answers.5.text", "no");
        var refused = browser.get(PlainBrowser.location(browser.post(form, said, "same-origin")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(PlainBrowser.words(refused)).contains("“a question of one's own” was not asked");
        said.put("b.answers:rows", "5");
        said.keySet().removeIf(name -> name.startsWith("b.answers.5."));
        browser.get(PlainBrowser.location(browser.post(form, said, "same-origin")));
        var body = (Json.Members)
                Json.parse(Bytes.utf8(Objects.requireNonNull(node.checked.get()).body()), Payload.MAX_BYTES);
        assertThat(((Json.Items) Objects.requireNonNull(body.values().get("answers")))
                        .values().stream()
                                .map(row -> ((Json.Members) row).values().get("point")))
                .containsExactlyElementsOf(asked.stream().map(Json::text).toList());
    }

    /** Two drafts for one duty are shown as two, and beginning anew stays possible, after them. */
    @Test
    void aDutyShowsTheDraftsThatWereBegunForItAndThenTheWayToAnother() throws Exception {
        assertThat(browser.get("/").body()).contains(ROW).doesNotContain("class=\"begun\"");
        begin("format", "reply-explanation", "duty", DUTY, "replyTo", "XA/1/0");
        var one = browser.get("/");
        assertThat(PlainBrowser.words(one)).contains("Draft begun 03:05 UTC : reply-explanation-1", "Begin another");
        assertThat(one.body().indexOf("/write/draft/reply-explanation-1"))
                .isPositive()
                .isLessThan(one.body().indexOf(ROW));
        begin("format", "reply-explanation", "replyTo", "XA/1/0");
        assertThat(browser.get("/").body())
                .contains("/write/draft/reply-explanation-1", "/write/draft/reply-explanation-2");
        begin("format", "statement", "replyTo", "XA/1/0");
        var start = browser.get("/write?" + ROW);
        var begun = start.body()
                .substring(start.body().indexOf("id=\"begun\""), start.body().indexOf("id=\"waiting-title\""));
        assertThat(begun)
                .contains("/write/draft/reply-explanation-1", "/write/draft/reply-explanation-2")
                .doesNotContain("statement-1");
        assertThat(start.body().indexOf("id=\"begun\"")).isLessThan(start.body().indexOf("id=\"formats-title\""));
    }

    /** Its beginning is no control: who posts one changes nothing, and what is typed does not forget it. */
    @Test
    void whatADraftWasBegunForStaysWithItHoweverItIsChanged() throws Exception {
        var form = begin("format", "reply-explanation", "duty", DUTY, "replyTo", "XA/1/0");
        var page = browser.get(form);
        browser.post(
                page,
                form,
                "do",
                "save",
                "subject",
                "",
                "refs:rows",
                "0",
                "begun.duty",
                "another",
                "begun.by",
                "Mallory");
        assertThat(kept("reply-explanation-1").value("subject")).isEmpty();
        assertThat(PlainBrowser.words(browser.get("/")))
                .contains("Draft begun 03:05 UTC : reply-explanation-1")
                .doesNotContain("Mallory");
    }

    /** What it was begun for is kept, so that it is back as soon as its subject is. */
    @Test
    void aDraftThatWasMadeAboutAnotherSubjectIsNotShownAtItsDuty() throws Exception {
        var form = begin("format", "reply-explanation", "duty", DUTY, "replyTo", "XA/1/0");
        var page = browser.get(form);
        browser.post(page, form, "do", "save", "subject", "XB/99", "refs:rows", "0");
        assertThat(browser.get("/").body()).contains(ROW).doesNotContain("class=\"begun\"");
        assertThat(browser.get("/write?" + ROW).body()).doesNotContain("id=\"begun\"");
        browser.post(page, form, "do", "save", "subject", " XA/3 ", "refs:rows", "0");
        assertThat(browser.get("/").body()).contains("/write/draft/reply-explanation-1");
    }
}
