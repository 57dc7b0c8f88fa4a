package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A page asks the browser to sound exactly when something urgent is new; what it asked for stands on its panel. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoundTest {
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/sound");

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        browser = Browser.start(folder.resolve("profile")).size(1280, 900);
        desks = Desks.play("night-at-the-desk", folder.resolve("world"));
    }

    private int rings(String... tabs) {
        return Arrays.stream(tabs)
                .mapToInt(tab -> ((Number) browser.to(tab)
                                .script("return Number(document.getElementById('bell').dataset.rings ?? 0)"))
                        .intValue())
                .sum();
    }

    @Test
    void whatIsUrgentSoundsOnceOverAllPagesUntilItIsAcknowledged() {
        var watch = desks.page("XB", "en");
        browser.open(watch);
        var first = browser.tab();
        browser.await("the line", () -> browser.one("#line [data-shown='on']").isDisplayed());
        assertThat(browser.text(".urgent")).startsWith("urgent 2").endsWith(": due within a day 1 member silent 1");
        assertThat(browser.one("#bell").getDomAttribute("data-bell")).isEqualTo("off");
        assertThat(browser.barriers()).isEmpty();
        var second = browser.newTab();
        browser.open(watch);
        browser.await("the line", () -> browser.one("#line [data-shown='on']").isDisplayed());
        assertThat(rings(first, second)).as("off until it is switched on").isZero();

        // One that says it can sound and never answers is asked first: so does a frozen page, or one whose process is
        // gone.
        browser.script("window.mute = new SharedWorker('/assets/desk/stream.js').port;"
                + "mute.onmessage = () => {}; mute.postMessage('hello'); mute.postMessage({ sounds: true })");

        // A gesture switches it on, with a sound to try; then once what is urgent, and never XE's word of XD.
        browser.to(first).click("#bell-on");
        browser.await("the sounds", () -> rings(first, second) == 2);
        assertThat(browser.to(first).one("#bell").getDomAttribute("data-bell")).isEqualTo("on");
        assertThat(List.of(rang(first), rang(second))).contains("due silent").doesNotContain("wrong");
        browser.to(first).picture(PICTURES.resolve("on-en.png"));

        // What comes in and is not urgent makes no sound; a page that is opened later makes none of its own.
        desks.send(
                "XA",
                Map.of("format", "statement", "subject", "XA/9", "body", Map.of("text", "not urgent")),
                "first officer");
        for (var tab : List.of(first, second)) {
            browser.to(tab).script("window.scrollTo(0, 0)");
            browser.await("the entry", () -> browser.text("#in").contains("not urgent"));
        }
        var third = browser.newTab();
        browser.open(watch);
        browser.await("the line", () -> browser.one("#line [data-shown='on']").isDisplayed());
        assertThat(rings(first, second, third)).isEqualTo(2);

        acknowledgeAll(third, watch);
        for (var tab : List.of(first, second)) {
            browser.to(tab)
                    .await(
                            "that nothing is urgent",
                            () -> browser.text(".urgent").isEmpty());
        }
        assertThat(rings(first, second)).isEqualTo(2);
        browser.to(first).click("#bell-off");
        assertThat(browser.one("#bell").getDomAttribute("data-bell")).isEqualTo("off");
        for (var language : List.of("en", "ru")) {
            browser.open(watch.resolve("/?lang=" + language));
            browser.script("document.getElementById('bell').scrollIntoView()");
            browser.size(1280, 900).picture(PICTURES.resolve("bell-" + language + ".png"));
            assertThat(browser.barriers()).isEmpty();
            browser.size(360, 800);
            assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            browser.picture(PICTURES.resolve("bell-" + language + "-narrow.png"));
        }
        // A page that nobody has used yet tries all the same, which Chromium notes where it does not allow it.
        assertThat(browser.complaints()).allMatch(line -> line.contains("AudioContext"));
    }

    private String rang(String tab) {
        return String.valueOf(browser.to(tab).script("return document.getElementById('bell').dataset.rang ?? ''"));
    }

    /** Takes the watch in another page, and notice of every row that is urgent. */
    private void acknowledgeAll(String tab, URI watch) {
        browser.to(tab).open(watch.resolve("/shift/turn?lang=en"));
        new Clerk(browser).type("who", "Hélène Dupont-Lefèvre");
        new Clerk(browser).type("note", "relieved");
        browser.click("button[name='act'][value='take']");
        browser.await("the watch", () -> browser.text("h1").startsWith("Watch of"));
        for (var row : List.of(".pressing .note-it button", "#members .note-it button")) {
            browser.open(watch);
            browser.click(row);
            browser.await("who took notice", () -> browser.all(row).isEmpty());
        }
    }
}
