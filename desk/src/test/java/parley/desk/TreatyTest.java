package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.agreement.check.Rendering;
import parley.agreement.pack.Paragraph;
import parley.agreement.prose.Language;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/** The agreement's pages over HTTP, on a night with findings of many states and in a summer with many findings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TreatyTest {
    private static final int KIB = 1024;

    private final CaseNode node = new CaseNode("night-at-the-desk", Instant.parse("2026-10-04T03:05:00Z"));
    private final CaseNode busy = new CaseNode("walk-through", Instant.parse("2026-07-01T00:00:00Z"));
    private final Rendering rendering = Rendering.of(node.pack);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Desk desk;
    private Desk summer;

    @BeforeAll
    void open(@TempDir Path data) throws IOException {
        desk = Desk.open(
                node, new Rows(new Titles(List.of(node.pack))), Files.createDirectory(data.resolve("night")), 0);
        summer = Desk.open(
                busy, new Rows(new Titles(List.of(busy.pack))), Files.createDirectory(data.resolve("summer")), 0);
    }

    @AfterAll
    void close() {
        desk.close();
        summer.close();
        client.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return get(desk, path, headers);
    }

    private HttpResponse<String> get(Desk asked, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + asked.port() + path))
                .timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String page(String path) throws Exception {
        return page(desk, path);
    }

    private String page(Desk asked, String path) throws Exception {
        var answer = get(asked, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static List<String> all(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void theTextStandsWholeWithEachNumberAsAnAnchorAndTheNumbersOfTheCheck() throws Exception {
        var html = page("/agreement?lang=en");
        assertThat(all(html, "<section class=\"paragraph\" id=\"par-([^\"]+)\""))
                .containsExactlyElementsOf(
                        node.pack.paragraphs().stream().map(Paragraph::number).toList());
        var coverage = rendering.coverage();
        assertThat(html)
                .contains(node.pack.sha256(), "data-copy=\"" + node.pack.sha256())
                .contains("<bdi>" + coverage.provisioned().size() + "</bdi> of <bdi>" + coverage.total() + "</bdi>")
                .contains("<h2 lang=\"en\"><bdi>Chapter I. Annual exchange of military information</bdi></h2>")
                .contains("No provision renders it:", "it belongs to a later part of this pack");
    }

    @Test
    void aParagraphHasItsPiecesItsFindingsAndHowManyThereAreOfEachState() throws Exception {
        var html = page("/agreement?lang=en&q=16.1.2");
        assertThat(html)
                .contains("data-source=\"/agreement/vd11/unusual-activity?lang=en\"", "request and reply")
                .contains("owes “<bdi>Reply to a request for an explanation</bdi>” on <bdi>XA/3</bdi>.")
                .contains(
                        "href=\"/finding?name=unusual-activity.reply%2FXA%2F3&amp;by=XB&amp;account=XB&amp;lang=en\"");
        assertThat(page("/finding?name=unusual-activity.reply%2FXA%2F3&by=XB&account=XB&lang=en"))
                .contains("2026-10-04 08:00:00 UTC");
    }

    @Test
    void moreThanTenFindingsAreCountedAndListedByAPageOfTheirOwn() throws Exception {
        var html = page(summer, "/agreement?lang=en&q=38");
        var more = all(html, "<a href=\"([^\"]+)\"><bdi>\\d+</bdi> more\\s*</a>");
        assertThat(more).hasSize(1);
        int counted = all(html, "</svg> [a-z ]+</span>\\s+(\\d+)</li>").stream()
                .mapToInt(Integer::parseInt)
                .sum();
        assertThat(counted).isGreaterThan(10);
        var list = page(summer, more.getFirst().replace("&amp;", "&"));
        assertThat(all(list, "(<th scope=\"row\">)")).hasSize(counted);
        assertThat(list).contains("<bdi>" + counted + "</bdi> of <bdi>" + counted + "</bdi> findings");
    }

    @Test
    void aParagraphIsFoundByItsNumberAndByAWord() throws Exception {
        assertThat(numbers("40.1")).isNotEmpty().allMatch(number -> number.startsWith("40.1"));
        assertThat(numbers("MANPOWER")).contains("9");
        assertThat(numbers("inspection-quota")).contains("76", "77", "78");
        var hostile = page("/agreement?lang=en&q=" + URLEncoder.encode("<script>alert(1)</script>\"", UTF_8));
        assertThat(hostile).doesNotContain("<script>alert").contains("<bdi>0</bdi> of");
    }

    private List<String> numbers(String query) throws Exception {
        return all(page("/agreement?lang=en&q=" + query), "<section class=\"paragraph\" id=\"par-([^\"]+)\"");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageIsSmallAndWholeInEveryLanguageAndMarksEnglishAsEnglish(Language language) throws Exception {
        var html = page("/agreement?lang=" + language.code());
        assertThat(gzipped(html)).isLessThan(100 * KIB);
        assertThat(html).contains("<html lang=\"" + language.code() + "\">").doesNotContain("{n}", "{query}");
        assertThat(all(html, "<p class=\"words\"( lang=\"en\")>")).hasSameSizeAs(node.pack.paragraphs());
    }

    private static int gzipped(String html) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(html.getBytes(UTF_8));
        }
        return bytes.size();
    }

    @Test
    void whatAPieceSaysComesAsItStandsWhenItIsUnfoldedAndAsAPageByItsLink() throws Exception {
        var unfolded = get("/agreement/vd11/prior-notification?lang=en", "HX-Request", "true");
        assertThat(unfolded.body())
                .contains("<pre class=\"source\"", "deadline: { before: activity.start")
                .doesNotContain("<html", "scenarios:");
        var whole = page("/agreement/vd11/prior-notification?lang=en");
        assertThat(whole).contains("<html", "deadline: { before: activity.start", "scenarios:", "#par-38");
        assertThat(page("/agreement/vd11/term/observable?lang=en")).contains("activity.troops &gt;= 13000");
        assertThat(page("/agreement/vd11/format/notification?lang=ru")).contains("формат", "onBehalfOf");
        for (var nothing : List.of(
                "/agreement/vd11/no-such",
                "/agreement/vd12/prior-notification",
                "/agreement/vd11/no-such/notification",
                "/agreement?pack=vd12",
                "/agreement/findings?pack=vd12",
                "/agreement/vd11/no-such?as=csv")) {
            assertThat(get(nothing).statusCode()).as(nothing).isEqualTo(404);
        }
    }

    @Test
    void aTableIsFilteredAndSortedByItsAddress() throws Exception {
        var path = "/agreement/vd11/prior-notification?lang=en";
        var everything = rows(page(summer, path));
        assertThat(everything).hasSizeGreaterThan(5);
        var own = rows(page(summer, path + "&party=XC&account=own"));
        assertThat(own).isNotEmpty().allMatch(row -> row.contains("<td><bdi>XC</bdi></td> <td><bdi>XC</bdi></td>"));
        var late = page(summer, path + "&state=late&account=XA");
        assertThat(rows(late)).isNotEmpty().allMatch(row -> row.contains("#shape-tick-clock"));
        assertThat(late).contains("in the state “<bdi>late</bdi>”", "<option value=\"late\" selected>");
        var up = page(summer, path + "&sort=debtor");
        var down = page(summer, path + "&sort=-debtor");
        assertThat(debtors(up)).isSorted().hasSameSizeAs(everything);
        assertThat(debtors(down)).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(up).contains("<th scope=\"col\" aria-sort=\"ascending\">");
        assertThat(rows(page(summer, path + "&from=2"))).hasSize(everything.size() - 2);
        assertThat(page(summer, path + "&party=ZZ")).contains("No finding matches this choice.");
    }

    private static List<String> rows(String html) {
        return Pattern.compile("(?s)<tr>\\s*<th scope=\"row\">.*?</tr>")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .map(row -> row.replaceAll("\\s+", " "))
                .toList();
    }

    private static List<String> debtors(String html) {
        return rows(html).stream()
                .map(row -> row.replaceFirst(".*?</td> <td><bdi>([A-Z]{2})</bdi>.*", "$1"))
                .toList();
    }

    @Test
    void theSameTableIsHadAsCommaSeparatedValues() throws Exception {
        var answer = get("/agreement/vd11/prior-notification?as=csv&party=XD");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        var lines = answer.body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("finding,subject,debtor,account,state,due,since,cites,pack");
        assertThat(lines.subList(1, lines.size()))
                .hasSameSizeAs(rows(page("/agreement/vd11/prior-notification?party=XD")))
                .allMatch(line -> line.startsWith("prior-notification/") && line.contains(",XD,"))
                .anyMatch(line -> line.contains(",unknown,"));
    }

    @Test
    void theMatrixShowsTheMostPressingStateByEachPartysOwnWordAndLeadsToTheRest() throws Exception {
        var html = page(summer, "/agreement/matrix?lang=en");
        assertThat(all(html, "<th scope=\"row\"><span class=\"code\"><bdi>([A-Z]{2})</bdi>"))
                .containsExactly("XA", "XB", "XC", "XD", "XE");
        assertThat(all(html, "<th scope=\"col\"><a href=\"/agreement/vd11/([^?]+)"))
                .containsExactlyElementsOf(busy.pack.provisions().keySet());
        assertThat(html).contains("role=\"region\" tabindex=\"0\" aria-label=\"Parties by provisions\"");
        var cells = Pattern.compile("(?s)<td><a href=\"([^\"]+)\">.*?</svg> ([a-z ]+)</span>.*?</td>")
                .matcher(html)
                .results()
                .toList();
        assertThat(cells).hasSizeGreaterThan(10);
        for (var cell : cells) {
            var rows = rows(page(summer, cell.group(1).replace("&amp;", "&")));
            assertThat(rows.getFirst()).as(cell.group()).contains("</svg> " + cell.group(2) + "</span>");
            if (rows.size() > 1) {
                assertThat(cell.group()).contains("of <bdi>" + rows.size() + "</bdi>");
            }
        }
        assertThat(all(html, "(<td><span aria-hidden)")).hasSize(50 - cells.size());
    }

    @Test
    void everyFileThatThePageNamesIsServed() throws Exception {
        var html = page("/agreement");
        for (var path : List.of("/assets/desk/treaty.css", "/assets/desk/treaty.js")) {
            assertThat(html).contains(path);
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }
}
