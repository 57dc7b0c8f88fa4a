package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Language;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/** The figures over HTTP: of stock under ceilings, of quotas, of replies and notices, and of a yearly exchange. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTest {
    private static final Path ROOT = Path.of(System.getProperty("parley.root"));
    private static final List<String> FIGURES =
            List.of("ceilings", "quotas", "replies", "lateness", "coverage", "exchange", "requests");

    /** A tenth of a unit of the drawing, where 5,000 are drawn 208 high, and what rounding of both ends adds. */
    private static final Offset<Double> NEAR = Offset.offset(5.0);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Desk> desks = new LinkedHashMap<>();

    static Pack sample(String name) {
        return PackLoader.load(PackFolder.read(ROOT.resolve("agreement/src/test/resources/parley/agreement/scenario")
                .resolve(name)));
    }

    static String text(String name) throws IOException {
        try (var in = FiguresTest.class.getResourceAsStream("figures/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        }
    }

    @BeforeAll
    void open(@TempDir Path data) throws IOException {
        var zones = sample("zones");
        var vd11 = new CaseNode("walk-through", Instant.parse("2026-06-18T12:00:00Z")).pack;
        open(
                data,
                "stock",
                Played.node(zones, Played.scenario(zones, text("stock")), Instant.parse("2026-08-01T00:00:00Z")));
        open(data, "use", Played.node(vd11, Played.scenario(vd11, text("use")), Instant.parse("2027-01-20T00:00:00Z")));
        open(
                data,
                "walk",
                Played.node(vd11, CaseNode.scenario(vd11, "walk-through"), Instant.parse("2026-06-18T12:00:00Z")));
        openMore(data, zones, vd11);
    }

    /** Cases that few tests ask about, and of which the pages are the same as of the others. */
    private void openMore(Path data, Pack zones, Pack vd11) throws IOException {
        open(
                data,
                "untold",
                Played.node(zones, Played.scenario(zones, text("untold")), Instant.parse("2026-08-01T00:00:00Z")));
        open(
                data,
                "calendars",
                Played.node(vd11, Played.scenario(vd11, text("calendars")), Instant.parse("2027-11-20T00:00:00Z")));
    }

    private void open(Path data, String name, CaseNode node) throws IOException {
        desks.put(
                name,
                Desk.open(
                        node, new Rows(new Titles(List.of(node.pack))), Files.createDirectory(data.resolve(name)), 0));
    }

    @AfterAll
    void close() {
        desks.values().forEach(Desk::close);
        client.close();
    }

    private HttpResponse<String> get(String desk, String path) throws Exception {
        var port = Objects.requireNonNull(desks.get(desk)).port();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String page(String desk, String path) throws Exception {
        var answer = get(desk, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private List<String> csv(String desk, String path) throws Exception {
        var answer = get(desk, path + (path.contains("?") ? "&" : "?") + "as=csv");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        return answer.body().lines().toList();
    }

    @Test
    void aSumStandsBesideTheLimitInForceWithItsParagraphAndByHowMuchItWasPassed() throws Exception {
        assertThat(csv("stock", "/figures/ceilings"))
                .startsWith("party,rule,subject,state,held,limit,ref,over,most,days,proof")
                .contains(
                        "XA,zones.flank,east,breached,4300,4700,V.1,,50,2026-03-01/2026-04-30,zones.flank/east XA XA",
                        "XB,zones.flank,west,kept,100,4700,V.1,,,,zones.flank/west XB XB",
                        "XB,floor.least,XB,kept,100,100,VI,,,,floor.least/XB XB XB");
        assertThat(csv("stock", "/figures/ceilings?block=sums-others"))
                .startsWith("party,account,rule,subject,state,held,limit,ref,over,most,days,proof")
                .contains("XA,XB,zones.flank,east,breached,4800,4700,V.1,100,100,2026-03-01/..,zones.flank/east XA XB");
    }

    @Test
    void aHistoryHasAStepForEachChangeAndAGapOrABandWhereNobodyKnows() throws Exception {
        var html = page("stock", "/figures/ceilings?party=XA&provision=zones.flank&account=own&lang=en");
        var history = section(html, "history-1");
        assertThat(cells(history, 2)).containsExactly("4,000", "4,750", "0 or more", "4,300");
        assertThat(cells(history, 3)).containsOnly("4,700").hasSize(4);
        assertThat(cells(history, 5)).containsExactly("– not passed", "50", "unknown", "– not passed");
        assertThat(history).contains("limit, par. V.1");
        assertThat(html).doesNotContain("style=");
    }

    @Test
    void theStepsThatAreDrawnAreTheNumbersOfTheTable() throws Exception {
        var html = page("stock", "/figures/ceilings?party=XA&provision=zones.flank&account=own&lang=en");
        var history = section(html, "history-1");
        var told = cells(history, 2).stream()
                .filter(text -> !text.equals("0 or more"))
                .map(FiguresTest::number)
                .toList();
        var drawn = heights(history, "held");
        assertThat(drawn).hasSize(3).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            assertThat(drawn.get(i)).as("step %d of %s", i, told).isCloseTo(told.get(i), NEAR);
        }
        assertThat(all(history, "<rect class=\"between\""))
                .as("the days of which nobody knows")
                .hasSize(1);
        assertThat(all(history, "<rect class=\"over\""))
                .as("what lies over the limit")
                .hasSize(1);
        assertThat(all(history, "<text class=\"over\"[^>]*>([^<]*)</text>")
                        .getFirst()
                        .group(1))
                .isEqualTo("+50");
        assertThat(heights(history, "limit"))
                .allSatisfy(height -> assertThat(height).isCloseTo(4700, NEAR));
    }

    /** The amounts that a stepped line goes through, read off its axis. */
    private static List<Double> heights(String html, String kind) {
        var axis = all(html, "<text class=\"tick\" x=\"70\" y=\"([0-9.]+)\" text-anchor=\"end\">([0-9,]+)</text>");
        double zero = Double.parseDouble(axis.getFirst().group(1)) - 4;
        double top = Double.parseDouble(axis.getLast().group(1)) - 4;
        double end = number(axis.getLast().group(2));
        var path = all(html, "<path class=\"" + kind + "\" d=\"([^\"]*)\"")
                .getFirst()
                .group(1);
        return all(path, "M[0-9.]+ ([0-9.]+)|V([0-9.]+)").stream()
                .map(step -> step.group(1) == null ? step.group(2) : step.group(1))
                .map(y -> (zero - Double.parseDouble(y)) * end / (zero - top))
                .toList();
    }

    @Test
    void aQuotaSaysHowManyOfHowManyAreUsedAndByWhom() throws Exception {
        var lines = csv("use", "/figures/quotas?provision=inspection-quota&account=own&to=2026-12-31");
        assertThat(lines)
                .contains(
                        "XB,inspection-quota.passive,2026/XB,2,3,76,1,XA/1; XC/1,available,inspection-quota.passive/2026/XB XB XB",
                        "XB,inspection-quota.pair,2026/XA/XB,1,1,77,0,XA/1,exhausted,inspection-quota.pair/2026/XA/XB XB XB");
        var html = page("use", "/figures/quotas?account=own&to=2026-12-31&lang=en");
        assertThat(html).contains("2 of 3", "1 of 1");
        var used = cells(html, 4).stream().map(FiguresTest::number).toList();
        assertThat(bars(html, "held")).containsExactlyElementsOf(used);
        var allowed = cells(html, 5).stream().map(FiguresTest::number).toList();
        assertThat(marks(html)).containsExactlyElementsOf(allowed);
    }

    private static double scale(String html) {
        var axis = all(html, "<text class=\"tick\" x=\"([0-9.]+)\" y=\"[0-9.]+\" text-anchor=\"[a-z]+\">([0-9,]+)");
        return number(axis.getLast().group(2))
                / (Double.parseDouble(axis.getLast().group(1)) - 8);
    }

    private static List<Double> bars(String html, String kind) {
        double scale = scale(html);
        return all(html, "<rect class=\"" + kind + "\" x=\"8\" y=\"[0-9.]+\" width=\"([0-9.]+)\"").stream()
                .map(bar -> Math.round(Double.parseDouble(bar.group(1)) * scale * 100) / 100.0)
                .toList();
    }

    private static List<Double> marks(String html) {
        double scale = scale(html);
        return all(html, "<line class=\"limit\" x1=\"([0-9.]+)\"").stream()
                .map(mark -> Math.round((Double.parseDouble(mark.group(1)) - 8) * scale * 100) / 100.0)
                .toList();
    }

    @Test
    void aReplyTakesAsLongAsTheRecordShowsAndWhatIsMissingRunsOn() throws Exception {
        assertThat(csv("walk", "/figures/replies?account=own"))
                .contains(
                        "XC,unusual-activity.reply,XB/2,2026-06-16T10:00:00Z,,PT50H..,PT48H,overdue,,unusual-activity.reply/XB/2 XC XC",
                        "XD,unusual-activity.meeting,XA/2,2026-05-21T10:00:00Z,2026-05-23T10:00:01Z,PT48H1S,PT48H,late,XD/1/2,"
                                + "unusual-activity.meeting/XA/2 XD XD");
        var html = page("walk", "/figures/replies?account=own&lang=en");
        assertThat(cells(html, 6)).contains("2 d 02 h so far", "2 d 00 h 00 m 01 s");
        assertThat(all(html, "<rect class=\"running\"")).hasSize(1);
        assertThat(all(html, "<rect class=\"held\"")).hasSize(cells(html, 6).size() - 1);
        assertThat(csv("use", "/figures/replies?provision=inspection.reply&account=own"))
                .as("a reply that one member may have seen sooner or later, and one that nobody has seen")
                .anyMatch(line -> line.contains("2026-03-02T10:00:00Z..2026-03-02T16:00:00Z,PT2H..PT8H,"));
    }

    @Test
    void whatIsLateIsLateBySoMuchAndWhatIsBreachedIsNotCalledLate() throws Exception {
        assertThat(csv("walk", "/figures/lateness?account=own"))
                .containsExactly(
                        "party,rule,subject,due,done,lateby,state,entries,proof",
                        "XC,unusual-activity.reply,XB/2,2026-06-18T10:00:00Z,,PT2H..,overdue,,unusual-activity.reply/XB/2 XC XC",
                        "XD,unusual-activity.meeting,XA/2,2026-05-23T10:00:00Z,2026-05-23T10:00:01Z,PT1S,late,XD/1/2,"
                                + "unusual-activity.meeting/XA/2 XD XD",
                        "XC,prior-notification,XA/1,2026-04-20T23:59:59Z,2026-04-22T09:00:00Z,PT33H1S,late,"
                                + "XA/1/0 XC/1/0,prior-notification/XA/1 XC XC");
        assertThat(csv("walk", "/figures/lateness?account=own&from=2026-05-01&to=2026-05-31"))
                .hasSize(2);
        assertThat(csv("walk", "/figures/lateness?account=own&party=XC")).hasSize(3);
    }

    @Test
    void eachNumberOfTheCoverageLeadsToAsManyFindings() throws Exception {
        var html = page("walk", "/figures/coverage?lang=en");
        var pattern = "<a class=\"moment\" href=\"([^\"]+)#listed\">([0-9]+)</a>";
        var links = new ArrayList<>(all(section(html, "owed"), pattern));
        assertThat(links).hasSizeGreaterThan(10);
        links.addAll(all(section(html, "owed-others"), pattern).subList(0, 10));
        for (var link : links) {
            var list = page("walk", link.group(1).replace("&amp;", "&"));
            assertThat(all(section(list, "listed"), "<th scope=\"row\">"))
                    .as(link.group())
                    .hasSize(Integer.parseInt(link.group(2)));
        }
        assertThat(csv("walk", "/figures/coverage"))
                .contains("XA,annual-calendar,0,0,0,0,0,1,0,0")
                .noneMatch(line -> line.startsWith("XA,inspection-quota"));
    }

    @Test
    void theYearlyExchangeIsOneTableWithWhatHasChangedSinceTheYearBefore() throws Exception {
        var lines = csv("use", "/figures/exchange?block=annual-exchange&year=2028");
        assertThat(lines.getFirst())
                .isEqualTo(
                        "party,state,due,given,nil,item.organisation,change.organisation,item.units,change.units,"
                                + "item.personnel,change.personnel,item.equipment,change.equipment,item.remarks,change.remarks,entries,proof");
        assertThat(lines)
                .contains(
                        "XA,due,2027-12-15T23:59:59Z,,,,,,,,,,,,,,annual-exchange/2028 XA XA",
                        "XC,met,2027-12-15T23:59:59Z,2027-01-10T09:00:00Z,no,stated,other,4,4,900,900,stated,other,,same,"
                                + "XC/1/2,annual-exchange/2028 XC XC");
        var before = csv("use", "/figures/exchange?block=annual-exchange&year=2027");
        assertThat(before)
                .anyMatch(line ->
                        line.startsWith("XC,met,2026-12-15T23:59:59Z,2026-12-10T09:00:00Z,yes,nil,,nil,,nil,,nil,,"))
                .anyMatch(line -> line.startsWith("XB,late,") && line.contains(",3,,4000,"));
        assertThat(page("use", "/figures/exchange?year=2028&lang=en")).contains("Number of units", "+900");
    }

    @Test
    void aRequestStandsWithItsClocksItsSlotsAndWhatItSays() throws Exception {
        var html = page("use", "/figures/requests?lang=en");
        assertThat(section(html, "requests")).contains("XA/1", "XD/1", "runs");
        assertThat(csv("use", "/figures/requests"))
                .as("an inspection that was accepted and has not begun")
                .anyMatch(line -> line.startsWith("XA/1,inspection,XA,") && line.contains(",open,"));
        assertThat(html)
                .contains("Slots this year", "What it says", "Number of inspectors", "36.1000000 N 38.1000000 W")
                .contains("North harbour &lt;b")
                .doesNotContain("North harbour <b>");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPageIsWholeInEveryLanguageAndEscapesWhatOthersWrote(Language language) throws Exception {
        for (var desk : desks.keySet()) {
            for (var figure : FIGURES) {
                var html = page(desk, "/figures/" + figure + "?lang=" + language.code());
                assertThat(html)
                        .as("%s %s", desk, figure)
                        .contains("<html lang=\"" + language.code() + "\">", "/assets/desk/figures.css")
                        .doesNotContain("{n}", "{what}", " style=", "<b>");
            }
        }
        var overview = page("walk", "/figures?lang=" + language.code());
        FIGURES.forEach(figure -> assertThat(overview).contains("href=\"/figures/" + figure + "?lang="));
    }

    @Test
    void numbersStandAsTheReadersLanguageWritesThemAndPlainInCsv() throws Exception {
        assertThat(page("stock", "/figures/ceilings?lang=de")).contains("4.700");
        assertThat(page("stock", "/figures/ceilings?lang=ru")).contains("4\u00a0700");
        assertThat(page("walk", "/figures?lang=ru"))
                .containsPattern("<bdi>1</bdi> с опозданием|<bdi>2</bdi> с опозданием");
        assertThat(get("walk", "/assets/desk/figures.css").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=2026-13-01", "to=yesterday", "from=%3Cscript%3E"})
    void aDayThatCannotBeReadIsSaidAndShowsNothing(String query) throws Exception {
        var answer = get("walk", "/figures/lateness?lang=en&" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is no day.").doesNotContain("<table>", "<script>");
    }

    @ParameterizedTest
    @CsvSource({
        "party=ZZ, Party: “ZZ” is not among the choices.",
        "provision=no-rule, Provision: “no-rule” is not among the choices.",
        "provision=prior-notification.nix, Provision: “prior-notification.nix” is not among the choices.",
        "account=ours, By the word of: “ours” is not among the choices.",
        "state=excellent, State: “excellent” is not among the choices.",
        "from=nix, First day: “nix” is no day. Write a day as 2026-03-01.",
        "from=2026-03-02&to=2026-03-01, Last day: 2026-03-01 is before the first day."
    })
    void whatCannotBeAskedIsSaidOnThePageAndToAProgram(String query, String said) throws Exception {
        for (var figure : FIGURES) {
            var answer = get("walk", "/figures/" + figure + "?lang=en&" + query);
            assertThat(answer.statusCode()).as(figure).isEqualTo(400);
            assertThat(answer.body()).contains("This cannot be asked").doesNotContain("<table>", "nothing has been");
            assertThat(answer.body().replaceAll("<[^>]*>", "")).contains(said);
            var csv = get("walk", "/figures/" + figure + "?lang=en&as=csv&" + query);
            assertThat(csv.statusCode()).as(figure).isEqualTo(400);
            assertThat(csv.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
            assertThat(csv.body()).isEqualTo(said + "\n");
        }
        assertThat(get("use", "/figures/exchange?lang=en&year=1900").body())
                .contains("<a href=\"#year\">", "aria-invalid=\"true\"");
    }

    @Test
    void aProvisionStandsByTheTitleOfItsDocumentWithItsIdBehindIt() throws Exception {
        var html = page("walk", "/figures/lateness?account=own&lang=en");
        assertThat(html)
                .contains("<small class=\"id\"><code><bdi>prior-notification</bdi></code></small>")
                .contains("<tspan class=\"id\">Prior notification of certain military activities XA/1</tspan>")
                .contains("<tspan class=\"value\">1 d 09 h 00 m 01 s</tspan>");
        assertThat(all(html, "<bdi>Notification of a military activity</bdi> <small"))
                .hasSize(1);
        assertThat(page("walk", "/figures/lateness?account=own&lang=fr"))
                .doesNotContain("Notification of a military activity")
                .contains("<small class=\"id\"><code><bdi>prior-notification</bdi></code></small>");
    }

    @Test
    void whereARowLeadsStandsSecondAndAChangeStandsWhereThereIsOne() throws Exception {
        assertThat(heads(page("walk", "/figures/replies?account=own&lang=en")))
                .startsWith("Party", "From", "Provision");
        assertThat(heads(page("use", "/figures/exchange?year=2028&lang=en"))).contains("from last year");
        assertThat(heads(page("use", "/figures/exchange?year=2027&lang=en")))
                .contains("Number of units")
                .doesNotContain("from last year");
        assertThat(csv("use", "/figures/exchange?block=annual-exchange&year=2027")
                        .getFirst())
                .contains("change.units");
    }

    private static List<String> heads(String html) {
        return all(html, "<th scope=\"col\"><bdi>([^<]*)</bdi></th>").stream()
                .map(head -> head.group(1))
                .toList();
    }

    @Test
    void whatIsThereCanBeAskedThoughNothingIsFoundOfIt() throws Exception {
        for (var query : List.of(
                "provision=unusual-activity",
                "provision=unusual-activity.reply",
                "account=own",
                "account=XB&party=XA",
                "state=late",
                "from=2026-03-01&to=2026-03-01")) {
            assertThat(page("walk", "/figures/coverage?" + query)).contains("<table>");
        }
        assertThat(get("walk", "/figures/replies?provision=unusual-activity&at=2026-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsAskedForThenIsJudgedThen() throws Exception {
        assertThat(csv("walk", "/figures/lateness?account=own&at=2026-05-01T00:00:00Z"))
                .containsExactly(
                        "party,rule,subject,due,done,lateby,state,entries,proof",
                        "XC,prior-notification,XA/1,2026-04-20T23:59:59Z,2026-04-22T09:00:00Z,PT33H1S,late,"
                                + "XA/1/0 XC/1/0,prior-notification/XA/1 XC XC");
    }

    @Test
    void listsOfEqualLengthAreNotTheSameAndSeveralEntriesAreNoNumber() throws Exception {
        var lines = csv("calendars", "/figures/exchange?block=annual-calendar&year=2028");
        assertThat(lines.getFirst())
                .startsWith("party,state,due,given,nil,item.part,change.part,item.items,change.items,item.contingents");
        assertThat(lines.get(1))
                .startsWith("XA,met,")
                .contains(",1,other,nil,0,")
                .contains(",XA/1/1,");
        assertThat(lines.get(2)).startsWith("XB,met,2027-11-15T23:59:59Z,2027-11-01T09:00:00Z,,,,,,,,,,XB/1/0 XB/1/1,");
        assertThat(lines.get(3)).startsWith("XC,met,").contains(",yes,").contains(",nil,0,nil,0,");
        assertThat(page("calendars", "/figures/exchange?year=2028&lang=en"))
                .contains("not the same", "several entries, see there");
    }

    @Test
    void whatNobodyKnowsIsNeitherZeroNorUnderItsLimit() throws Exception {
        assertThat(csv("untold", "/figures/ceilings?block=sums&provision=zones.flank&party=XA"))
                .containsExactly(
                        "party,rule,subject,state,held,limit,ref,over,most,days,proof",
                        "XA,zones.flank,east,unknown,0..,4700,V.1,unknown,unknown,,zones.flank/east XA XA");
        var untold = page("untold", "/figures/ceilings?party=XA&provision=zones.flank&account=own&lang=en");
        assertThat(section(untold, "history-1")).contains("0 or more").doesNotContain("<text class=\"value\"");
        var told = page("stock", "/figures/ceilings?party=XA&provision=zones.flank&account=own&lang=en");
        assertThat(section(told, "history-1")).containsPattern("<text class=\"value\"[^>]*>4,300</text>");
    }

    @Test
    void aHistoryEndsWithTheLastDayAskedFor() throws Exception {
        var asked = "/figures/ceilings?party=XA&provision=zones.flank&account=own&lang=en";
        assertThat(section(page("stock", asked), "history-1")).doesNotContainPattern("Steps from .{12,30}2026-04-15");
        assertThat(section(page("stock", asked + "&to=2026-04-15"), "history-1"))
                .containsPattern("Steps from .{12,30}2026-04-15");
    }

    @Test
    void whatAnotherStatesNeverStandsInThePlaceOfAPartysOwnWord() throws Exception {
        var asked = "/figures/coverage?party=XC&account=XB";
        assertThat(csv("walk", asked)).containsExactly("party,rule," + states());
        assertThat(csv("walk", asked + "&block=owed-others"))
                .startsWith("party,account,rule," + states())
                .hasSizeGreaterThan(1)
                .anyMatch(line -> line.startsWith("XC,XB,"));
        assertThat(csv("stock", "/figures/lateness?block=late"))
                .containsExactly("party,rule,subject,due,done,lateby,state,entries,proof");
    }

    private static String states() {
        return "state-met,state-late,state-overdue,state-breached,state-due,state-unknown,state-excused,state-not-owed";
    }

    @Test
    void whatWasNotKnownThenStandsInNoItemOfThen() throws Exception {
        var then = "/figures/exchange?block=annual-exchange&year=2028&at=2027-01-20T00:00:00Z&known=";
        assertThat(csv("use", then + "2027-01-10T09:00:00Z")).anyMatch(line -> line.startsWith("XC,met,"));
        assertThat(csv("use", then + "2027-01-10T08:59:59Z"))
                .contains("XC,due,2027-12-15T23:59:59Z,,,,,,,,,,,,,,annual-exchange/2028 XC XC");
    }

    private static String section(String html, String id) {
        int begin = html.indexOf("<section id=\"" + id + "\"");
        assertThat(begin).as(id).isNotNegative();
        return html.substring(begin, html.indexOf("</section>", begin));
    }

    /** What stands in one column of the first table, without its markup. */
    private static List<String> cells(String html, int column) {
        var cells = new ArrayList<String>();
        var table = html.substring(html.indexOf("<tbody>"), html.indexOf("</tbody>"));
        for (var row : all(table, "(?s)<tr>(.*?)</tr>")) {
            var all = all(row.group(1), "(?s)<t[hd][^>]*>(.*?)</t[hd]>");
            cells.add(all.get(column)
                    .group(1)
                    .replaceAll("<[^>]*>", " ")
                    .replaceAll("\\s+", " ")
                    .strip());
        }
        return cells;
    }

    /** A number as English writes it. */
    private static double number(String shown) {
        return Double.parseDouble(shown.replace(",", ""));
    }

    private static List<MatchResult> all(String html, String pattern) {
        return Pattern.compile(pattern).matcher(html).results().toList();
    }
}
