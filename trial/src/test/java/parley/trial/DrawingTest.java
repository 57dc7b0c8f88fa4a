package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** An officer draws the area of an inspection request on the map in the form, in a browser, at a demo's desk. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawingTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 320;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/drawing");
    private static final Pattern WITHIN = Pattern.compile("within (\\d+) m of it");
    private static final String AREA = "[name='b.area']";
    private static final String MAP = ".drawn-on";

    private Path folder;

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        this.folder = folder;
        browser = Browser.start(folder.resolve("profile"));
        desks = Desks.play("night-at-the-desk", folder.resolve("world"));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** A position on the map, and how far what is written may lie from it. */
    private record Clicked(double north, double east, long metres) {}

    private URI write(String language) {
        return desks.page("XB", language).resolve("/write?lang=" + language);
    }

    private void begin(Browser page, String language, int width) {
        page.theme("light").size(width, HIGH).open(write(language));
        new Clerk(page).begin("inspection-request");
    }

    private void unfold() {
        browser.click("details.drawing summary");
        browser.await("the map", () -> !browser.all(MAP).isEmpty());
        browser.script("document.querySelector('.canvas').scrollIntoView({block: 'center'})");
    }

    private List<String> corners() {
        return browser.script("return document.querySelector(arguments[0]).value", AREA)
                .toString()
                .lines()
                .toList();
    }

    /** Where the corner of a line is drawn, in dots from the middle of the map. */
    private int[] drawn(int line) {
        var at = browser.script(
                "const map = document.querySelector('.drawn-on').getBoundingClientRect();"
                        + "const knob = document.querySelector(`.handle[data-line='${arguments[0]}'] .knob`).getBoundingClientRect();"
                        + "return [knob.x + knob.width / 2 - map.x - map.width / 2, knob.y + knob.height / 2 - map.y - map.height / 2]",
                line);
        return ((List<?>) at)
                .stream()
                        .mapToInt(number -> (int) Math.round(((Number) number).doubleValue()))
                        .toArray();
    }

    /** The degrees of a place of the screen, worked out apart from the page's script. */
    private double[] degrees(int right, int down) {
        var frame = ((List<?>) browser.script("const map = document.querySelector('.drawn-on').getBoundingClientRect();"
                        + "return [map.x, map.y, map.width, map.height]"))
                .stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
        var box = Arrays.stream(browser.script("return document.querySelector('.sketch').dataset.box")
                        .toString()
                        .split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        // The browser clicks whole dots.
        double x = Math.floor(frame[0] + frame[2] / 2) + right - frame[0];
        double y = Math.floor(frame[1] + frame[3] / 2) + down - frame[1];
        return new double[] {box[1] + (1 - y / frame[3]) * (box[3] - box[1]), box[0] + x / frame[2] * (box[2] - box[0])
        };
    }

    /** Clicks so far from the middle of the map and waits for the corner that this makes. */
    private Clicked click(int right, int down, int corner) {
        var at = degrees(right, down);
        browser.clickAt(MAP, right, down);
        return told(at, corner);
    }

    private Clicked told(double[] at, int corner) {
        browser.await(
                "what was written",
                () -> corners().size() >= corner && browser.text(".done").startsWith("Corner " + corner + ":"));
        var metres = WITHIN.matcher(browser.text(".done"));
        assertThat(metres.find()).as(browser.text(".done")).isTrue();
        return new Clicked(at[0], at[1], Long.parseLong(metres.group(1)));
    }

    private static void lies(long[] point, Clicked clicked) {
        var way = Geodesic.WGS84.Inverse(point[0] / 1e7, point[1] / 1e7, clicked.north, clicked.east);
        assertThat(way.s12).as(clicked + " sent as " + Arrays.toString(point)).isLessThanOrEqualTo((double)
                clicked.metres);
    }

    @Test
    void anAreaIsDrawnMendedAndSentAsItWasPointedAt() {
        begin(browser, "en", WIDE);
        unfold();
        picture("empty-en-1280");
        click(-120, -80, 1);
        click(120, -80, 2);
        assertThat(browser.text("[data-part='faults']")).contains("Corners given: 2; asked for: 3–500.");
        var third = click(120, 80, 3);
        var crossing = click(0, -160, 4);
        assertThat(crossing.metres).isPositive();
        browser.await(
                "that edges cross", () -> browser.text("[id='b.area:told']").contains("crosses the edge after corner"));
        // Back, and by keys to where it belongs.
        browser.click("button[data-do='undo']");
        browser.await("three corners", () -> corners().size() == 3);
        browser.await("the size", () -> browser.text("[id='b.area:told']").matches("Area: \\d+(\\.\\d+)? km².*"));
        browser.script("document.querySelector('.canvas').focus()");
        for (int i = 0; i < 12; i++) {
            browser.press(Keys.ARROW_LEFT);
        }
        for (int i = 0; i < 8; i++) {
            browser.press(Keys.ARROW_DOWN);
        }
        browser.press(Keys.chord(Keys.SHIFT, Keys.ARROW_DOWN));
        assertThat(browser.text(".done")).matches("\\d+(\\.\\d+)? N \\d+(\\.\\d+)? W");
        var middle = cross();
        browser.press(Keys.ENTER);
        var fourth = told(middle, 4);
        var before = browser.text("[id='b.area:told']");
        picture("area-en-1280");
        // The first corner further out, by the hand.
        var from = drawn(0);
        var to = degrees(from[0] - 40, from[1] - 20);
        browser.drag(".handle[data-line='0']", -40, -20);
        var first = told(to, 1);
        browser.await("another size", () -> !browser.text("[id='b.area:told']").equals(before));
        var lines = corners();
        assertThat(lines).hasSize(4);
        new Clerk(browser).type("b.area:accuracy", "5000");
        var text = send();
        assertThat(text).contains("\"accuracyMetres\":5000");
        var points = Pattern.compile("\\[(-?\\d+),(-?\\d+)]")
                .matcher(text)
                .results()
                .map(point -> new long[] {Long.parseLong(point.group(1)), Long.parseLong(point.group(2))})
                .toList();
        assertThat(points).hasSize(4);
        // A handle is a circle: its middle is known to half a dot each way.
        lies(points.get(0), new Clicked(first.north, first.east, first.metres * 3));
        lies(points.get(2), third);
        lies(points.get(3), fourth);
    }

    /** Where the cross-hair is drawn, in degrees. */
    private double[] cross() {
        var at = ((List<?>)
                        browser.script(
                                "const svg = document.querySelector('.drawn-on');"
                                        + "const [x, y] = document.querySelector('.cross').getAttribute('d').match(/M(\\S+) 0V\\S+M0 (\\S+)H/).slice(1).map(Number);"
                                        + "const [w, s, e, n] = document.querySelector('.sketch').dataset.box.split(',').map(Number);"
                                        + "return [n - y / svg.viewBox.baseVal.height * (n - s), w + x / svg.viewBox.baseVal.width * (e - w)]"))
                .stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
        return at;
    }

    /** Fills the rest of the request in, and says what was signed. */
    private String send() {
        var clerk = new Clerk(browser);
        clerk.type("subject", "XB/insp/9");
        clerk.choose("b.to", "XA");
        clerk.type("b.enters", "2026-10-08 09:00");
        clerk.type("b.inspectors", "4");
        clerk.type("b.pointOfEntry", "North harbour");
        clerk.type("b.transport", "ship");
        clerk.choose("b.means", "ground");
        clerk.checkWell();
        var payload = browser.text(".payload");
        clerk.send();
        return payload;
    }

    @Test
    void whatIsTypedMovesTheMarkAndTheMap() {
        begin(browser, "en", WIDE);
        unfold();
        browser.one(AREA).sendKeys("60, 20\n60, 21\n61, 21");
        browser.await("three corners on the map", () -> browser.all(".handle").size() == 3);
        assertThat(degrees(0, 0)[0]).isBetween(59.0, 62.0);
        var before = drawn(0);
        browser.one(AREA).clear();
        browser.one(AREA).sendKeys("60.1, 20.1\n60, 21\n61, 21");
        browser.await(
                "the mark elsewhere", () -> browser.all(".handle").size() == 3 && !Arrays.equals(drawn(0), before));
        browser.click("button[data-move='out']");
        browser.await("a wider map", () -> Math.abs(drawn(0)[0]) < Math.abs(before[0]));
    }

    @Test
    void withoutScriptsCornersAreTypedAndTheSizeIsToldOnceKept() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            begin(plain, "en", WIDE);
            assertThat(plain.one("details.drawing").isDisplayed()).isFalse();
            plain.one(AREA).sendKeys("36 -38\n36 -37\n37 -37");
            plain.click("p.acts button[value='save']");
            plain.await(
                    "the size",
                    () -> Browser.line(plain.one("[id='b.area:told']")).startsWith("Area: "));
        }
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyoneCanUseIt(String code) {
        begin(browser, code, WIDE);
        browser.one(AREA).sendKeys("36, -38\n36.4, -37.2\n36.9, -37.4\n36.8, -38.3");
        unfold();
        browser.await("the corners", () -> browser.all(".handle").size() == 4);
        readable(code, WIDE, "dark");
        readable(code, NARROW, "light");
    }

    private void readable(String code, int width, String theme) {
        browser.theme(theme).size(width, HIGH);
        assertThat(browser.barriers()).as("%s at %d, %s", code, width, theme).isEmpty();
        assertThat(browser.stickingOut())
                .as("what sticks out of %s at %d", code, width)
                .isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits %d", code, width)
                .isTrue();
        assertThat(browser.holds("document.querySelector('.grip').getBoundingClientRect().width >= 24"))
                .isTrue();
        browser.script("document.querySelector('.drawing').scrollIntoView()");
        if (code.equals("ru") || code.equals("en")) {
            picture("shape-" + code + "-" + width + "-" + theme);
        }
    }

    private void picture(String name) {
        browser.picture(PICTURES.resolve(name + ".png"));
    }
}
