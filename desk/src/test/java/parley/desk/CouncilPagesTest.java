package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/** The council in a year of it, as a browser without scripts gets it. */
class CouncilPagesTest {
    private static final Path COUNCIL = Path.of(System.getProperty("parley.root"), "agreements", "council");
    private static final Pack PACK = PackLoader.load(PackFolder.read(COUNCIL));
    private static final Instant SPRING = Instant.parse("2026-03-21T09:00:00Z");

    @TempDir
    Path data;

    private Desk desk;
    private PlainBrowser browser;

    @BeforeEach
    void open() throws IOException {
        show(SPRING);
    }

    private void show(Instant now) throws IOException {
        var text = Files.readString(COUNCIL.resolve("cases/a-year-in-council.yaml"));
        var node = Played.node(PACK, Played.scenario(PACK, text), now);
        desk = Desk.open(node, new Rows(new Titles(List.of(PACK))), data, 0);
        browser = new PlainBrowser(() -> desk.port());
    }

    @AfterEach
    void close() {
        browser.close();
        desk.close();
    }

    private String words(String path) throws Exception {
        var page = browser.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        return PlainBrowser.words(page);
    }

    @Test
    void theNextSessionStandsFirstThenTheLast() throws Exception {
        assertThat(words("/council?lang=en"))
                .containsSubsequence(
                        "Council", "XA/7 Second summit", "next", "XA/5 Spring session", "XA/1 First summit");
    }

    @Test
    void aSessionShowsBothOrdersWithTheMeanAndWhyTheChairDeparts() throws Exception {
        assertThat(words("/council/session?id=XA/5&lang=en"))
                .containsSubsequence("Invited and replies", "XB", "Comes", "met", "XC", "Perhaps", "late")
                .containsSubsequence(
                        "Agenda",
                        "Fishing in the strait XB/3",
                        "We ask for the tracks of both days.",
                        "A joint drill of the watches XC/2",
                        "Rules for drones XA/6",
                        "XA takes the items in another order: The fishermen wait outside.",
                        "Order by the members",
                        "XC/25/3221",
                        "XB/32–12",
                        "XA/67/3133",
                        "not on the agenda",
                        "Seats in the hall XC/3")
                .containsSubsequence("Attendance", "XA records: XA, XB. XC was hindered.");
    }

    @Test
    void theProgressSinceTheLastSummitIsCountedFromFindings() throws Exception {
        assertThat(words("/council/session?id=XA/7&lang=en"))
                .containsSubsequence(
                        "Progress on the commitments of XA/1",
                        "1 due",
                        "1 met",
                        "1 overdue",
                        "XA/2",
                        "met",
                        "Done: The list has been sent.",
                        "XB/2",
                        "overdue",
                        "Under way: Cables are laid in April.",
                        "XC/1",
                        "due");
        assertThat(words("/council/session?id=XA/1&lang=en"))
                .containsSubsequence("Journals put forward", "XA/3", "broken", "XA/4", "adopted")
                .doesNotContain("Progress on");
    }

    @Test
    void theJournalSaysWhatTheRecordHoldsAndItsChairSendsIt() throws Exception {
        var page = browser.get("/council/journal?id=XA/5&lang=en");
        assertThat(PlainBrowser.words(page))
                .containsSubsequence(
                        "Journal of session XA/5: Spring session",
                        "From 2026-03-12 09:00:00 UTC to 2026-03-12 16:00:00 UTC",
                        "XA records: XA, XB. XC was hindered.",
                        "1. Fishing in the strait (XB/3) XB",
                        "2. A joint drill of the watches (XC/2) XC",
                        "3. Rules for drones (XA/6) XA",
                        "departed from the order of the members’ rankings: The fishermen wait outside.",
                        "XB: We ask for the tracks of both days. [SHA-256 9f86",
                        "XA: They are given within a week.");
        assertThat(page.body()).doesNotContain("value=\"journal\"");
        var session = browser.get("/council/session?id=XA/5&lang=en");
        assertThat(browser.post(session, "/council/begin?lang=en", "as", "journal", "about", "XA/5")
                        .statusCode())
                .as("it is for who called the session")
                .isEqualTo(409);
    }

    @Test
    void whatIsBegunKnowsItsNumberAndTheItemsInTheirOrder() throws Exception {
        var page = browser.get("/council/session?id=XA/7&lang=en");
        var item = PlainBrowser.location(browser.post(page, "/council/begin?lang=en", "as", "item", "about", "XA/7"));
        assertThat(browser.get(item).body()).contains("value=\"XB/4\"", "value=\"XA/7\"");
        var statement =
                PlainBrowser.location(browser.post(page, "/council/begin?lang=en", "as", "statement", "about", "XB/3"));
        assertThat(browser.get(statement).body()).contains("value=\"XB/3\"");
        var call = PlainBrowser.location(browser.post(page, "/council/begin?lang=en", "as", "session"));
        assertThat(browser.get(call).body())
                .as("the draft of the item has taken XB/4")
                .contains("value=\"XB/5\"");
        var report =
                PlainBrowser.location(browser.post(page, "/council/begin?lang=en", "as", "report", "about", "XB/2"));
        assertThat(browser.get(report).body()).contains("value=\"XB/2\"");
    }

    @Test
    void aRankingBeginsWithTheItemsInTheirOrderWhileTheSessionIsAhead() throws Exception {
        close();
        show(Instant.parse("2026-03-10T12:00:00Z"));
        var page = browser.get("/council/session?id=XA/5&lang=en");
        var ranking =
                PlainBrowser.location(browser.post(page, "/council/begin?lang=en", "as", "ranking", "about", "XA/5"));
        assertThat(browser.get(ranking).body())
                .containsSubsequence("value=\"XC/2\"", "value=\"XB/3\"", "value=\"XA/6\"");
        assertThat(browser.post(page, "/council/begin?lang=en", "as", "item", "about", "XA/5")
                        .statusCode())
                .as("the time for items is over")
                .isEqualTo(409);
    }

    @Test
    void whatIsNotThereIsNotBegun() throws Exception {
        var page = browser.get("/council/session?id=XA/5&lang=en");
        assertThat(browser.post(page, "/council/begin?lang=en", "as", "item", "about", "XA/99")
                        .statusCode())
                .isEqualTo(409);
        assertThat(browser.post(page, "/council/begin?lang=en", "as", "report", "about", "XA/2")
                        .statusCode())
                .as("nobody reports for another")
                .isEqualTo(409);
        assertThat(browser.get("/council/session?id=XA/99&lang=en").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"EN", "FR"}, // where the words of the pack are the language's own
            mode = EnumSource.Mode.EXCLUDE)
    void theWordsOfThePackStandByTheirNames(Language language) throws Exception {
        for (var path : List.of(
                "/council", "/council/session?id=XA/5&", "/council/session?id=XA/7&", "/council/journal?id=XA/1&")) {
            var asked = path + (path.endsWith("&") ? "" : "?") + "lang=" + language.code();
            Named.byNames(PACK, asked, browser.get(asked));
        }
    }

    @Test
    void aSessionIsForACalendarAndInTheFeedAsOneEvent() throws Exception {
        assertThat(browser.get("/calendar/session.ics?id=XA/7&lang=en").body())
                .contains(
                        "METHOD:PUBLISH",
                        "SUMMARY:Second summit (XA/7)",
                        "DTSTART:20260421T080000Z",
                        "DTEND:20260422T150000Z");
        assertThat(browser.get("/calendar/session.ics?id=XA/9&lang=en").statusCode())
                .isEqualTo(404);
        var feed = browser.get("/calendar.ics?lang=en").body();
        assertThat(feed.split("DTSTART:20260421T080000Z", -1))
                .as("once, and not as a moment too")
                .hasSize(2);
        assertThat(feed).contains("SUMMARY:Second summit (XA/7)", "DTEND:20260422T150000Z");
    }

    @Test
    void theNavigationLeadsThere() throws Exception {
        assertThat(browser.get("/?lang=en").body()).contains("href=\"/council?lang=en\" data-key=\"a\"");
    }
}
