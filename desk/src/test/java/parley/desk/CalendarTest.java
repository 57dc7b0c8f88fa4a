package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.prose.Language;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/** The calendar over HTTP, in a year with three large activities at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarTest {
    private final CaseNode node = new CaseNode("three-at-once", Instant.parse("2026-12-03T09:00:00Z"));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Desk desk;

    @BeforeAll
    void open(@TempDir Path data) throws IOException {
        desk = Desk.open(node, new Rows(new Titles(List.of(node.pack))), data, 0);
    }

    @AfterAll
    void close() {
        desk.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
    }

    private String text(String path) throws Exception {
        var page = get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return text(page);
    }

    private static String text(HttpResponse<String> page) {
        return page.body().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPageIsThereInEveryLanguage(Language language) throws Exception {
        var expected = new LinkedHashMap<String, Integer>();
        expected.put("/calendar?year=2027&", 200);
        expected.put("/calendar?from=2027-03-01&to=2027-03-31&", 200);
        expected.put("/calendar/spans?year=2027&", 200);
        expected.put("/calendar?year=1999&", 200);
        expected.put("/calendar/spans?year=1999&draft=none&", 200);
        expected.put("/calendar?from=x&", 400);
        for (var asked : expected.entrySet()) {
            var page = asked.getKey();
            var answer = get(page + "lang=" + language.code());
            assertThat(answer.statusCode()).as(page).isEqualTo(asked.getValue());
            assertThat(answer.body())
                    .contains("lang=\"" + language.code() + "\"")
                    .doesNotContain("style=\"");
            assertThat(Pattern.compile("\\{[a-z]+}").matcher(text(answer)).find())
                    .as(page)
                    .isFalse();
        }
    }

    @Test
    void aYearListsMonthByMonthWhatIsOnAndLinksEachDayThatHasSomething() throws Exception {
        var page = get("/calendar?year=2027&lang=en");
        assertThat(text(page))
                .containsSubsequence(
                        "January",
                        "March",
                        "2027-03-01 to 2027-03-12",
                        "XA/1",
                        "Spring tide",
                        "span",
                        "2027-03-05 to 2027-03-20",
                        "XA/2",
                        "May",
                        "XC/1",
                        "Stated of XB by XC",
                        "September",
                        "Night ferry",
                        "Will not take place",
                        "October",
                        "from 2027-10-04; end: to follow",
                        "November",
                        "from 2027-10-04; end: to follow");
        assertThat(page.body())
                .contains("from=2027-03-10&amp;to=2027-03-10", "aria-label=\"Wednesday, March 10, 2027: 3\"")
                .doesNotContain("from=2027-04-10");
    }

    @Test
    void aMonthLeadsToItsLinesWhereItHasAnyAndTodayIsMarkedOnce() throws Exception {
        var page = get("/calendar?year=2027&party=XA&kind=span&lang=en").body();
        assertThat(page).contains("href=\"#m-3\"", "<h2 id=\"m-3\">", "<caption>April</caption>");
        Pattern.compile("href=\"#(m-[0-9]+)\"")
                .matcher(page)
                .results()
                .forEach(link -> assertThat(page).contains("id=\"" + link.group(1) + "\""));
        assertThat(page).doesNotContain("aria-current=\"date\"");
        var days = Pattern.compile("<td[^>]* aria-current=\"date\">(?:<a[^>]*>)?([0-9]+)")
                .matcher(get("/calendar?year=2026&lang=en").body())
                .results()
                .map(day -> day.group(1));
        assertThat(days).containsExactly("3");
    }

    @Test
    void weeksBeginOnMondayAndMonthsHaveTheNamesOfTheLanguage() throws Exception {
        assertThat(text("/calendar?year=2027&lang=ru")).contains("Март", "пнвтсрчтптсбвс");
        assertThat(text("/calendar?year=2027&lang=de")).contains("März", "MoDiMiDoFrSaSo");
        assertThat(get("/calendar?year=2027&lang=fr").body()).contains("mercredi 10 mars 2027");
    }

    @Test
    void theDutiesOfTheYearAreOnTheirDays() throws Exception {
        assertThat(text("/calendar?year=2027&party=XA&kind=duty&lang=en"))
                .contains("2027-01-18", "Notification of a military activity XA/1", "par. 38", "due")
                .doesNotContain("Spring tide");
        assertThat(text("/calendar?from=2027-01-18&to=2027-01-18&lang=en"))
                .contains("2027-01-18 to 2027-01-18", "In all: 2");
    }

    @Test
    void spansStandBesideTheLimitThatCountsThem() throws Exception {
        var page = get("/calendar/spans?year=2027&lang=en");
        assertThat(text(page))
                .containsSubsequence(
                        "XA/1 Spring tide",
                        "As many as may be at once from 2027-03-08 to 2027-03-12: XA/1, XA/2, XA/3.",
                        "Fewer from 2027-03-13 on.",
                        "XA/4 Summer school",
                        "no limit",
                        "At once, par. 67.3: at most 3",
                        "2027-03-05 2027-03-07 2 below the limit XA/1, XA/2",
                        "2027-03-08 2027-03-12 3 as many as may be XA/1, XA/2, XA/3",
                        "2027, par. 67.2: 4 of 6 (XA/1, XA/2, XA/3, XA/6)",
                        "2027, par. 67.2.1: 1 of 3 (XA/3)");
        assertThat(text(page)).contains("At once, par. 67.3: at most 3; by the word of XC");
        assertThat(page.body()).contains("<svg class=\"gantt\"", "class=\"number full\"", "class=\"cell full\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2027-02-30",
                "year=99999",
                "from=2027-03-02&to=2027-03-01",
                "party=ZZ",
                "kind=<b>",
                "from=2000-01-01&to=2027-01-01",
                "page=0"
            })
    void whatCannotBeAskedIsSaid(String query) throws Exception {
        for (var page : List.of("/calendar?", "/calendar/spans?")) {
            var answer = get(page + query.replace("<", "%3C").replace(">", "%3E"));
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("This cannot be asked").doesNotContain("<b>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/calendar.ics?party=ZZ",
                "/calendar.ics?kind=ship",
                "/calendar?as=csv&party=ZZ",
                "/calendar/spans?as=csv&party=ZZ",
                "/calendar/spans?as=csv&from=2027-03-02&to=2027-03-01"
            })
    void aProgramThatAsksWhatCannotBeAskedIsToldSoInALine(String path) throws Exception {
        var answer = get(path + "&lang=en");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.body()).contains("does not fit").doesNotContain("<", "BEGIN:", "Spring tide");
    }

    @Test
    void bothTablesAreThereAsCsv() throws Exception {
        assertThat(get("/calendar/spans?year=2027&as=csv").body().lines())
                .contains("Activity,XA/3,XA,XA,Long bridge,2027-03-08,2027-03-16,67.3 67.2 67.2.1,,")
                .contains("Activity,XA/6,XA,XA,Autumn road,2027-10-04,toFollow,67.3 67.2,,")
                .contains("Activity,XC/1,XB,XC,Camp on the west coast,2027-05-10,2027-05-21,67.3 67.2,,");
        assertThat(get("/calendar?year=2027&kind=span&as=csv").body().lines())
                .contains("span,2027-03-01,2027-03-12,,XA,XA,XA/1,Spring tide,,");
        assertThat(get("/calendar?from=2028-02-01&to=2028-02-02&kind=span&as=csv")
                        .body()
                        .lines())
                .contains("span,2027-10-04,toFollow,,XA,XA,XA/6,Autumn road,,");
    }

    @Test
    void anotherReaderTakesTheFeed() throws Exception {
        var answer = get("/calendar.ics?lang=en");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/calendar; charset=utf-8");
        var calendar = new CalendarBuilder().build(new StringReader(answer.body()));
        assertThat(calendar.validate(true).hasErrors()).isFalse();
        var summaries = calendar.getComponents("VEVENT").stream()
                .map(event -> event.getRequiredProperty(Property.SUMMARY).getValue())
                .toList();
        assertThat(summaries)
                .contains("XA: Spring tide (XA/1)", "XA: Night ferry (XA/5) – Will not take place")
                .contains("Stated of XB by XC: Camp on the west coast (XC/1)")
                .contains("due: XA: Notification of a military activity (XA/1)");
        assertThat(get("/calendar.ics?party=XB&lang=en").body()).doesNotContain("Spring tide");
    }

    @Test
    void aDraftThatIsNotThereIsSaid() throws Exception {
        assertThat(text("/calendar/spans?year=2027&draft=notification-9&lang=en"))
                .contains("There is no draft notification-9 that could be sent as it stands");
    }
}
