package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** A watch is handed over between two officers, each at a browser of his own, at a demo's desk. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShiftPageTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final int LOW = 800;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/shift");

    private Path folder;
    private String forward = "";

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
        return page(desks, party, below, language);
    }

    private static URI page(Desks desks, String party, String below, String language) {
        return desks.page(party, language)
                .resolve("/" + below + (below.contains("?") ? "&" : "?") + "lang=" + language);
    }

    @Test
    void aWatchIsHandedOverBetweenTwoOfficersInTwoBrowsers() {
        try (var own = Desks.play("night-at-the-desk", folder.resolve("own"));
                var other = Browser.start(folder.resolve("other"))) {
            browser.theme("light").size(WIDE, HIGH).open(page(own, "XB", "", "en"));
            other.theme("light").size(WIDE, HIGH).open(page(own, "XB", "", "en"));
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
                    () -> other.text("header .duty").equals("Watch since 03:05 UTC: Anna Weber"));
            log(browser, own, "XD’s desk does not answer", "XD");
            picture(browser, "log-en");
            browser.open(page(own, "XB", "shift/turn", "en"));
            other.open(page(own, "XB", "shift/turn", "en"));
            picture(browser, "turn-en");
            act(browser, "Anna Weber", "The reply to XA is half written.", "hand");
            browser.await("that it is handed over", () -> browser.text("main").contains("Handed over"));
            act(other, "Marco Rossi", "she went home", "take");
            other.await(
                    "that another came first",
                    () -> other.text("main")
                            .contains("Meanwhile Anna Weber handed over the watch at 2026-10-04 03:05"));
            other.open(page(own, "XB", "shift/turn", "en"));
            assertThat(other.text("main")).contains("Anna Weber handed it over at", "The reply to XA is half written.");
            act(other, "Marco Rossi", "", "take");
            other.await("his watch", () -> other.text("h1").startsWith("Watch of Marco Rossi"));
            browser.open(page(own, "XB", "", "en"));
            browser.await(
                    "the new officer", () -> browser.text("header .duty").equals("Watch since 03:05 UTC: Marco Rossi"));
            picture(browser, "watch-en");
            browser.open(page(own, "XB", "shift", "en"));
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
            browser.open(desks.page("XC", "en"));
            assertThat(other.complaints()).allMatch(line -> line.contains("409"));
        }
    }

    private static void act(Browser at, String officer, String note, String act) {
        var clerk = new Clerk(at);
        clerk.type("who", officer);
        clerk.type("note", note);
        at.click("button[name='act'][value='" + act + "']");
    }

    private static void log(Browser at, Desks desks, String text, String whom) {
        at.open(page(desks, "XB", "shift", "en"));
        assertThat(at.one("#who").getDomProperty("value")).isEqualTo("Anna Weber");
        var clerk = new Clerk(at);
        clerk.type("text", text);
        clerk.type("whom", whom);
        at.click("[name='means'][value='telephone']");
        at.click("form[action*='shift/log'] button.main");
        at.await(
                "the line",
                () -> at.text("main").contains(text) && at.text("h1").startsWith("Shift log of"));
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

    /** One officer writes down how a silent peer is reached, takes notice of a row, calls somebody, passes an entry on. */
    @Test
    void aNightIsWrittenDown() {
        takeOnce("XA");
        browser.open(page("XA", "", "en"));
        int asking = browser.all("#due .note-it, #unknown .note-it").size();
        assertThat(asking).isPositive();
        browser.click("#due .note-it button");
        browser.await(
                "who took notice",
                () -> browser.text("#due .noted").equals("seen by Hélène Dupont-Lefèvre, 03:05 UTC"));
        assertThat(browser.all("#due .note-it, #unknown .note-it")).hasSize(asking - 1);
        picture(browser, "acknowledged-en");
        browser.open(page("XA", "shift", "en"));
        assertThat(browser.all("#fresh li")).isNotEmpty();
        browser.click("#fresh li:last-child button");
        browser.await("the shift", () -> browser.address().getFragment() != null);

        browser.open(page("XA", "", "en"));
        var silent = browser.one("#members .reach a");
        assertThat(Browser.line(browser.one("#members .reach"))).contains("Points of contact", "not written down");
        browser.open(URI.create(silent.getDomProperty("href")));
        new Clerk(browser).type("telephone", "+1 555 0144");
        new Clerk(browser).type("hours", "08:00 to 20:00 UTC");
        browser.click("form button.main");
        browser.await("the contacts", () -> browser.text("#contact-XD").contains("+1 555 0144"));
        assertThat(browser.text("#contact-XD")).contains("Hélène Dupont-Lefèvre, 2026-10-04 03:05:00 UTC");
        browser.open(page("XA", "", "en"));
        assertThat(browser.text("#members .reach")).contains("+1 555 0144", "08:00 to 20:00 UTC");

        browser.click("#due a[href*='shift/calls']");
        assertThat(browser.one("#matter").getDomProperty("value")).contains("XA owes");
        browser.click("form button.main");
        browser.await("the call-out", () -> !browser.all("[id='person']").isEmpty());
        new Clerk(browser).type("person", "Colonel Ortiz");
        browser.click("button[value='called']");
        browser.await("the call", () -> browser.text("main").contains("called Colonel Ortiz"));
        picture(browser, "call-en");
        browser.open(page("XA", "shift", "en"));
        assertThat(browser.text("#calls")).contains("XA owes", "called: Colonel Ortiz");
        picture(browser, "shift-en");

        browser.open(URI.create(browser.one("nav a[data-key='2']").getDomProperty("href")));
        browser.click("main tbody a[href*='/entries/'], main .entries a[href*='/entries/']");
        browser.click("a[href*='shift/forward']");
        new Clerk(browser).type("to", "list 4, operations");
        browser.click("[name='means'][value='other']");
        browser.click("form button.main");
        browser.await("the forwarding", () -> browser.text("main .links").contains("list 4, operations, other"));
        browser.click("main p a[href*='/entries/']");
        assertThat(browser.text("#forwardings")).contains("list 4, operations");
    }

    /** What is kept fits on a sheet; what is only there to be typed into is left out. */
    @Test
    void theLogAndTheWatchArePrintedOnA4() {
        takeOnce("XE");
        for (var below : List.of("shift/log", "shift/watch/1")) {
            browser.paper().open(page("XE", below, "ru"));
            assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                    .as(below)
                    .isTrue();
            assertThat(browser.all("form, body > nav, .web")).noneMatch(one -> one.isDisplayed());
            assertThat(browser.text("main")).contains("A call about the exercise in the north");
            picture(browser, "paper-" + below.replaceAll("[^a-z]", ""));
            assertThat(browser.print()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyPageCanBeReadByEveryone(String code) {
        takeOnce("XE");
        for (var below : List.of(
                "shift",
                "shift/turn",
                "shift/watch/1",
                "shift/log?corrects=1",
                "shift/contacts",
                "shift/contact?peer=XD",
                "shift/calls",
                "shift/call/1",
                forward)) {
            // English and Russian at both sizes; the others take turns, so that each page is read at each size in
            // several languages.
            boolean both = code.equals("en") || code.equals("ru");
            boolean narrow = (below.length() + code.charAt(0)) % 2 == 0;
            if (both || !narrow) {
                barriers(page("XE", below, code), WIDE, "light");
            }
            if (both || narrow) {
                barriers(page("XE", below, code), NARROW, "dark");
            }
        }
    }

    /** As on any watch: what asks for somebody is in view on an old monitor, whoever has the watch and has seen what. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "de", "it", "ru", "es"})
    void whoHasTheWatchTakesNoRoomFromWhatIsDue(String code) {
        takeOnce("XB");
        browser.theme("light").size(WIDE, LOW).open(page("XB", "", code));
        assertInView();
        if (!browser.all("#due .note-it").isEmpty()) {
            browser.click("#due .note-it button");
            browser.await("who took notice", () -> !browser.all("#due .noted").isEmpty());
        }
        assertInView();
        barriers(page("XB", "", code), WIDE, "light");
        barriers(page("XB", "", code), NARROW, "dark");
    }

    /** Asked in one piece: the page may renew itself at any time. */
    private void assertInView() {
        for (var section : List.of("#due", "#wrong", "#unknown")) {
            assertThat(browser.script("""
                    const boxes = [...document.querySelectorAll(arguments[0] + " > .findings > .finding")]
                      .map(row => row.getBoundingClientRect());
                    return boxes.length > 0 && boxes.every(box => box.top >= 0 && box.bottom <= innerHeight)
                      ? "in view" : JSON.stringify(boxes);""", section)).as(section).isEqualTo("in view");
        }
    }

    private void takeOnce(String party) {
        browser.theme("light").size(WIDE, HIGH).open(page(party, "shift", "en"));
        if (!browser.text(".holder").startsWith("Nobody")) {
            return;
        }
        browser.open(page(party, "shift/turn", "en"));
        act(browser, "Hélène Dupont-Lefèvre", "a note", "take");
        browser.await("the watch", () -> browser.text("h1").startsWith("Watch of"));
        browser.open(page(party, "shift", "en"));
        new Clerk(browser).type("text", "A call about the exercise in the north, and what was answered.");
        browser.click("[name='means'][value='telephone']");
        browser.click("form[action*='shift/log'] button.main");
        browser.await("the line", () -> browser.text("h1").startsWith("Shift log of"));
        if (party.equals("XE")) {
            browser.open(page(party, "shift/calls", "en"));
            new Clerk(browser).type("matter", "Somebody who reads the language of XD is needed.");
            browser.click("form button.main");
            browser.await("the call-out", () -> !browser.all("[id='person']").isEmpty());
            new Clerk(browser).type("person", "Dr Ivanova");
            browser.click("button[value='called']");
            browser.await("the call", () -> browser.text("main").contains("called Dr Ivanova"));
            browser.open(page(party, "", "en"));
            forward = "shift/forward"
                    + URI.create(browser.one("#in a[href*='/entries/']").getDomProperty("href"))
                            .getPath()
                            .replace("/entries", "");
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
