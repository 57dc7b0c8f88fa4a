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
import org.junit.jupiter.params.provider.MethodSource;

/** The figures as a secretariat reads them: in a browser, at a desk whose circle has replies, late notices and overdue ones. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresPageTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target");
    private static final List<String> PAGES = List.of(
            "figures",
            "figures/ceilings",
            "figures/quotas",
            "figures/replies",
            "figures/lateness",
            "figures/coverage",
            "figures/exchange",
            "figures/requests");

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
    void fromTheListOfFiguresANumberLeadsToItsFindingsAndTheirProofs() {
        open("figures", "en");
        assertThat(browser.text("main")).contains("Lateness", "2 late", "1 overdue");
        browser.click(".figures a[href*='coverage']");
        browser.await("the coverage", () -> !browser.all("#owed tbody tr").isEmpty());
        browser.click("#owed a[href*='state=late']");
        browser.await("the findings", () -> !browser.all("#listed tbody tr").isEmpty());
        assertThat(browser.text("#listed tbody tr")).startsWith("XC").contains("prior-notification XA/1", "late");
        browser.click("#listed tbody a");
        browser.await("the proof", () -> !browser.all(".proof").isEmpty());
        assertThat(browser.text("main")).contains("XC has given “", "after the time.");
    }

    @Test
    void aReplyThatNobodyGaveRunsOnBesideThoseThatCame() {
        open("figures/replies?account=own", "en");
        assertThat(browser.text("#replies tbody tr")).contains("XC", "2 d 02 h so far", "overdue");
        assertThat(browser.all("#replies rect.running")).hasSize(1);
        assertThat(browser.all("#replies rect.held")).hasSize(3);
        browser.one("#party").sendKeys("XD");
        browser.click(".filter button");
        browser.await("XD alone", () -> browser.all("#replies tbody tr").size() == 2);
        assertThat(browser.text("#replies")).contains("2 d 00 h 00 m 01 s").doesNotContain("so far");
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyPageFitsEveryScreenAndIsOpenToEverybody(String code) {
        for (var below : PAGES) {
            open(below, code);
            // Long words are found where it is narrow; wide, a language of each alphabet is enough.
            if (code.equals("en") || code.equals("ru")) {
                assertOpen(below, WIDE);
                picture(below, code, "wide");
            }
            browser.theme("dark").size(NARROW, HIGH);
            assertOpen(below, NARROW);
            picture(below, code, "narrow");
        }
    }

    private void picture(String below, String code, String width) {
        browser.picture(PICTURES.resolve("%s-%s-%s.png".formatted(below.replace('/', '-'), code, width)));
    }

    private void assertOpen(String below, int width) {
        assertThat(browser.barriers()).as("%s at %d", below, width).isEmpty();
        assertThat(browser.script("""
                return [...document.querySelectorAll("body *")]
                  .filter(thing => thing.checkVisibility() && !thing.closest(".wide *, .chart *")
                    && thing.getBoundingClientRect().right > innerWidth + 0.5)
                  .map(thing => thing.outerHTML.slice(0, 200))"""))
                .as("what sticks out of %s at a width of %d", below, width)
                .isEqualTo(List.of());
    }

    @Test
    void withoutScriptsEverythingIsReachedByLinks() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.open(desks.page("XB", "en").resolve("/figures?lang=en"));
            plain.one(".figures a[href*='lateness']").click();
            assertThat(plain.all("#late tbody tr")).hasSize(3);
            assertThat(plain.all("#late svg rect")).isNotEmpty();
            assertThat(plain.complaints()).isEmpty();
        }
    }
}
