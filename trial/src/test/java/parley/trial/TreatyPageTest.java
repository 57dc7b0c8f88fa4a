package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The agreement as an officer reads it: in a browser, at a desk whose circle has findings of many states. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TreatyPageTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final String THEN = "2026-05-25T00:00:00Z";
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target");

    private Path folder;

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void begin(@TempDir Path folder) {
        this.folder = folder;
        browser = Browser.start(folder.resolve("profile"));
        desks = Desks.play("walk-through", folder.resolve("world"));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    private Browser open(String below, String code) {
        var page = desks.page("XB", code);
        return browser.theme("light")
                .size(WIDE, HIGH)
                .open(page.resolve("/" + below + (below.contains("?") ? "&" : "?") + "lang=" + code));
    }

    @Test
    void anOfficerFindsAParagraphUnfoldsWhatRendersItAndComesToTheProof() {
        open("", "en");
        browser.press("6");
        assertThat(browser.text("h1")).startsWith("Vienna Document 2011");
        browser.press("/");
        browser.press("16.1.2", Keys.ENTER);
        browser.await("one paragraph", () -> browser.all("section.paragraph").size() == 1);
        assertThat(browser.text("section.paragraph")).contains("not more than 48 hours", "overdue 2", "met 2");
        browser.click("section.paragraph summary");
        browser.await("the source", () -> !browser.all("pre.source").isEmpty());
        assertThat(browser.text("pre.source"))
                .contains("provision: unusual-activity")
                .doesNotContain("scenarios:");
        browser.click(".found a");
        browser.await("the proof", () -> !browser.all(".proof").isEmpty());
        assertThat(browser.text("main")).contains("XC has not given “Reply to a request for an explanation” on XB/2.");
    }

    @Test
    void aCellOfTheMatrixLeadsToItsFindings() {
        open("agreement/matrix", "en");
        var cell = browser.all(".matrix td a").stream()
                .filter(link -> Browser.line(link).equals("overdue"))
                .findFirst()
                .orElseThrow();
        cell.click();
        browser.await("the list", () -> !browser.all("tbody tr").isEmpty());
        assertThat(browser.text("main [role='status']"))
                .contains("under Unusual military activities for XC by that party’s own word");
        assertThat(browser.text("tbody tr"))
                .startsWith("Reply to a request for an explanation unusual-activity.reply XB/2 XC XC overdue");
    }

    @Test
    void whatWasKnownThenIsAskedForOnThePageItself() {
        open("agreement/vd11/prior-notification", "en");
        assertThat(browser.text("#findings")).contains("late");
        browser.click(".ask > summary");
        browser.one("#known").sendKeys("lately", Keys.ENTER);
        browser.await("what is wrong", () -> !browser.all(".errors").isEmpty());
        browser.click(".errors a");
        assertThat(browser.holds("document.activeElement.id === 'known'")).isTrue();
        browser.one("#known").clear();
        browser.one("#known").sendKeys(THEN, Keys.ENTER);
        browser.await("then", () -> !browser.all(".then").isEmpty());
        assertThat(browser.text(".then")).startsWith("As known at " + THEN + ". Judged now.");
        browser.click(".ask a");
        browser.await("the differences", () -> !browser.all("tbody tr").isEmpty());
        assertThat(browser.text("h1")).isEqualTo("Known then and now");
        browser.click(".then a");
        browser.await("now", () -> browser.all(".then").isEmpty());
        // A request that is refused is an error in the console of any browser; here it was asked for.
        assertThat(browser.complaints()).allMatch(line -> line.contains("400"));
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyPageFitsEveryScreenAndIsOpenToEverybody(String code) {
        for (var below : List.of(
                "agreement?q=38",
                "agreement/matrix",
                "agreement/vd11/prior-notification?account=own&known=" + THEN,
                "agreement/differences?known=" + THEN)) {
            open(below, code);
            assertOpen(below, WIDE);
            picture(below, code, "wide");
            browser.theme("dark").size(NARROW, HIGH);
            assertOpen(below, NARROW);
            picture(below, code, "narrow");
        }
    }

    private void picture(String below, String code, String width) {
        if (code.equals("en") || code.equals("ru")) {
            var name = below.replaceAll("[^a-z0-9]+", "-");
            browser.picture(PICTURES.resolve("treaty-%s-%s-%s.png".formatted(name, code, width)));
        }
    }

    private void assertOpen(String below, int width) {
        assertThat(browser.barriers()).as("%s at %d", below, width).isEmpty();
        assertThat(browser.script("""
                return [...document.querySelectorAll("body *")]
                  .filter(thing => thing.checkVisibility() && !thing.closest(".wide *")
                    && thing.getBoundingClientRect().right > innerWidth + 0.5)
                  .map(thing => thing.outerHTML.slice(0, 200))"""))
                .as("what sticks out of %s at a width of %d", below, width)
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({"1280", "360"})
    void theFirstColumnOfTheMatrixStaysWhileTheRestIsScrolledByKeys(int width) {
        open("agreement/matrix", "en");
        browser.size(width, HIGH);
        var before = left(".matrix tbody th");
        browser.script("document.querySelector('.matrix').focus()");
        for (int i = 0; i < 10; i++) {
            browser.press(Keys.ARROW_RIGHT);
        }
        browser.await("the table scrolled", () -> browser.holds("document.querySelector('.matrix').scrollLeft > 0"));
        assertThat(left(".matrix tbody th")).isEqualTo(before);
    }

    private int left(String selector) {
        return browser.one(selector).getRect().getX();
    }

    @Test
    void withoutScriptsEverythingIsReachedByLinks() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.open(desks.page("XB", "en").resolve("/agreement?lang=en&q=38"));
            plain.one("section.paragraph summary").click();
            plain.one("section.paragraph details a").click();
            assertThat(plain.text("main")).contains("prior-notification", "lead: P42D");
            assertThat(plain.all("tbody tr")).hasSizeGreaterThan(10);
            assertThat(plain.complaints()).isEmpty();
        }
    }
}
