package parley.trial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
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

/** The entries as an officer looks through them: in a browser, at a demo's desk, after a fictional night. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntriesPageTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/entries");
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
        browser.theme("light").size(WIDE, HIGH).open(list("en", ""));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    private URI list(String language, String query) {
        return desks.page("XB", language).resolve("/entries?lang=" + language + query);
    }

    @Test
    void aListIsNarrowedByItsFormAndAnEntryOpenedFromIt() {
        assertThat(browser.text("#list-title")).isEqualTo("Entries: 4");
        browser.press("/");
        browser.press("own officers", Keys.ENTER);
        browser.await("the list", () -> browser.text("#list-title").equals("Entries with “own officers”: 1"));
        assertThat(browser.address().getQuery()).contains("words=own+officers", "lang=en");
        browser.click(".list a");
        assertThat(browser.text(".claim"))
                .isEqualTo("XE gave to all: “Statement of facts on a military activity” on XE/1. "
                        + "Written 2026-10-03 21:40:00 UTC, witnessed 2026-10-03 21:40:00 UTC.");
        assertThat(browser.text("#hang")).contains("overdue par. 38", "XD has not given");
        browser.press("l");
        browser.await("the list", () -> browser.text("#list-title").equals("Entries: 4"));
        browser.press("1");
        browser.await("the watch", () -> !browser.all("#due").isEmpty());
        browser.press("2");
        browser.await("the list", () -> !browser.all("#list").isEmpty());
    }

    @Test
    void aFilterIsSavedAsAViewUsedAndRemoved() {
        browser.open(list("en", "&author=XE"));
        browser.click(".views p a");
        browser.one("#name").sendKeys("What XE gives");
        browser.one("#who").sendKeys("Weber");
        assertGood("view-en-light", WIDE);
        browser.size(WIDE, HIGH).click("button.main");
        browser.await("the list", () -> !browser.all(".views [aria-current]").isEmpty());
        assertThat(browser.text(".views li")).contains("What XE gives").contains("Rename or remove");
        assertGood("viewed-en-light", WIDE);
        browser.theme("dark").size(NARROW, HIGH);
        assertGood("viewed-en-dark", NARROW);
        browser.click(".views li a:last-of-type");
        assertGood("view-en-dark", NARROW);
        browser.one("#who").sendKeys("Weber");
        browser.size(NARROW, HIGH).click("button[value='remove']");
        browser.await("the list", () -> browser.text("#list-title").startsWith("Entries of XE"));
        assertThat(browser.all(".views li")).isEmpty();
    }

    @Test
    void anErrorLeadsToItsField() {
        browser.open(list("en", "&since=2026-02-30"));
        assertThat(browser.complaints()).allMatch(line -> line.contains("400"));
        browser.click(".problems a");
        assertThat(browser.holds("document.activeElement.id === 'filter-since'"))
                .isTrue();
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void everyCheckOfAnEntryHoldsAndItsHashesCanBeCopied() {
        browser.click(".list tbody tr:first-child a");
        assertThat(browser.lines("#known .state")).hasSizeGreaterThan(7).containsOnly("holds");
        assertThat(browser.lines("#times tbody tr"))
                .containsExactly(
                        "XA received 2026-10-04 02:50:00 UTC",
                        "XC received 2026-10-04 02:50:00 UTC",
                        "XD posted –",
                        "XE received 2026-10-04 02:50:00 UTC");
        assertThat(browser.all("#known .copy")).allMatch(button -> !button.isDisplayed() || button.isEnabled());
        browser.click("#known details:nth-of-type(1) summary");
        assertThat(browser.text("#known pre")).startsWith("{\"body\":").contains("Harbour guard", "\"from\":\"XB\"");
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyLanguageFitsEveryScreenAndIsOpenToEverybody(String code) {
        for (var page : List.of("list", "sheet", "ledger")) {
            browser.theme("light").size(WIDE, HIGH).open(list(code, ""));
            if (page.equals("sheet")) {
                browser.click(".list tbody tr:nth-child(2) a");
            }
            if (page.equals("ledger")) {
                browser.open(desks.page("XB", code).resolve("/ledger?lang=" + code));
            }
            assertThat(browser.one("body").getText()).doesNotContainPattern(KEY);
            assertGood(page + "-" + code + "-light", WIDE);
            browser.theme("dark").size(NARROW, HIGH);
            assertGood(page + "-" + code + "-dark", NARROW);
        }
    }

    private void assertGood(String name, int width) {
        int high = ((Number) browser.script("return document.documentElement.scrollHeight")).intValue();
        browser.size(width, high).picture(PICTURES.resolve(name + ".png"));
        assertThat(browser.script("""
                return [...document.querySelectorAll("body *")]
                  .filter(thing => thing.checkVisibility() && !thing.parentElement.closest(".scroll"))
                  .filter(thing => thing.getBoundingClientRect().right > innerWidth + 0.5)
                  .map(thing => thing.outerHTML.slice(0, 200))""")).as("what sticks out of %s", name).isEqualTo(List.of());
        assertThat(browser.barriers()).as(name).isEmpty();
    }

    @Test
    void onPaperAnEntryIsItsForm() {
        browser.click(".list tbody tr:first-child a");
        browser.paper();
        browser.picture(PICTURES.resolve("paper.png"));
        assertThat(browser.text("main"))
                .containsSubsequence(
                        "Notification of a military activity",
                        "From XB",
                        "To all",
                        "Subject XB/6",
                        "Written 2026-10-04 02:50:00 UTC",
                        "A1. Activity: XB/6",
                        "A2. Designation: Harbour guard",
                        "C1. Area: 36.1000000 N 38.1000000 W",
                        "XA received 2026-10-04 02:50:00 UTC",
                        "Id ")
                .doesNotContain("holds", "Proof", "What it says", "XB gave");
        for (var left : List.of("nav", "footer", "#hang", "#links", ".web", ".copy")) {
            assertThat(browser.all(left)).as(left).noneMatch(thing -> thing.isDisplayed());
        }
        var pages = Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(new String(browser.print(), ISO_8859_1));
        assertThat(pages.results().count()).isEqualTo(1);
    }

    @Test
    void withoutScriptsAListIsNarrowedAllTheSame() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.open(list("en", ""));
            plain.one("#filter-author option[value='XA']").click();
            plain.one(".filter button").click();
            assertThat(plain.text("#list-title")).isEqualTo("Entries of XA: 1");
            plain.one(".list a").click();
            assertThat(plain.text(".claim")).startsWith("XA gave to XB: “Request for an explanation");
            plain.one("#known details summary").click();
            assertThat(plain.one("#known pre").isDisplayed()).isTrue();
            assertThat(plain.complaints()).isEmpty();
        }
    }
}
