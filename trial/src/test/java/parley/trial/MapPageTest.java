package parley.trial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The map as an officer looks at it: in a browser, at a demo's desk, after a fictional night. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MapPageTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 320;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/map");
    private static final Pattern KEY = Pattern.compile("\\{[a-z]+}|(^|\\s)[a-z]+\\.[a-z-]+(\\.[a-z-]+)*=");

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

    @BeforeEach
    void sitDown() {
        browser.theme("light").size(WIDE, HIGH).open(map("en", ""));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    private URI map(String language, String query) {
        return desks.page("XB", language).resolve("/map?lang=" + language + query);
    }

    /** West, south, east, north. */
    private double[] box() {
        return box(browser);
    }

    private static double[] box(Browser browser) {
        var box = browser.script("return document.getElementById('drawing').dataset.box")
                .toString();
        return Arrays.stream(box.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private void moved(String what, double[] before, int side, double least) {
        browser.await(what, () -> (box()[side] - before[side]) * Math.signum(least) >= Math.abs(least));
    }

    @Test
    void everyRowIsOnTheMapAndLeadsToItsEntry() {
        assertThat(browser.text("#map-said")).endsWith("define: 3");
        assertThat(browser.lines(".features tbody tr")).hasSize(3).allMatch(row -> row.contains("36.1 N 38.1 W"));
        assertThat(browser.all("#drawing .number")).hasSize(3);
        assertThat(browser.text("figcaption")).contains("The parties are fictional, and so is the island");
        browser.click("#feature-1 a");
        assertThat(browser.text(".claim")).startsWith("XB gave to all: “Notification of a military activity” on XB/6.");
    }

    @Test
    void keysMoveTheMapWhileItHasTheFocus() {
        browser.script("document.getElementById('map-drawn').focus()");
        var begin = box();
        browser.press(Keys.ARROW_RIGHT);
        moved("the map further east", begin, 0, 0.05);
        assertThat(browser.holds("document.activeElement.id === 'map-drawn'")).isTrue();
        var east = box();
        browser.press(Keys.ARROW_DOWN);
        moved("the map further south", east, 3, -0.05);
        var south = box();
        browser.press("+");
        browser.await("the map nearer", () -> box()[2] - box()[0] < (south[2] - south[0]) * 0.6);
        assertThat(browser.address().getQuery()).contains("box=");
        browser.press(Keys.TAB);
        browser.click("#map-go-whole");
        browser.await("the whole map", () -> Arrays.equals(box(), begin));
        browser.click("#map-go-west");
        moved("the map further west", begin, 0, -0.1);
        assertThat(browser.holds("document.activeElement.id === 'map-go-west'")).isTrue();
    }

    @Test
    void draggingMovesTheMapAndAClickTakesAPosition() {
        var begin = box();
        browser.drag("#drawing", 200, 0);
        moved("the map further west", begin, 0, -0.05);
        browser.script("document.getElementById('map-one').value = '36.1 N 38.1 W';"
                + "document.getElementById('map-two').value = '';");
        browser.drag("#drawing", 0, 0);
        assertThat(browser.text("#map-under")).matches("[0-9.]+ N [0-9.]+ W");
        browser.await("a distance", () -> browser.text("#map-measured").contains("km on the ellipsoid"));
        assertThat(browser.address().getQuery()).contains("box=").doesNotContain("one=");
    }

    @Test
    void theSliderShowsWhatHoldsOnADay() {
        browser.script("document.getElementById('map-day').focus()");
        browser.press(Keys.END);
        browser.await("the last day", () -> browser.text("#map-said").endsWith("filter: 1"));
        assertThat(browser.text(".features tbody tr")).contains("XB/6");
        assertThat(browser.address().getQuery()).contains("at=2026-12-09");
        browser.press(Keys.HOME);
        browser.await("the first day", () -> browser.text(".features tbody tr").contains("XE/1"));
        assertThat(browser.holds("document.getElementById('map-at').value === '2026-10-20'"))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyLanguageFitsEveryScreenAndIsOpenToEverybody(String code) {
        browser.open(map(code, "&one=36.1+N+38.1+W&two=36.1+N+37.9+W"));
        assertThat(browser.one("body").getText()).doesNotContainPattern(KEY);
        assertGood(code + "-light", WIDE);
        browser.theme("dark").size(NARROW, HIGH);
        assertGood(code + "-dark", NARROW);
    }

    private void assertGood(String name, int width) {
        int high = ((Number) browser.script("return document.documentElement.scrollHeight")).intValue();
        browser.size(width, high).picture(PICTURES.resolve(name + ".png"));
        assertThat(browser.script("""
                return [...document.querySelectorAll("body *")]
                  .filter(thing => thing.checkVisibility() && !thing.closest("svg") && !thing.parentElement.closest(".scroll"))
                  .filter(thing => thing.getBoundingClientRect().right > innerWidth + 0.5)
                  .map(thing => thing.outerHTML.slice(0, 200))""")).as("what sticks out of %s", name).isEqualTo(List.of());
        assertThat(browser.barriers()).as(name).isEmpty();
    }

    @Test
    void onPaperStandTheMapAndTheTable() {
        browser.paper();
        browser.picture(PICTURES.resolve("paper.png"));
        for (var left : List.of("nav", "footer", ".filter", ".moves")) {
            assertThat(browser.all(left)).as(left).noneMatch(thing -> thing.isDisplayed());
        }
        assertThat(browser.one("#drawing").isDisplayed()).isTrue();
        assertThat(browser.text("main")).contains("36.1 N 38.1 W 36°06′00″ N 038°06′00″ W");
        var pages = Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(new String(browser.print(), ISO_8859_1));
        assertThat(pages.results().count()).isBetween(1L, 2L);
    }

    @Test
    void withoutScriptsItMovesAndMeasuresAllTheSame() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.size(WIDE, HIGH).open(map("en", ""));
            assertThat(plain.one("#map-day").isDisplayed()).isFalse();
            var begin = box(plain);
            plain.one("#map-go-east").click();
            assertThat(box(plain)[0] - begin[0]).isCloseTo((begin[2] - begin[0]) / 2, within(0.001));
            plain.one("#map-at").sendKeys("2026-12-05", Keys.ENTER);
            plain.await("the filter", () -> plain.text("#map-said").endsWith("filter: 1"));
            assertThat(box(plain)[0]).isGreaterThan(begin[0]);
            plain.one("#map-one").sendKeys("36 N 38 W");
            plain.one("#map-two").sendKeys("36°06'00\"N 038°00'00\"W", Keys.ENTER);
            assertThat(plain.text("#map-measured")).contains("11.096 km", "000.0°");
            assertThat(plain.text("#map-said")).endsWith("filter: 1");
            assertThat(plain.complaints()).isEmpty();
        }
    }
}
