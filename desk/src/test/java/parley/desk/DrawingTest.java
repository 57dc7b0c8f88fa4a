package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/** The map beside a place of a form, as the form's script asks for it. */
class DrawingTest {
    private static final Pack VD11 = pack("vd11");
    private static final Pack GUARANTEES = pack("guarantees");
    private static final String SQUARE = "36, -38\n36, -37\n37, -37\n37, -38";

    @TempDir
    Path data;

    private final RestingNode node = new RestingNode(VD11, GUARANTEES);
    private Desk desk;
    private PlainBrowser browser;
    private HttpResponse<String> form;
    private String address = "";

    private static Pack pack(String name) {
        return PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", name)));
    }

    @BeforeEach
    void open() throws Exception {
        desk = Desk.open(node, new Rows(new Titles(List.of(VD11, GUARANTEES))), data, 0);
        browser = new PlainBrowser(() -> desk.port());
        begin("inspection-request");
    }

    @AfterEach
    void close() {
        browser.close();
        desk.close();
    }

    private void begin(String format) throws Exception {
        var start = browser.get("/write");
        address = PlainBrowser.location(browser.post(start, "/write/new", "format", format));
        form = browser.get(address);
    }

    private HttpResponse<String> draw(String control, String text, String act, String... more) throws Exception {
        Map<String, String> typed = new HashMap<>(Map.of("draw", control, "draw.act", act, control, text));
        for (int i = 0; i < more.length; i += 2) {
            typed.put(more[i], more[i + 1]);
        }
        var pairs = typed.entrySet().stream()
                .flatMap(pair -> List.of(pair.getKey(), pair.getValue()).stream())
                .toArray(String[]::new);
        return browser.post(form, address.replaceAll("\\?.*", "") + "/drawing", pairs);
    }

    private HttpResponse<String> point(String control, String text, String act, String north, String east)
            throws Exception {
        return draw(
                control, text, act, "draw.north", north, "draw.east", east, "draw.high", "0.001", "draw.wide", "0.001");
    }

    private static String data(HttpResponse<String> drawn, String name) {
        assertThat(drawn.statusCode()).as(drawn.body()).isEqualTo(200);
        var value = Pattern.compile("data-" + name + "=\"([^\"]*)\"").matcher(drawn.body());
        assertThat(value.find()).isTrue();
        return Objects.requireNonNull(value.group(1));
    }

    private static double[] box(HttpResponse<String> drawn) {
        return Arrays.stream(data(drawn, "box").split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void aFormWithAPlaceHasItsScriptAndStyleAndOneWithoutHasNot() throws Exception {
        assertThat(form.body())
                .contains("/assets/desk/drawing.js", "/assets/desk/drawing.css", "data-control=\"b.area\" hidden")
                .contains("Draw on the map");
        begin("statement");
        assertThat(form.body()).doesNotContain("drawing.js", "drawing.css", "details class=\"drawing\"");
        assertThat(browser.get("/").body()).doesNotContain("drawing.js", "drawing.css");
    }

    /** The place on the drawing is the place of the corner: there and back within a tenth of a unit. */
    @Test
    void aCornerStandsOnTheMapWhereItLies() throws Exception {
        var drawn = draw("b.area", SQUARE, "show");
        var box = box(drawn);
        var handles = Pattern.compile("data-line=\"(\\d)\" data-x=\"([0-9.]+)\" data-y=\"([0-9.]+)\"")
                .matcher(drawn.body());
        var view = Pattern.compile("viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"").matcher(drawn.body());
        assertThat(view.find()).isTrue();
        double width = Double.parseDouble(view.group(1));
        double height = Double.parseDouble(view.group(2));
        var corners =
                List.of(new double[] {36, -38}, new double[] {36, -37}, new double[] {37, -37}, new double[] {37, -38});
        int found = 0;
        while (handles.find()) {
            var corner = corners.get(Integer.parseInt(handles.group(1)));
            double unit = (box[2] - box[0]) / width;
            assertThat(box[0] + Double.parseDouble(handles.group(2)) / width * (box[2] - box[0]))
                    .isCloseTo(corner[1], within(unit * 0.051));
            assertThat(box[3] - Double.parseDouble(handles.group(3)) / height * (box[3] - box[1]))
                    .isCloseTo(corner[0], within(unit * 0.051));
            found++;
        }
        assertThat(found).isEqualTo(4);
    }

    @Test
    void whatIsPointedAtIsWrittenAndToldWithTheSizeThatItMakes() throws Exception {
        var added = point("b.area", "36, -38\n36, -37\n37, -37", "add", "37.0000499", "-38.0000499");
        assertThat(data(added, "text")).isEqualTo("36, -38\n36, -37\n37, -37\n37.000, -38.000");
        assertThat(PlainBrowser.words(added))
                .contains("Corner 4: 37.000, -38.000. What was pointed at lies within")
                .contains("Area: 9942 km²; greatest width: 142.6 km")
                .contains("Write in metres how far a corner may lie from where it is said to be.");
        assertThat(node.drafts.values())
                .allMatch(draft -> draft.typed().value("b.area").isEmpty());
    }

    @Test
    void whatTheFormWillRefuseIsSaidWhileItIsDrawn() throws Exception {
        assertThat(PlainBrowser.words(draw("b.area", "36, -38\n36, -37", "show")))
                .contains("Corners given: 2; asked for: 3–500.");
        assertThat(PlainBrowser.words(draw("b.area", "36, -38\n36, -37\nhere", "show")))
                .contains("“here” is no position.");
        assertThat(PlainBrowser.words(draw("b.area", "1, 1\n".repeat(501), "show")))
                .contains("Corners given: 501; asked for: 3–500.");
        assertThat(PlainBrowser.words(draw("b.area", "36, -38\n36, -37\n37, -38\n37, -37", "show")))
                .contains("The edge after corner 2 crosses the edge after corner 4")
                .doesNotContain("km²");
    }

    @Test
    void aTypedCornerOutsideOfTheMapMovesTheMapAndOneInsideDoesNot() throws Exception {
        var shown = "-39.5,35.5,-35.5,37.5";
        var inside = box(draw("b.area", "36, -38", "follow", "draw.box", shown));
        assertThat(inside[0]).isCloseTo(-39.5, within(0.2));
        var outside = box(draw("b.area", "60, 20", "follow", "draw.box", shown));
        assertThat(outside[0]).isBetween(17.0, 20.0);
        assertThat(box(draw("b.area", "60, 20", "show", "draw.box", shown))[0]).isCloseTo(-39.5, within(0.2));
    }

    @Test
    void aPointIsPickedInAFormThatAsksForOne() throws Exception {
        begin("approach");
        var picked = point("b.position", "", "move", "36.05", "-38.05");
        assertThat(data(picked, "text")).isEqualTo("36.050, -38.050");
        assertThat(data(picked, "single")).isEqualTo("yes");
        assertThat(picked.body()).doesNotContain("<optgroup");
        var beside = draw("b.position", "36, -38", "show", "b.otherPosition", "36.1, -38");
        assertThat(beside.body()).contains("<circle class=\"beside\"");
    }

    /** Where nothing is known the map shows where the parties are: here an island that does not exist. */
    @Test
    void anEmptyFormOpensOnTheLandOfTheParties() throws Exception {
        var drawn = draw("b.area", "", "show");
        var box = box(drawn);
        assertThat(box[0]).isLessThan(-37);
        assertThat(box[2]).isGreaterThan(-37);
        assertThat(PlainBrowser.words(drawn))
                .contains("The parties are fictional", "No border is drawn but what the agreement defines.")
                .doesNotContain("Corners given");
    }

    @Test
    void whatIsTypedIsEscapedAndWhatIsNoPlaceIsRefused() throws Exception {
        assertThat(draw("b.area", "<b>x</b>\"", "show").body()).doesNotContain("<b>x");
        assertThat(draw("b.start", "", "show").statusCode()).isEqualTo(400);
        assertThat(draw("b.area", "", "burn").statusCode()).isEqualTo(400);
        var stranger = Map.of("draw", "b.area", "draw.act", "show");
        assertThat(browser.post(address.replaceAll("\\?.*", "") + "/drawing", stranger, "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    /** Without scripts the size is told of what was kept. */
    @Test
    void theSizeStandsBelowTheListWithoutScripts() throws Exception {
        PlainBrowser.location(browser.post(form, address.replaceAll("\\?.*", ""), "do", "save", "b.area", SQUARE));
        assertThat(PlainBrowser.words(browser.get(address))).contains("Area: 9942 km²; greatest width: 142.6 km");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void theMapSpeaksEveryLanguage(String language) throws Exception {
        address = address.replaceAll("\\?.*", "");
        var drawn = browser.post(
                form,
                address + "/drawing?lang=" + language,
                "draw",
                "b.area",
                "draw.act",
                "show",
                "b.area",
                "36, -38\n36, -37\n37, -38\n37, -37");
        assertThat(drawn.statusCode()).isEqualTo(200);
        assertThat(drawn.body()).doesNotContain("drawing.", "{n}", "{field}");
    }
}
