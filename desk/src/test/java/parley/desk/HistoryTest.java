package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.history.Account;
import parley.desk.history.Event;
import parley.desk.history.History;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/** One summer as two sides tell it, as it is read off the record and as a browser without scripts gets it. */
class HistoryTest {
    private static final Path FOLDER = Path.of(System.getProperty("parley.root"), "agreements", "history");
    private static final Pack PACK = PackLoader.load(PackFolder.read(FOLDER));
    private static final Instant END = Instant.parse("2026-05-03T12:00:00Z");

    @TempDir
    Path data;

    /** What a test asks a desk. */
    private interface Asking {
        void ask(PlainBrowser browser) throws Exception;
    }

    private static CaseNode node(UnaryOperator<String> changed, Instant now) {
        try {
            var text = changed.apply(Files.readString(FOLDER.resolve("cases/two-lighthouses.yaml")));
            return Played.node(PACK, Played.scenario(PACK, text.substring(0, text.indexOf("expect:")) + """
                    expect:
                      - { at: 2026-03-01T00:00:00Z, finding: history-accounts.account/XA/999, by: XA, absent: true }
                    """), now);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same story with one more entry. */
    private static UnaryOperator<String> and(String entry) {
        return text -> text.replace("expect:", "  - " + entry + "\nexpect:");
    }

    private static History history(UnaryOperator<String> changed) {
        var node = node(changed, END);
        return History.of(node.circle(node.circles().getFirst().id()).orElseThrow(), List.of(PACK))
                .orElseThrow();
    }

    private void on(UnaryOperator<String> changed, Instant now, Asking asking) throws Exception {
        try (var desk = Desk.open(node(changed, now), new Rows(new Titles(List.of(PACK))), data, 0);
                var browser = new PlainBrowser(() -> desk.port())) {
            asking.ask(browser);
        }
    }

    @Test
    void eventsComeByTheirFirstDayAndThoseWithoutOneLast() {
        assertThat(history(text -> text).events()).extracting(Event::id).containsExactly("XB/1", "XA/1");
        assertThat(history(text -> text.replace(
                                "begins: 1994-06-01, ends: 1994-06-04, place", "begins: 1994-06-03, place"))
                        .events())
                .as("on one day the one that was seen first")
                .extracting(Event::id)
                .containsExactly("XA/1", "XB/1");
        var open = "{ at: 2026-05-03T10:00:00Z, by: XC, format: historic-event, subject: XC/1, "
                + "body: { event: XC/1, title: A storm, begins: { absent: toFollow } } }";
        assertThat(history(and(open)).events()).extracting(Event::id).containsExactly("XB/1", "XA/1", "XC/1");
    }

    @Test
    void aPartyHasOneAccountItsLastAndWhoHasNoneIsNamed() {
        var event = history(text -> text).event("XA/1").orElseThrow();
        assertThat(event.accounts()).extracting(Account::by).containsExactly("XA", "XB", "XC");
        assertThat(event.silent()).isEmpty();
        var again = "{ at: 2026-05-03T10:00:00Z, by: XB, format: event-account, subject: XA/1, "
                + "body: { event: XA/1, text: We looked again. } }";
        var told = history(and(again)).event("XA/1").orElseThrow().accounts().get(1);
        assertThat(told.versions()).isEqualTo(3);
        assertThat(told.same()).as("the last word alone").isEmpty();
        assertThat(history(text -> text).event("XB/1").orElseThrow().silent()).containsExactly("XA", "XC");
    }

    @Test
    void whatIsWithdrawnIsNoAccountAndStandsAsWithdrawn() throws Exception {
        var back = "{ at: 2026-05-03T10:00:00Z, by: XC, format: event-account, subject: XA/1, "
                + "refs: [{ role: withdraws, by: XC, n: 1 }], body: { event: XA/1, text: Sent in error. } }";
        var event = history(and(back)).event("XA/1").orElseThrow();
        assertThat(event.silent()).containsExactly("XC");
        assertThat(event.accounts().getLast().stands()).isFalse();
        on(and(back), END, browser -> {
            assertThat(PlainBrowser.words(browser.get("/history?lang=en")))
                    .containsSubsequence("Account of XC", "Withdrawn by its author", "No account from: XC")
                    .doesNotContain("We had no station there", "Sent in error");
            assertThat(browser.get("/history?lang=en&as=csv").body())
                    .contains("XA/1,,XC,,,,,,,,no,")
                    .doesNotContain("We had no station there");
        });
    }

    @Test
    void whoRestatesAnEventDoesNotPutTheOthersWordsUnderIt() throws Exception {
        var other =
                "{ at: 2026-05-03T10:00:00Z, by: XA, format: historic-event, subject: XA/1, refs: [{ role: corrects, by: XA, n: 1 }], "
                        + "body: { event: XA/1, title: Shelling of the lighthouse, begins: 1994-06-03 } }";
        assertThat(history(text -> text).event("XA/1").orElseThrow().accounts()).noneMatch(Account::earlier);
        assertThat(history(and(other)).event("XA/1").orElseThrow().accounts()).allMatch(Account::earlier);
        on(
                and(other),
                END,
                browser -> assertThat(PlainBrowser.words(browser.get("/history?lang=en")))
                        .containsSubsequence(
                                "Shelling of the lighthouse",
                                "Account of XB",
                                "Given before the event was stated as it stands now."));
    }

    @Test
    void nobodyStatesAnEventUnderTheNumberOfAnother() {
        var foreign = "{ at: 2026-05-03T10:00:00Z, by: XC, format: historic-event, subject: XA/9, "
                + "body: { event: XA/9, title: Not ours, begins: 1990-01-01 } }";
        var told = "{ at: 2026-05-03T11:00:00Z, by: XC, format: event-account, subject: XA/9, "
                + "body: { event: XA/9, text: Of an event that nobody has stated. } }";
        var history = history(text -> and(told).apply(and(foreign).apply(text)));
        assertThat(history.event("XA/9")).isEmpty();
        assertThat(history.unstated())
                .singleElement()
                .satisfies(under -> assertThat(under.id()).isEqualTo("XA/9"));
    }

    @Test
    void whoIsAskedForAnAccountOfWhatNobodyHasStatedSeesItAndCanGiveOne() throws Exception {
        var asked = "{ at: 2026-05-03T10:00:00Z, by: XA, format: account-request, to: [XB], subject: XA/3, "
                + "body: { request: XA/3, event: XC/9 } }";
        on(and(asked), END, browser -> {
            var page = browser.get("/history?lang=en");
            assertThat(PlainBrowser.words(page))
                    .containsSubsequence(
                            "Numbers that are no event here", "XC/9", "XA asks for accounts XA/3", "XB due");
            var account = PlainBrowser.location(
                    browser.post(page, "/history/begin?lang=en", "as", "account", "about", "XC/9"));
            assertThat(browser.get(account).body()).contains("value=\"XC/9\"");
        });
    }

    @Test
    void whatAPartyHoldsToBeTheSameStaysTwoAndIsToldAtBoth() {
        var history = history(text -> text);
        assertThat(history.event("XA/1").orElseThrow().same()).containsExactly(new Event.Same("XB", "XB/1"));
        assertThat(history.event("XB/1").orElseThrow().same()).containsExactly(new Event.Same("XB", "XA/1"));
    }

    @Test
    void twoPartiesThatChangeTheirNamesChangePlacesAndNothingElse() {
        UnaryOperator<String> swapped =
                text -> text.replace("XA", "X_").replace("XB", "XA").replace("X_", "XB");
        assertThat(history(swapped).events()).extracting(Event::id).containsExactly("XA/1", "XB/1");
        assertThat(history(swapped).event("XA/1").orElseThrow().same()).containsExactly(new Event.Same("XA", "XB/1"));
        assertThat(history(swapped).event("XB/1").orElseThrow().days())
                .isEqualTo(history(text -> text).event("XA/1").orElseThrow().days());
    }

    @Test
    void thePageSetsEachAccountBesideTheOthersWithWhatItRestsOn() throws Exception {
        UnaryOperator<String> withheld = text ->
                text.replace("impact: Two crews were without work for a winter.", "impact: { absent: withheld }");
        on(withheld, END, browser -> {
            var page = browser.get("/history?lang=en");
            assertThat(PlainBrowser.words(page))
                    .containsSubsequence(
                            "1994",
                            "1994-06-01 – 1994-06-04 Handing over of the northern light",
                            "Stated by XB.",
                            "No account from: XA, XC",
                            "XB holds it to be the same as XA/1",
                            "1994-06-03 Closing of the northern lighthouse",
                            "Account of XA",
                            "Names the finding history-accounts.account/XA/2",
                            "for XC, as XC states",
                            "Account of XB",
                            "What it meant: withheld",
                            "Day as stated here: 1994-06-01 – 1994-06-04",
                            "Account of XC",
                            "XA asks for accounts XA/2",
                            "XB met",
                            "XC late");
            assertThat(page.body()).contains("href=\"#event-XA-1\"", "id=\"event-XB-1\"");
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachReadsItInHisLanguageAndEachAuthorInHisOwn(Language language) throws Exception {
        on(text -> text, END, browser -> {
            var path = "/history?lang=" + language.code();
            var page = browser.get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<bdi lang=\"en\">The keeper was asked to leave.");
            if (language == Language.RU) {
                Named.byNames(PACK, path, page);
            }
        });
    }

    @Test
    void whatIsBegunHereKnowsTheEventAndTheNextNumberOfItsAuthor() throws Exception {
        on(text -> text, END, browser -> {
            var page = browser.get("/history?lang=en");
            var account = PlainBrowser.location(
                    browser.post(page, "/history/begin?lang=en", "as", "account", "about", "XB/1"));
            assertThat(browser.get(account).body()).contains("value=\"XB/1\"");
            var asks = PlainBrowser.location(
                    browser.post(page, "/history/begin?lang=en", "as", "request", "about", "XA/1"));
            assertThat(browser.get(asks).body()).contains("value=\"XB/2\"", "value=\"XA/1\"");
            var event = PlainBrowser.location(browser.post(page, "/history/begin?lang=en", "as", "event"));
            assertThat(browser.get(event).body())
                    .as("the draft of the request has taken XB/2")
                    .contains("value=\"XB/3\"");
            assertThat(browser.post(page, "/history/begin?lang=en", "as", "account", "about", "XC/7")
                            .statusCode())
                    .isEqualTo(409);
        });
    }

    @Test
    void itIsALineForEachEventAndEachAccountInASpreadsheet() throws Exception {
        on(text -> text, END, browser -> {
            var csv = browser.get("/history?lang=ru&as=csv");
            assertThat(csv.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
            assertThat(csv.body().lines())
                    .hasSize(6)
                    .contains(
                            "XA/1,,XC,,,,,We had no station there and have nothing to add.,,,yes,2026-05-03T09:00:00Z");
        });
    }

    @Test
    void whatWasKnownThenIsToldAsThenAndNothingIsBegunThere() throws Exception {
        on(
                text -> text,
                END,
                browser -> assertThat(PlainBrowser.words(
                                browser.get("/history?lang=en&known=2026-03-03T00:00:00Z&at=2026-03-03T00:00:00Z")))
                        .containsSubsequence("Account of XB", "No account from: XC")
                        .doesNotContain("Account of XA", "State an event", "Give our account"));
    }

    @Test
    void theHeadLeadsThereOnlyWhereEventsAreStated() throws Exception {
        on(
                text -> text,
                END,
                browser -> assertThat(browser.get("/?lang=en").body())
                        .contains("href=\"/history?lang=en\" data-key=\"y\""));
        var node = new CaseNode("zapad-2017", Instant.parse("2017-09-14T12:00:00Z"));
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(node.pack))), data, 0);
                var browser = new PlainBrowser(() -> desk.port())) {
            assertThat(browser.get("/history?lang=en").statusCode()).isEqualTo(404);
        }
    }
}
