package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an open page says of time, of what is new and of what is kept, while nobody reloads it. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightWatchTest {
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/night");

    /** Of a window 640 px high. */
    private static final int MOST_IN_SIGHT = 96;

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        browser = Browser.start(folder.resolve("profile"));
        desks = Desks.play("night-at-the-desk", folder.resolve("world"));
    }

    private void watch(String language, int width, int height) {
        browser.theme("light").size(width, height).open(desks.page("XB", language));
        browser.await("the line", () -> browser.one("#line [data-shown='on']").isDisplayed());
    }

    private void send(String text) {
        desks.send(
                "XA", Map.of("format", "statement", "subject", "XA/9", "body", Map.of("text", text)), "first officer");
    }

    @Test
    void onlyWhatAnOfficerReadsIsAnnouncedAsChanged() {
        watch("en", 1280, 900);
        browser.script("window.scrollTo(0, document.body.scrollHeight)");
        // As when a peer gave a sign of life: another state of the node, in which nothing reads otherwise. The members
        // say
        // since when, and are put in place.
        browser.script(
                "document.querySelector('#members li').append(' old'); stamp = 'another'; wanted = 'newest'; ask()");
        browser.await("the members", () -> !browser.text("#members").contains(" old"));
        assertThat(browser.one("#news").isDisplayed()).isFalse();
        send("something to read");
        browser.await("that something has changed", () -> browser.one("#news").isDisplayed());
        assertThat(browser.text("#in")).doesNotContain("something to read");
        browser.click("#news a");
        browser.await("what came in", () -> browser.text("#in").contains("something to read"));
    }

    /** The clock of a demo stands still: what is run on to it is moved instead, again if the lists were drawn anew. */
    @Test
    void whatIsLeftAndHowLongAgoRunOnByThePageItself() {
        watch("en", 1280, 900);
        runs("#due [data-until]", "until", "2026-10-04T03:05:41Z", "00 m 41 s left");
        runs("#due [data-until]", "until", "2026-10-03T00:04:00Z", "1 d 03 h over");
        runs("#out [data-since]", "since", "2026-09-20T00:00:00Z", "14 d ago");
        assertThat(browser.text("#out .time")).startsWith("witnessed ");
    }

    private void runs(String selector, String what, String instant, String text) {
        browser.await(text, () -> browser.holds("""
                        (place => {
                          place.dataset[arguments[1]] = arguments[2];
                          return place.textContent.replace(/\\s+/g, " ").trim() === arguments[3];
                        })(document.querySelector(arguments[0]))""", selector, what, instant, text));
    }

    @Test
    void thePageOfWhatWasSentIsAsOfTheLastInstantAtWhichItMissedNothing() {
        watch("en", 1280, 900);
        var entry = String.valueOf(browser.one("#out details p a").getDomProperty("href"));
        browser.open(URI.create(entry.replace("/entries/", "/write/sent/")));
        browser.await("the line", () -> browser.one("#line [data-shown='on']").isDisplayed());
        browser.script("document.querySelector('header .day .moment').textContent = 'long ago'");
        browser.await("the instant", () -> browser.text("header .day").equals("as of 2026-10-04 03:05:00 UTC"));
    }

    @Test
    void aFormSaysWhatIsKeptAndWhatStandsInThePageAlone() {
        browser.size(1280, 900).open(desks.page("XB", "en").resolve("/write?lang=en"));
        var clerk = new Clerk(browser);
        clerk.begin("statement");
        clerk.type("b.text", "kept");
        browser.await("that it is kept", () -> browser.text("#kept").matches("saved: \\d\\d:\\d\\d:\\d\\d UTC"));
        desks.freeze();
        try {
            clerk.type("b.text", "typed while nobody answers");
            browser.await("that it is under way", () -> browser.text("#kept").equals("saving …"));
            browser.await(
                    "that it is not kept",
                    () -> browser.text("#kept")
                            .matches("not saved since \\d\\d:\\d\\d:\\d\\d UTC: what you typed stays in this page"));
            assertThat(browser.one("#kept").getDomAttribute("class")).contains("fault");
            browser.picture(PICTURES.resolve("not-saved.png"));
        } finally {
            desks.thaw();
        }
        browser.await("that it is kept after all", () -> browser.text("#kept").startsWith("saved: "));
        browser.open(browser.address());
        assertThat(browser.one("[name='b.text']").getDomProperty("value")).isEqualTo("typed while nobody answers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void aNarrowWindowKeepsTheClockAndTheCountsInSight(String language) {
        watch(language, 360, 640);
        browser.script("window.scrollTo(0, 1500)");
        browser.await("that it has scrolled", () -> browser.holds("scrollY > 1000"));
        assertThat(browser.holds("document.querySelector('header').getBoundingClientRect().bottom < 0"))
                .isTrue();
        assertThat(browser.text(".slim")).startsWith("03:05:00 UTC").containsPattern(" [3-9]\\b.* 1\\b");
        assertThat(browser.holds(
                        "(box => box.top === 0 && box.height <= arguments[0])"
                                + "(document.querySelector('.slim').getBoundingClientRect())",
                        MOST_IN_SIGHT))
                .isTrue();
        browser.picture(PICTURES.resolve("slim-" + language + ".png"));
        for (int i = 0; i < 12; i++) {
            browser.tab(true);
            assertThat(browser.holds("(box => document.activeElement.closest('.slim')"
                            + " || box.top >= document.querySelector('.slim').getBoundingClientRect().bottom)"
                            + "(document.activeElement.getBoundingClientRect())"))
                    .as("what has the focus is not hidden by the line")
                    .isTrue();
        }
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
