package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/** The calendar as a planner looks at it: in a browser, at a demo's desk, in a year with three large activities at once. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarPageTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/calendar");
    private static final Pattern KEY = Pattern.compile("\\{[a-z]+}|(^|\\s)calendar\\.[a-z]+");
    private static final String FULL =
            "par. 67.3 As many as may be at once from 2027-03-08 to 2027-03-12: XA/1, XA/2, XA/3. "
                    + "Fewer from 2027-03-13 on.";

    private Path folder;

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void begin(@TempDir Path folder) {
        this.folder = folder;
        browser = Browser.start(folder.resolve("profile"));
        desks = Desks.play("three-at-once", folder.resolve("world"));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    private URI page(String below, String language) {
        return desks.page("XA", language).resolve("/" + below + (below.contains("?") ? "&" : "?") + "lang=" + language);
    }

    @Test
    void aPlannerFindsTheDayOnWhichAThirdEnds() {
        browser.theme("light").size(WIDE, HIGH).open(desks.page("XA", "en"));
        browser.press("5");
        browser.await("the calendar", () -> browser.text("h1").equals("Year 2026"));
        browser.click("a[rel='next']");
        browser.await("the next year", () -> browser.text("h1").equals("Year 2027"));
        browser.click("td.on a[aria-label='Wednesday, March 10, 2027: 3']");
        browser.await("the day", () -> browser.text("h1").equals("2027-03-10 to 2027-03-10"));
        assertThat(browser.lines(".days tbody tr"))
                .containsExactly(
                        "2027-03-01 to 2027-03-12 XA XA/1 Spring tide span",
                        "2027-03-05 to 2027-03-20 XA XA/2 Coast road span",
                        "2027-03-08 to 2027-03-16 XA XA/3 Long bridge span");
        browser.open(page("calendar/spans?year=2027", "en"));
        assertThat(browser.text("section[aria-labelledby='g-XA'] p.full")).isEqualTo(FULL);
        assertThat(browser.all("section[aria-labelledby='g-XA'] .cell.full")).hasSize(1);
        browser.click(".spans a");
        assertThat(browser.text(".claim")).contains("XA gave");
    }

    @Test
    void aDraftIsDrawnInFromItsFormAndNothingOfItIsKept() {
        browser.theme("light").size(WIDE, HIGH);
        browser.open(page("entries?author=XA&words=Spring", "en"));
        String entry =
                String.valueOf(browser.one(".list a").getDomProperty("href")).replaceAll(".*/entries/|\\?.*", "");
        browser.open(page("write?from=" + entry, "en"));
        browser.one("input[name='format'][value='annual-calendar']")
                .findElement(By.xpath("ancestor::form"))
                .findElement(By.tagName("button"))
                .click();
        browser.await("the form", () -> !browser.all("[id='b.items.3.start']").isEmpty());
        var clerk = new Clerk(browser);
        clerk.type("b.items.3.start", "2027-03-10");
        clerk.type("b.items.3.end", "2027-03-11");
        clerk.type("b.contingents.3.from", "2027-03-10");
        clerk.type("b.contingents.3.to", "2027-03-11");
        clerk.type("b.contingents.3.troops", "14000");
        browser.click("button[value='save']:not(.unseen)");
        browser.await("that it is kept", () -> browser.text("#kept").contains("saved"));
        browser.click("a[href*='calendar/spans']");
        browser.await("the draft", () -> browser.text("h1").startsWith("Spans and limits"));
        assertThat(browser.lines(".draft li"))
                .containsExactly(
                        "2027-03-10 to 2027-03-11: 4/3 at once instead of 3 (par. 67.3, XA)",
                        "2027: 5/6 instead of 4 (par. 67.2, XA)");
        assertThat(browser.text(".spans")).contains("XA/4 Summer school · by the draft");
        assertThat(browser.all(".cell.over")).hasSize(1);
        assertGood("draft", WIDE);
        browser.open(page("calendar/spans?year=2027", "en"));
        assertThat(browser.all(".cell.over")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyLanguageFitsEveryScreenAndIsOpenToEverybody(String code) {
        for (var below : List.of(
                "calendar?year=2027", "calendar/spans?year=2027", "calendar/spans?from=2027-03-01&to=2027-03-31")) {
            browser.theme("light").size(WIDE, HIGH).open(page(below, code));
            assertThat(browser.one("body").getText()).doesNotContainPattern(KEY);
            String name = below.replaceAll("[^a-z0-9]+", "-") + "-" + code;
            assertGood(name + "-light", WIDE);
            browser.theme("dark").size(NARROW, HIGH);
            assertGood(name + "-dark", NARROW);
        }
    }

    private void assertGood(String name, int width) {
        int high = ((Number) browser.script("return document.documentElement.scrollHeight")).intValue();
        browser.size(width, high).picture(PICTURES.resolve(name + ".png"));
        assertThat(browser.script("""
                return [...document.querySelectorAll("body *")]
                  .filter(thing => thing.checkVisibility() && !thing.parentElement.closest(".wide"))
                  .filter(thing => thing.getBoundingClientRect().right > innerWidth + 0.5)
                  .map(thing => thing.outerHTML.slice(0, 200))""")).as("what sticks out of %s", name).isEqualTo(List.of());
        assertThat(browser.barriers()).as(name).isEmpty();
    }

    @Test
    void onPaperTheYearLosesWhatIsForTheScreen() {
        browser.theme("light").size(WIDE, HIGH).open(page("calendar?year=2027", "en"));
        browser.paper();
        browser.picture(PICTURES.resolve("paper.png"));
        for (var left : List.of("nav", "footer", ".filter", ".acts")) {
            assertThat(browser.all(left)).as(left).noneMatch(thing -> thing.isDisplayed());
        }
        assertThat(browser.print()).isNotEmpty();
    }

    @Test
    void withoutScriptsItIsTheSame() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.open(page("calendar/spans?year=2027", "en"));
            plain.one("#party option[value='XB']").click();
            plain.one(".filter button").click();
            assertThat(plain.text("h2")).isEqualTo("XB");
            assertThat(Browser.line(plain.one(".spans"))).contains("Stated of XB by XC");
            assertThat(plain.complaints()).isEmpty();
        }
    }
}
