package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** A watch is handed over between two officers, each at a browser of his own, at a demo's desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShiftPageTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final int LOW = 800;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/shift");

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

    private URI page(String party, String below, String language) {
        return desks.page(party, language)
                .resolve("/" + below + (below.contains("?") ? "&" : "?") + "lang=" + language);
    }

    @Test
    void aWatchIsHandedOverBetweenTwoOfficersInTwoBrowsers() {
        try (var other = Browser.start(folder.resolve("other"))) {
            browser.theme("light").size(WIDE, HIGH).open(page("XB", "", "en"));
            other.theme("light").size(WIDE, HIGH).open(page("XB", "", "en"));
            assertThat(browser.text("header .duty")).isEqualTo("Nobody has the watch");
            browser.click("header .duty a");
            browser.click(".acts a[href*='turn']");
            assertThat(browser.text("#list"))
                    .contains("XB owes “Reply to a request for an explanation” on XA/3.")
                    .contains("Receipt missing posted “Notification of a military activity”")
                    .contains("no receipt yet from XD.")
                    .containsPattern("leaves known of each log: XA \\d+ XB \\d+ XC \\d+ XD \\d+ XE \\d+");
            act(browser, "Anna Weber", "", "take");
            browser.await(
                    "her watch", () -> browser.text("h1").startsWith("Watch of Anna Weber, from 2026-10-04 03:05"));
            other.await(
                    "the officer on the other desk",
                    () -> other.text("header .duty").equals("Anna Weber has the watch since 03:05:00"));
            log(browser, "XD’s desk does not answer", "XD");
            picture(browser, "log-en");
            browser.open(page("XB", "shift/turn", "en"));
            other.open(page("XB", "shift/turn", "en"));
            picture(browser, "turn-en");
            act(browser, "Anna Weber", "The reply to XA is half written.", "hand");
            browser.await("that it is handed over", () -> browser.text("main").contains("Handed over"));
            act(other, "Marco Rossi", "she went home", "take");
            other.await(
                    "that another came first",
                    () -> other.text("main")
                            .contains("Meanwhile Anna Weber handed over the watch at 2026-10-04 03:05"));
            other.open(page("XB", "shift/turn", "en"));
            assertThat(other.text("main")).contains("Anna Weber handed it over at", "The reply to XA is half written.");
            act(other, "Marco Rossi", "", "take");
            other.await("his watch", () -> other.text("h1").startsWith("Watch of Marco Rossi"));
            browser.open(page("XB", "", "en"));
            browser.await(
                    "the new officer",
                    () -> browser.text("header .duty").equals("Marco Rossi has the watch since 03:05:00"));
            picture(browser, "watch-en");
            browser.open(page("XB", "shift", "en"));
            assertThat(browser.lines("#watches-title ~ .wide tbody tr"))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("Marco Rossi");
            browser.click("#watches-title ~ .wide tbody tr:last-child a");
            browser.await("her watch", () -> browser.text("h1").startsWith("Watch of Anna Weber"));
            assertThat(browser.text("#lines")).contains("XD’s desk does not answer", "telephone: XD");
            assertThat(browser.text("#before")).contains("XB owes");
            assertThat(browser.text("#after")).contains("XB owes");
            picture(browser, "night-en");
            assertThat(other.complaints()).allMatch(line -> line.contains("409"));
        }
    }

    private static void act(Browser at, String officer, String note, String act) {
        type(at, "who", officer);
        type(at, "note", note);
        at.click("button[name='act'][value='" + act + "']");
    }

    private void log(Browser at, String text, String whom) {
        at.open(page("XB", "shift", "en"));
        assertThat(at.one("#who").getDomProperty("value")).isEqualTo("Anna Weber");
        type(at, "text", text);
        type(at, "whom", whom);
        at.one("[name='means'][value='telephone']").click();
        at.one("form[action*='shift/log'] button.main").click();
        at.await(
                "the line",
                () -> at.text("main").contains(text) && at.text("h1").startsWith("Shift log of"));
    }

    private static void type(Browser at, String control, String text) {
        var field = at.one("[id='" + control + "']");
        field.clear();
        field.sendKeys(text);
    }

    @Test
    void withoutScriptsAWatchIsTakenAndALineWritten() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.size(NARROW, HIGH).open(page("XC", "shift/turn", "ru"));
            act(plain, "Иванова", "", "take");
            plain.await("her watch", () -> Browser.line(plain.one("h1")).startsWith("Дежурство: Иванова"));
            plain.open(page("XC", "shift", "ru"));
            plain.one("[id='text']").sendKeys("звонок");
            plain.one("[name='means'][value='telephone']").click();
            plain.one("form[action*='shift/log'] button.main").click();
            plain.await("the line", () -> Browser.line(plain.one("main")).contains("звонок"));
            assertThat(plain.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void everyPageCanBeReadByEveryone(String code) {
        takeOnce("XE");
        for (var below : List.of("shift", "shift/turn", "shift/watch/1", "shift/log", "shift/log?corrects=1")) {
            barriers(page("XE", below, code), WIDE, "light");
            barriers(page("XE", below, code), NARROW, "dark");
        }
    }

    /** As on any watch: what asks for somebody is in view on an old monitor, whoever has the watch. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void whoHasTheWatchTakesNoRoomFromWhatIsDue(String code) {
        takeOnce("XB");
        browser.theme("light").size(WIDE, LOW).open(page("XB", "", code));
        for (var section : List.of("#due", "#wrong", "#unknown")) {
            assertThat(browser.all(section + " > .findings > .finding"))
                    .as(section)
                    .isNotEmpty()
                    .allMatch(row -> browser.holds(
                            "(box => box.top >= 0 && box.bottom <= innerHeight)(arguments[0].getBoundingClientRect())",
                            row));
        }
        barriers(page("XB", "", code), WIDE, "light");
        barriers(page("XB", "", code), NARROW, "dark");
    }

    private void takeOnce(String party) {
        browser.theme("light").size(WIDE, HIGH).open(page(party, "shift", "en"));
        if (browser.text(".holder").startsWith("Nobody")) {
            browser.open(page(party, "shift/turn", "en"));
            act(browser, "Hélène Dupont-Lefèvre", "a note", "take");
            browser.await("the watch", () -> browser.text("h1").startsWith("Watch of"));
            browser.open(page(party, "shift", "en"));
            type(browser, "text", "A call about the exercise in the north, and what was answered.");
            browser.one("[name='means'][value='telephone']").click();
            browser.one("form[action*='shift/log'] button.main").click();
            browser.await("the line", () -> browser.text("h1").startsWith("Shift log of"));
        }
    }

    private void barriers(URI page, int width, String theme) {
        browser.theme(theme).size(width, HIGH).open(page);
        assertThat(browser.barriers()).as("%s at %d, %s", page, width, theme).isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits %d", page, width)
                .isTrue();
        assertThat(browser.one("body").findElements(By.tagName("h1")))
                .as("one h1")
                .hasSize(1);
        if (page.toString().endsWith("lang=ru") || page.toString().endsWith("lang=en")) {
            picture(
                    browser,
                    (page.getPath() + page.getQuery()).replaceAll("[^a-z0-9]+", "-") + "-" + width + "-" + theme);
        }
    }

    private static void picture(Browser of, String name) {
        of.picture(PICTURES.resolve(name + ".png"));
    }
}
