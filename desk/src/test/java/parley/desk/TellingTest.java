package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.prose.Language;

/** What the agreement makes of a form while it is typed, over HTTP, on a record judged for real. */
class TellingTest {
    private static final String DRAFT = "/write/draft/notification-1";

    @TempDir
    Path data;

    private CaseDesk desk;
    private CaseNode node;
    private PlainBrowser browser;

    @BeforeEach
    void open() throws IOException {
        open("night-at-the-desk", "2026-10-04T03:05:00Z");
    }

    private void open(String name, String now) throws IOException {
        node = CaseDesk.played(name, text -> text, Instant.parse(now));
        desk = new CaseDesk(data, node);
        browser = desk.browser;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void play(String name, String now) throws IOException {
        close();
        open(name, now);
    }

    private HttpResponse<String> begin() throws Exception {
        if (node.resting.drafts.containsKey("notification-1")) {
            return browser.get(DRAFT);
        }
        var start = browser.get("/write");
        var form = PlainBrowser.location(browser.post(start, "/write/new", "format", "notification"));
        assertThat(form).startsWith(DRAFT);
        return browser.get(form);
    }

    /** A notification of one contingent with so many troops, from 1 December on. */
    private static Map<String, String> notification(String subject, String troops) {
        Map<String, String> typed = new HashMap<>();
        typed.put("to", "all");
        typed.put("lang.text", "en");
        typed.put("subject", subject);
        typed.put("b.activity", subject);
        typed.put("b.designation", "Harbour guard");
        typed.put("b.hosts", "XB");
        typed.put("b.form", "exercise");
        typed.put("b.start", "2026-12-01");
        typed.put("b.end", "2026-12-09");
        typed.put("b.contingents:rows", "1");
        typed.put("b.contingents.0.party", "XB");
        typed.put("b.contingents.0.state", "XB");
        typed.put("b.contingents.0.from", "2026-12-01");
        typed.put("b.contingents.0.to", "2026-12-09");
        typed.put("b.contingents.0.troops", troops);
        typed.put("b.contingents.0.tanks", "0");
        typed.put("b.contingents.0.acv", "0");
        typed.put("b.contingents.0.artillery", "0");
        typed.put("b.contingents.0.brigades", "2");
        typed.put("b.contingents.0.divisional", "no");
        typed.put("b.area", "36.1, -38.1\n36.1, -37.9\n35.9, -37.9");
        typed.put("b.area:accuracy", "1000");
        return typed;
    }

    private HttpResponse<String> tell(HttpResponse<String> form, Map<String, String> typed, String query)
            throws Exception {
        var posted = new HashMap<>(typed);
        posted.put("seal", String.valueOf(PlainBrowser.hidden(form).get("seal")));
        // The desk rests after each answer for as long as it took: busy it says so, and is asked again.
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        var answer = browser.post(DRAFT + "/telling" + query, posted, "same-origin");
        while (answer.body().contains("data-again=\"yes\"") && Instant.now().isBefore(deadline)) {
            answer = browser.post(DRAFT + "/telling" + query, posted, "same-origin");
        }
        return answer;
    }

    private String told(Map<String, String> typed) throws Exception {
        var answer = tell(begin(), typed, "?lang=en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<html");
        return PlainBrowser.words(answer);
    }

    @Test
    void aTroopMoreOrLessAtTheLevelChangesWhatIsTold() throws Exception {
        assertThat(told(notification("XB/9", "9000")))
                .contains(
                        "Findings it would change:",
                        "new met 16 d left par. 38",
                        "The deadline is 2026-10-20 23:59:59 UTC.",
                        "paragraph 40.1.1, “Troops ≥ 9000” (9000 against 9000)");
        assertThat(told(notification("XB/9", "8999")))
                .contains("not owed", "(8999 against 9000)")
                .doesNotContain("met 16 d left");
    }

    @Test
    void nothingIsToldBeforeItIsAboutSomething() throws Exception {
        var typed = notification("XB/9", "9400");
        typed.remove("subject");
        typed.remove("b.activity");
        assertThat(told(typed))
                .contains("Nothing can be told before this is filled in:", "A1 Activity: Write the answer")
                .doesNotContain("met");
    }

    @Test
    void whatIsNotAnsweredYetOrCannotBeReadIsUnknownAndNoGuess() throws Exception {
        var typed = notification("XB/9", "9400");
        typed.remove("b.contingents.0.troops");
        typed.put("b.contingents.0.brigades", "two");
        typed.remove("b.area");
        assertThat(told(typed))
                .contains(
                        "with what is filled in so far",
                        "unknown",
                        "Ask XB for “Brigades or regiments”",
                        "so unknown: 2",
                        "“two” is no whole number",
                        "C1 Area")
                .doesNotContain("new met", "not owed");
    }

    /** On whose territory it takes place tells who owes: before that nothing is found, and nothing said of no finding. */
    @Test
    void whereNothingFollowsYetTheMissingAnswersAreWhatIsTold() throws Exception {
        var typed = notification("XB/9", "9400");
        typed.remove("b.hosts");
        typed.remove("b.contingents:rows");
        typed.keySet().removeIf(name -> name.startsWith("b.contingents"));
        var answer = tell(begin(), typed, "?lang=en");
        assertThat(PlainBrowser.words(answer))
                .contains("It depends on these answers", "A5 States on whose territory it takes place")
                .doesNotContain("would change no finding", "so unknown:");
        assertThat(answer.body()).doesNotContain("<details");
    }

    @Test
    void aFormThatIsHardlyAnsweredIsToldHowMuchIsMissing() throws Exception {
        var typed = notification("XB/9", "9400");
        typed.put("b.contingents:rows", "200");
        for (int row = 1; row < 200; row++) {
            typed.put("b.contingents." + row + ".troops", "many");
        }
        assertThat(told(typed))
                .containsPattern("[1-9][0-9]{2} questions are not answered or not readable yet")
                .contains("no more than 100 are left")
                .doesNotContain("is no whole number", "met");
    }

    @Test
    void theFormItselfTellsWhatFollowsFromWhatWasKept() throws Exception {
        var form = begin();
        assertThat(PlainBrowser.words(form)).contains("Nothing can be told before this is filled in:");
        var typed = new HashMap<>(notification("XB/9", "9400"));
        typed.put("seal", String.valueOf(PlainBrowser.hidden(form).get("seal")));
        typed.put("do", "save");
        var address = PlainBrowser.location(browser.post(DRAFT, typed, "same-origin"));
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        var kept = browser.get(address);
        while (kept.body().contains("data-again=\"yes\"") && Instant.now().isBefore(deadline)) {
            kept = browser.get(address);
        }
        assertThat(kept.body()).contains("<aside id=\"telling\"", "id=\"said\" role=\"status\"");
        assertThat(PlainBrowser.words(kept)).contains("new met 16 d left", "(9400 against 9000)");
    }

    @Test
    void askingKeepsNothing() throws Exception {
        var form = begin();
        var before = node.resting.drafts.get("notification-1");
        assertThat(tell(form, notification("XB/9", "9400"), "").statusCode()).isEqualTo(200);
        assertThat(node.resting.drafts.get("notification-1")).isEqualTo(before);
        assertThat(node.resting.sent).isEmpty();
    }

    @Test
    void aCorrectionTellsWhatStandsNowAndWhatItWouldBe() throws Exception {
        var typed = notification("XB/6", "9400");
        typed.put("refs:rows", "1");
        typed.put("refs.0.role", "corrects");
        typed.put("refs.0.entry", "XB/1/0");
        typed.put("b.start", "2026-12-05");
        assertThat(told(typed)).contains("The deadline is 2026-10-24 23:59:59 UTC.");
        typed.put("b.contingents.0.troops", "8000");
        assertThat(told(typed)).contains("now met, then not owed");
    }

    @Test
    void whatItWouldDoToLimitsIsToldNumberByNumber() throws Exception {
        play("three-at-once", "2026-12-03T09:00:00Z");
        var typed = notification("XB/31", "14000");
        for (var at : List.of("b.", "b.contingents.0.")) {
            typed.put(at + (at.equals("b.") ? "start" : "from"), "2027-03-05");
            typed.put(at + (at.equals("b.") ? "end" : "to"), "2027-03-09");
        }
        assertThat(told(typed))
                .contains(
                        "Numbers that count against limits",
                        "2027: 1/6 instead of 0 (par. 67.2, XB)",
                        "2027-03-05 to 2027-03-09: 1/3 at once instead of 0 (par. 67.3, XB)");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void foreignTextIsShownAsWhatItIsInEveryLanguage(Language language) throws Exception {
        var typed = notification("XB/9", "<b>many</b>\u202e");
        typed.put("b.start", "\"><script>alert(1)</script>");
        var answer = tell(begin(), typed, "?lang=" + language.code());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Language")).contains(language.code());
        assertThat(answer.body())
                .contains("&lt;b&gt;many", "&lt;script&gt;")
                .doesNotContain("<script", "<b>", "\u202e");
    }

    @Test
    void aFormOfAnotherSiteOrWithoutItsSealIsToldNothing() throws Exception {
        var form = begin();
        var typed = notification("XB/9", "9400");
        var sealed = new HashMap<>(typed);
        sealed.put("seal", String.valueOf(PlainBrowser.hidden(form).get("seal")));
        for (var answer : List.of(
                browser.post(DRAFT + "/telling", typed, "same-origin"),
                browser.post(DRAFT + "/telling", sealed, "cross-site"))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("40.1.1");
        }
        assertThat(browser.post("/write/draft/none/telling", sealed, "same-origin")
                        .statusCode())
                .isEqualTo(404);
    }
}
