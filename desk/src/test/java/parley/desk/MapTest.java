package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import parley.desk.map.Tree;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.RefView;

/** The map over HTTP: what entries in two agreements state, and the line that one of them defines. */
class MapTest {
    private static final Path ROOT = Path.of(System.getProperty("parley.root"));
    private static final Pack GUARANTEES = PackLoader.load(PackFolder.read(ROOT.resolve("agreements/guarantees")));
    private static final Pack FLIGHTS = PackLoader.load(
            PackFolder.read(ROOT.resolve("agreement/src/test/resources/parley/agreement/scenario/no-fly")));

    @TempDir
    Path data;

    private final RestingNode node = new RestingNode(GUARANTEES, FLIGHTS);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = Desk.open(node, new Rows(new Titles(List.of(GUARANTEES, FLIGHTS))), data, 0);
    }

    @AfterEach
    void close() {
        desk.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String page(String query) throws Exception {
        var answer = get("/map?lang=en" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<?> features(String query) throws Exception {
        return Tree.list(Tree.at(Tree.read(get("/map.geojson?lang=en" + query).body()), "features"));
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private void send(String format, String subject, String body, RefView... refs) {
        node.sent.add(new Draft(
                format,
                List.of(),
                Optional.of(subject),
                Optional.empty(),
                List.of(refs),
                "en",
                body,
                Optional.of(Instant.parse("2026-10-01T00:00:00Z").plusSeconds(node.sent.size()))));
    }

    private void platform(String id, String position, String more) {
        send("platform", id, """
                {"platform":"%s","party":"XA","kind":"ship","range":"300 km",
                 "position":{"points":[%s],"accuracyMetres":2000}%s}""".formatted(id, position, more));
    }

    private void exercise() {
        send("exercise", "XA/1", """
                {"exercise":"XA/1","participants":["XA"],"echelon":"brigade","start":"2026-11-20","end":"2026-11-27",
                 "area":{"points":[[361000000,1791234567],[361000000,-1790000001],[359000000,-1790000001],
                 [359000000,1791234567]],"accuracyMetres":1000}}""");
    }

    @Test
    void aFeatureSaysWhoseWordItIsAndWhereItStands() throws Exception {
        exercise();
        var found = features("&kind=exercise");
        assertThat(found).hasSize(1);
        var properties = Tree.map(Tree.at(found, 0, "properties"));
        assertThat(properties)
                .containsEntry("format", "exercise")
                .containsEntry("statedBy", "XA")
                .containsEntry("subject", "XA/1")
                .containsEntry("item", "4")
                .containsEntry("field", "Area")
                .containsEntry("from", "2026-11-20T00:00:00Z")
                .containsEntry("to", "2026-11-27T23:59:59Z")
                .containsEntry("entry", "/entries/XA/1/0?lang=en")
                .containsEntry("accuracyMetres", new BigDecimal(1000));
        assertThat(Tree.at(found, 0, "geometry", "type")).isEqualTo("MultiPolygon");
        assertThat(Tree.at(found, 0, "geometry", "coordinates").toString()).contains("179.1234567", "-179.0000001");
        assertThat(text(page(""))).contains("4. Area", "2026-11-20 to 2026-11-27", "36.1 N 179.1234567 E", "to 1000 m");
    }

    @Test
    void whatAnAgreementDefinesStandsThereWithItsParagraphs() throws Exception {
        var found = features("");
        assertThat(found).hasSize(1);
        assertThat(Tree.map(Tree.at(found, 0, "properties")))
                .containsEntry("agreement", "Flights near a line, for tests")
                .containsEntry("name", "mdl")
                .doesNotContainKeys("statedBy", "entry", "from", "to");
        assertThat(Tree.at(found, 0, "properties", "paragraphs").toString()).isNotEmpty();
        assertThat(Tree.at(found, 0, "geometry").toString()).contains("[-38, 35.98]");
        assertThat(text(page(""))).contains("the agreement", "always", "1 mdl");
        assertThat(features("&party=XA")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "at=2026-11-20, 1",
        "at=2026-11-27 23:59:59, 1",
        "at=2026-11-28T00:00:00Z, 0",
        "at=2026-11-19, 0",
        "from=2026-11-27, 1",
        "from=2026-11-28, 0",
        "to=2026-11-19, 0",
        "from=2026-01-01&to=2026-11-20, 1",
    })
    void timeNarrowsToWhatHoldsThen(String query, int n) throws Exception {
        exercise();
        assertThat(features("&kind=exercise&" + query.replace(" ", "%20"))).hasSize(n);
    }

    @Test
    void whatItsAuthorCorrectedIsNotShownAndThePageSaysSo() throws Exception {
        platform("XA/1", "[360000000,-380000000]", "");
        var first = node.circle(RestingNode.CIRCLE)
                .orElseThrow()
                .entries()
                .getFirst()
                .pointer();
        send("platform", "XA/1", """
                {"platform":"XA/1","party":"XA","kind":"ship","range":"300 km",
                 "position":{"points":[[370000000,-380000000]],"accuracyMetres":2000}}""", new RefView("corrects", first));
        var found = features("&kind=platform");
        assertThat(found).hasSize(1);
        assertThat(Tree.at(found, 0, "geometry", "coordinates").toString()).isEqualTo("[-38, 37]");
        assertThat(text(page(""))).contains("corrected or withdrawn: 1");
    }

    private EntryPointer sent(int index) {
        return node.circle(RestingNode.CIRCLE)
                .orElseThrow()
                .entries()
                .get(index)
                .pointer();
    }

    @Test
    void aCorrectionThatWasWithdrawnHidesNothing() throws Exception {
        platform("XA/1", "[360000000,-380000000]", "");
        send("platform", "XA/1", """
                {"platform":"XA/1","party":"XA","kind":"ship","range":"300 km",
                 "position":{"points":[[370000000,-380000000]],"accuracyMetres":2000}}""", new RefView("corrects", sent(0)));
        send("platform", "XA/1", "{}", new RefView("withdraws", sent(1)));
        var found = features("&kind=platform");
        assertThat(found).hasSize(1);
        assertThat(Tree.at(found, 0, "geometry", "coordinates").toString()).isEqualTo("[-38, 36]");
        send("platform", "XA/1", "{}", new RefView("withdraws", sent(0)));
        assertThat(features("&kind=platform")).isEmpty();
    }

    @Test
    void daysTooFarApartForASliderAreCutAboutTodayAndThePageSaysSo() throws Exception {
        for (var day : List.of("0001-01-01", "2026-11-20", "9999-12-31")) {
            send("exercise", "XA/1", """
                    {"exercise":"XA/1","participants":["XA"],"echelon":"brigade","start":"%s","end":"%s",
                     "area":{"points":[[361000000,-380000000],[361000000,-370000000],[359000000,-370000000]],
                     "accuracyMetres":1000}}""".formatted(day, day));
        }
        var html = page("");
        assertThat(html).contains("max=\"20000\"", "data-first=\"1999-05-19\"");
        assertThat(text(html)).contains("The slider reaches from 1999-05-19 to 2054-02-19 only");
    }

    @Test
    void anothersCorrectionReplacesNothing() throws Exception {
        platform("XA/1", "[360000000,-380000000]", "");
        var id = node.circle(RestingNode.CIRCLE)
                .orElseThrow()
                .entries()
                .getFirst()
                .pointer();
        send("platform", "XA/2", "{}", new RefView("corrects", new EntryPointer("XB", 1, 0, id.id())));
        assertThat(features("&kind=platform")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"party=ZZ", "kind=memo", "at=soon", "at=2026-02-30", "from=2026-03-02&to=2026-03-01", "box=1,2,3"
            })
    void whatCannotBeAskedIsRefusedWithWhatWouldBeRight(String query) throws Exception {
        for (var form : List.of("/map", "/map.geojson", "/map.csv")) {
            var answer = get(form + "?lang=en&" + query);
            assertThat(answer.statusCode()).as(form).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception");
        }
        assertThat(get("/map?lang=en&" + query).body()).contains("This cannot be asked");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void foreignTextStaysTextInEveryLanguage(Language language) throws Exception {
        platform("XA/<b>\\\"\u202e", "[360000000,-380000000]", "");
        var html = get("/map?lang=" + language.code()).body();
        assertThat(html)
                .contains("lang=\"" + language.code() + "\"", "XA/&lt;b&gt;", "⟨U+202E⟩")
                .doesNotContain("<b>");
        assertThat(html).doesNotContainPattern("\\{[a-z]+}").doesNotContain(" style=", "<script>");
        assertThat(Tree.map(Tree.at(features("&kind=platform"), 0, "properties")))
                .containsEntry("subject", "XA/<b>\\\"\u202e");
    }

    /** What is drawn is measured: corners of the path are taken back to degrees and compared on the ellipsoid. */
    @Test
    void theDrawingAgreesWithTheEllipsoid() throws Exception {
        platform("XA/1", "[360000000,-380000000]", "");
        var html = page("&kind=platform");
        var box = Arrays.stream(found("data-box=\"([^\"]*)\"", html).split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        var size = found("viewBox=\"0 0 (960 [0-9.]+)\" role", html).split(" ", -1);
        double perX = (box[2] - box[0]) / Double.parseDouble(size[0]);
        double perY = (box[3] - box[1]) / Double.parseDouble(size[1]);
        double middle = (box[1] + box[3]) / 2;
        var bar = found("class=\"bar\" d=\"M16 [0-9.]+V[0-9.]+H([0-9.]+)", html);
        var label = found("<text class=\"degrees\" x=\"[0-9.]+\" y=\"[0-9.]+\">([0-9]+ k?m)</text>", html);
        double said = Double.parseDouble(label.replaceAll("[^0-9]", "")) * (label.endsWith("km") ? 1000 : 1);
        double measured = Geodesic.WGS84.Inverse(middle, 0, middle, (Double.parseDouble(bar) - 16) * perX).s12;
        assertThat(measured).isCloseTo(said, within(said / 1000));
        var circle = Pattern.compile("([ML])([0-9.-]+) ([0-9.-]+)")
                .matcher(found("class=\"uncertain\" d=\"([^\"]*)\"", html));
        int corners = 0;
        while (circle.find()) {
            double east = box[0] + Double.parseDouble(circle.group(2)) * perX;
            double north = box[3] - Double.parseDouble(circle.group(3)) * perY;
            assertThat(Geodesic.WGS84.Inverse(36, -38, north, east).s12).isCloseTo(2000, within(5.0));
            corners++;
        }
        assertThat(corners).isGreaterThan(30);
    }

    private static String found(String pattern, String in) {
        var matcher = Pattern.compile(pattern).matcher(in);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void thousandsAreCountedAndTheFirstOfThemDrawn() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            platform("XA/" + i, "[" + (360000000 + i * 1000) + "," + (-380000000 + i * 777) + "]", "");
        }
        var html = page("&kind=platform");
        assertThat(text(html)).contains("the first 300 of 2000");
        assertThat(html.split("<tr id=\"feature-", -1)).hasSize(301);
        assertThat(html.length()).isLessThan(700_000);
        assertThat(features("&kind=platform")).hasSize(2_000);
        assertThat(get("/map.csv?lang=en&kind=platform").body().split("\r\n")).hasSize(2_001);
    }

    @Test
    void anEmptyMapSaysWhatWouldBeInIt() throws Exception {
        assertThat(text(page("&party=XB"))).contains("that meet the filter: 0", "Nothing meets this filter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 N 0 E | 0 N 0.5 E | 55.660 km | leaves at 090.0",
                "36 N 38 W | 36 N 38 W | positions are | the same",
                "10 N 179.5 E | 10 N 179.5 W | 109.639 km | leaves at 089.9",
            })
    void aDistanceIsMeasuredOnTheEllipsoid(String one, String two, String distance, String direction) throws Exception {
        var shown = text(page("&one=" + encoded(one) + "&two=" + encoded(two)));
        assertThat(shown).contains(distance, direction);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Test
    void whatIsNoPositionIsNamed() throws Exception {
        assertThat(text(page("&one=here&two=36+N+38+W")))
                .contains("“ here ” is no position")
                .doesNotContain(" km on");
    }
}
