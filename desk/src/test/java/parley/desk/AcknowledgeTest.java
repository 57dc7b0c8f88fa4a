package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.PlainBrowser.hidden;
import static parley.desk.PlainBrowser.location;
import static parley.desk.PlainBrowser.words;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.node.office.Office;

/** Whoever has the watch takes notice of its rows. */
class AcknowledgeTest {
    private static final Instant NOW = Instant.parse("2026-10-04T03:05:00Z");
    private static final Pattern ROW = Pattern.compile("name=\"row\" value=\"([^\"]*)\"");

    @TempDir
    Path data;

    private final CaseNode node = CaseDesk.played("night-at-the-desk", text -> text, NOW);
    private Office office;
    private CaseDesk desk;
    private PlainBrowser browser;

    @BeforeEach
    void open() throws IOException {
        office = CaseDesk.office(node, data);
        desk = new CaseDesk(data, node);
        browser = desk.browser;
    }

    @AfterEach
    void close() {
        desk.close();
        office.close();
    }

    private void take(String officer) throws Exception {
        var drawn = browser.get("/shift/turn");
        location(browser.post(drawn, "/shift/turn", "who", officer, "note", "relieved", "act", "take"));
    }

    private static List<String> rows(HttpResponse<String> page) {
        return ROW.matcher(page.body())
                .results()
                .map((MatchResult found) -> found.group(1).replace("&amp;", "&"))
                .toList();
    }

    private HttpResponse<String> acknowledge(HttpResponse<String> drawn, String row) throws Exception {
        return browser.post(
                "/shift/acknowledge",
                new HashMap<>(Map.of(
                        "seal", hidden(drawn).get("seal"), "act", hidden(drawn).get("act"), "row", row)),
                "same-origin");
    }

    @Test
    void whileNobodyHasTheWatchNoRowAsksForNotice() throws Exception {
        assertThat(rows(browser.get("/"))).isEmpty();
        assertThat(browser.get("/shift").body()).doesNotContain("id=\"fresh\"");
    }

    @Test
    void aRowOfWhichNoticeWasTakenSaysByWhomAndWhenAndIsNoLongerNew() throws Exception {
        take("Weber");
        var watch = browser.get("/");
        var row = rows(watch).getFirst();
        int asking = rows(watch).size();
        assertThat(rows(browser.get("/shift"))).contains(row);
        assertThat(location(acknowledge(watch, row))).startsWith("/?lang=");
        assertThat(location(acknowledge(watch, row))).startsWith("/?lang=");
        assertThat(rows(browser.get("/"))).hasSize(asking - 1).doesNotContain(row);
        assertThat(words(browser.get("/"))).contains("seen by Weber, 03:05 UTC");
        assertThat(rows(browser.get("/shift"))).doesNotContain(row);
        assertThat(office.acknowledged(
                        node.circles().getFirst().id(),
                        office.acts(node.circles().getFirst().id(), 1)
                                .getFirst()
                                .number()))
                .hasSize(1);
    }

    /** On the watch and on the first page of the shift; a screen reader tells each button by what it is about. */
    @Test
    void eachRowSaysInTheReadersLanguageWhatIsAcknowledgedAndLeadsThere() throws Exception {
        take("Weber");
        for (var page : List.of("/?lang=ru", "/shift?lang=ru")) {
            assertThat(words(browser.get(page)))
                    .contains("Принять к сведению: к исполнению Ответ на запрос о разъяснении XA/3")
                    .contains("Принять к сведению: XA/1/0 Запрос о разъяснении необычной военной деятельности XA/3")
                    .doesNotContain("finding unusual-activity");
        }
        assertThat(browser.get("/shift").body())
                .contains("href=\"/finding?name=unusual-activity.reply%2FXA%2F3&amp;by=XB&amp;account=XB&amp;lang=en\"")
                .contains("href=\"/entries/XA/1/0?lang=en\"");
    }

    @Test
    void aDeadlineHasTheOfficesOwnTimeBesideUtcOnceItIsKnownWhereTheOfficeIs() throws Exception {
        assertThat(browser.get("/").body()).doesNotContain("class=\"local");
        office.settle(node.circles().getFirst().id(), ZoneId.of("Europe/Vienna"), "Chief");
        assertThat(words(browser.get("/"))).contains("It is due by 2026-10-04 08:00:00 UTC (10:00:00).");
    }

    @Test
    void whatAnAuthorWroteInAnotherLanguageIsMarkedAsSuch() throws Exception {
        assertThat(browser.get("/?lang=ru").body())
                .contains("<bdi lang=\"en\">Harbour guard</bdi> <span class=\"tongue\">[en]</span>")
                .doesNotContain("lang=\"en\">exercise");
        assertThat(browser.get("/?lang=en").body())
                .contains("<bdi lang=\"en\">Harbour guard</bdi>")
                .doesNotContain("class=\"tongue\"");
    }

    @Test
    void onTheNextWatchEverythingIsNewAgainAndTheOldPageTakesNoNotice() throws Exception {
        take("Weber");
        var watch = browser.get("/");
        var row = rows(watch).getFirst();
        acknowledge(watch, row);
        take("Rossi");
        assertThat(rows(browser.get("/"))).contains(row);
        var late = acknowledge(watch, row);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(words(late)).contains("The watch has changed hands since this page was made.");
        assertThat(rows(browser.get("/"))).contains(row);
    }

    @Test
    void aRowLeadsToACallOutThatBeginsWithWhatItSays() throws Exception {
        take("Weber");
        var link = Pattern.compile("href=\"(/shift/calls[^\"]*row=[^\"]*)\"")
                .matcher(browser.get("/").body());
        assertThat(link.find()).isTrue();
        var form = browser.get(link.group(1).replace("&amp;", "&"));
        assertThat(form.body()).contains("XB owes “Reply to a request for an explanation” on XA/3.");
        location(browser.post(form, "/shift/calls", "matter", "the reply", "who", "Weber"));
        assertThat(office.callOuts(node.circles().getFirst().id(), 1)
                        .getFirst()
                        .concern()
                        .about())
                .contains("XA/3 by XB");
    }
}
