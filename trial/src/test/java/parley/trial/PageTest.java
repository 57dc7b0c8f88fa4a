package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/**
 * The watch as an officer meets it: in a browser, at a demo's desk, in the middle of a fictional night. What
 * changes the night has a demo of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private static final String CASE = "night-at-the-desk";
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final int LOW = 800;
    private static final Pattern KEY = Pattern.compile("\\{[a-z]+}|(^|\\s)[a-z]+\\.[a-z-]+(\\.[a-z-]+)*=");

    private static final Map<String, String> OWN_NAMES = Map.of(
            "en", "English", "fr", "Français", "de", "Deutsch", "it", "Italiano", "ru", "Русский", "es", "Español");

    /** Visible things that a reader can act on. */
    private static final String ACTIVE = """
            [...document.querySelectorAll("a[href], button, summary, input")]
                .filter(thing => thing.checkVisibility())""";

    private Path folder;

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        this.folder = folder;
        browser = Browser.start(folder.resolve("profile"));
        desks = Desks.play(CASE, folder.resolve("world"));
    }

    @BeforeEach
    void sitDown() {
        browser.theme("light").size(WIDE, HIGH).open(desks.page("XB", "en"));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theOneThingThatIsDueStandsOnTopAndStandsOut() {
        var pressing = browser.all(".pressing");
        assertThat(pressing).hasSize(1);
        assertThat(Browser.line(pressing.getFirst()))
                .matches("04 h 55 m left due par\\. 16\\.1\\.2 Write it.* XB owes "
                        + "“Reply to a request for an explanation” on XA/3\\. "
                        + "It is due by 2026-10-04 08:00:00 UTC\\..*");
        assertThat(pressing.getFirst().getRect().getY()).isLessThan(HIGH / 3);
        assertThat(browser.text("nav a[href='#due']")).isEqualTo("Due 3");
        assertThat(browser.text(".clock")).contains("2026-10-04 03:05:00 UTC", "3 of 4 members answer", "XD is silent");
    }

    @Test
    void everyRowSaysWhatTheFindingSays() {
        var findings = desks.list("XB", "findings");
        var rows = lines("#findings .finding");
        assertThat(rows).hasSameSizeAs(findings).hasSizeGreaterThan(10);
        var verdicts = new TreeSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            assertSays(rows.get(i), findings.get(i));
            verdicts.add(findings.get(i).get("verdict").asString());
        }
        assertThat(verdicts).contains("due", "met", "notOwed", "overdue", "unknown", "open", "exercised");
        assertThat(lines("#wrong .finding"))
                .singleElement()
                .asString()
                .startsWith(
                        "overdue par. 38 By the word of XE: XD has not given “Notification of a military activity”");
        assertThat(lines("#unknown .finding"))
                .singleElement()
                .asString()
                .contains("If it is owed, then by 2026-10-09 23:59:59 UTC.", "Ask XD for “Brigades or regiments”");
    }

    /** On an old monitor: what is due, wrong and unknown, without a hand on the mouse. */
    @ParameterizedTest
    @FieldSource("parley.trial.Languages#ALL")
    void whatAsksForSomebodyIsSeenWithoutScrolling(String code) {
        browser.size(WIDE, LOW).open(desks.page("XB", code));
        for (var section : List.of("#due", "#wrong", "#unknown")) {
            // In one look: between two the lists may be drawn anew.
            var rows = section + " > .findings > .finding";
            assertThat(browser.holds("""
                    document.querySelector(arguments[1]) !== null
                      && [...document.querySelectorAll(arguments[0] + "," + arguments[1])].every(
                        (thing) => (box => box.top >= 0 && box.bottom <= innerHeight)(thing.getBoundingClientRect()))""", section + " h2", rows)).as(section).isTrue();
        }
    }

    private static void assertSays(String row, JsonNode finding) {
        var verdict = finding.get("verdict").asString();
        var by = finding.get("by").asString();
        var account = finding.get("account").asString();
        var name = finding.get("finding").asString();
        assertThat(row)
                .startsWith(verdict.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT) + " par. ")
                .contains(by + " ", "” on " + name.substring(name.indexOf('/') + 1));
        assertThat(row.contains("By the word of " + account + ":")).isEqualTo(!account.equals(by));
        if (Set.of("due", "overdue").contains(verdict)) {
            assertThat(row)
                    .contains(finding.get("dueAt").asString().replace("T", " ").replace("Z", " UTC"));
        }
    }

    @Test
    void aProofUnfoldsWithItsValuesAndLeadsToTheEntry() {
        browser.click("#wrong .finding summary");
        var row = browser.one("#wrong .finding");
        browser.await(
                "the proof", () -> !row.findElements(By.className("proof")).isEmpty());
        assertThat(Browser.line(row))
                .contains(
                        "activity.troops >= 9000 10000 against 9000", "Made from: naive-4", "prior-notification/XE/1");
        var pointer = row.findElement(By.cssSelector("a.entry"));
        assertThat(Browser.line(pointer)).matches("entry \\d+ of XE");
        pointer.click();
        assertThat(browser.text(".claim"))
                .startsWith("XE gave to all: “Statement of facts on a military activity” on XE/1.");
        assertThat(browser.text(".items")).contains("How this is known", "Troops", "10000", "no");
    }

    @Test
    void theBarsShowHowFarAnEntryHasComeWithEachMember() {
        var out = browser.one("#out .entries > li");
        assertThat(Browser.line(out)).contains("Notification of a military activity XB/6", "3 of 4 have received it");
        assertThat(lines("#out .receipts > li"))
                .containsExactly(
                        "XA received 02:50:00 UTC",
                        "XC received 02:50:00 UTC",
                        "XD posted",
                        "XE received 02:50:00 UTC");
        assertThat(browser.all("#out .receipts use").stream().map(use -> use.getDomAttribute("href")))
                .containsExactly("#shape-bars-3", "#shape-bars-3", "#shape-bars-1", "#shape-bars-3");
    }

    @Test
    void whatComesInAppearsWithoutReloadAndWhatIsDoneIsNoLongerDue() {
        try (var own = Desks.play(CASE, folder.resolve("live"))) {
            browser.open(own.page("XB", "en"));
            browser.script("window.stayed = true");
            own.send("XB", reply(), "first officer", "second officer");
            browser.await(
                    "that the reply was sent",
                    () -> browser.text("nav a[href='#due']").equals("Due 2"));
            browser.await(
                    "the receipts of the reply",
                    () -> browser.text("#out .entries > li:first-child")
                            .matches("witnessed 00 m 00 s ago Reply to a request for an explanation XA/3"
                                    + " 3 of 4 .*tomorrow.*"));
            assertThat(browser.text("#due")).doesNotContain("Reply to a request for an explanation");

            browser.click("#unknown summary");
            own.send(
                    "XA",
                    statement("<b onclick=alert(1)>bold</b><script>window.taken = 1</script> \u202eflow\u202c"),
                    "first officer");
            browser.await(
                    "a line about something new", () -> browser.one("#news").isDisplayed());
            assertThat(lines("#in .entries > li")).hasSize(3);
            browser.press("n");
            browser.await(
                    "the new entry", () -> browser.all("#in .entries > li").size() == 4);
            assertThat(browser.text("#in .entries > li:first-child"))
                    .contains("XA Statement XA/9 Text <b onclick=alert(1)>bold</b><script>");
            assertThat(browser.holds("document.querySelector('main b, main script') === null"))
                    .isTrue();
            assertThat(browser.holds("window.taken === undefined && window.stayed === true"))
                    .isTrue();
            assertThat(foreignTextIsShownAsItIs()).isTrue();
            assertThat(browser.holds("document.querySelector('#unknown details').open"))
                    .isTrue();
            assertThat(browser.complaints()).isEmpty();
            browser.open(desks.page("XB", "en"));
        }
    }

    private static Map<String, Object> reply() {
        var answer = Map.of("point", "day of return", "text", "tomorrow");
        return Map.of(
                "format",
                "reply-explanation",
                "subject",
                "XA/3",
                "to",
                List.of("XA"),
                "body",
                Map.of("request", "XA/3", "answers", List.of(answer)));
    }

    private static Map<String, Object> statement(String text) {
        return Map.of("format", "statement", "subject", "XA/9", "body", Map.of("text", text));
    }

    /** Every direction mark lies in an element that keeps it from turning what stands around it. */
    private boolean foreignTextIsShownAsItIs() {
        return browser.holds("""
                (() => {
                  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
                  const marked = [];
                  while (walk.nextNode()) if (/\\u202e|⟨U\\+202E⟩/.test(walk.currentNode.data)) marked.push(walk.currentNode);
                  return marked.length > 0 && marked.every(text =>
                    !text.data.includes("\\u202e")
                      && text.parentElement.localName === "bdi"
                      && getComputedStyle(text.parentElement).unicodeBidi === "isolate");
                })()""");
    }

    @Tag("ci")
    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyLanguageIsWholeFitsEveryScreenAndIsOpenToEverybody(String code) {
        var language = OWN_NAMES.get(code);
        browser.all("footer a").stream()
                .filter(link -> link.getText().equals(language))
                .findFirst()
                .ifPresent(WebElement::click); // English is the one that stands there already
        assertThat(browser.text("footer strong")).isEqualTo(language);
        assertThat(new HashSet<>(lines("main h2, main h3, nav li"))).hasSizeGreaterThan(14);
        unfoldOneOfEachSort();
        browser.script("document.querySelector('#due .duties details').open = true");
        assertThat(browser.one("body").getText()).doesNotContainPattern(KEY);
        assertFits(WIDE);
        assertThat(browser.barriers()).isEmpty();
        browser.theme("dark").size(NARROW, HIGH);
        assertFits(NARROW);
        assertThat(browser.barriers()).isEmpty();
    }

    private void unfoldOneOfEachSort() {
        for (var section : List.of("due", "unknown", "in", "out")) {
            browser.click("#" + section + " summary");
        }
        browser.await("two proofs", () -> browser.all("#lists .proof > li").size() == 2);
    }

    private void assertFits(int width) {
        assertThat(browser.script("""
                return [...document.querySelectorAll("body *")]
                  .filter(thing => thing.checkVisibility() && thing.getBoundingClientRect().right > innerWidth + 0.5)
                  .map(thing => thing.outerHTML.slice(0, 200))"""))
                .as("what sticks out at a width of %d", width)
                .isEqualTo(List.of());
        assertThat(browser.holds("document.documentElement.scrollWidth <= " + width))
                .isTrue();
    }

    @Test
    void theKeyboardReachesEverythingAndShowsWhereItIs() {
        int number = ((Number) browser.script("return " + ACTIVE + ".length")).intValue();
        assertThat(number).isGreaterThan(30);
        var reached = new ArrayList<String>();
        for (int i = 0; i < number; i++) {
            reached.add(tabbed(false));
        }
        assertThat(reached).doesNotHaveDuplicates();
        assertThat(reached.getFirst()).contains("skip");
        for (int i = number - 2; i >= 0; i--) {
            assertThat(tabbed(true)).isEqualTo(reached.get(i));
        }
        assertThat(focused()).contains("skip");
        browser.press(Keys.ENTER);
        assertThat(browser.address().getFragment()).isEqualTo("due");
        browser.tab(false); // to what leads to the form
        browser.tab(false);
        browser.press(Keys.ENTER);
        browser.await("the proof", () -> browser.all("#due .proof").size() == 1);
    }

    /** A peer that is down is tried again and again, so that there is something new before long. */
    @Test
    void theLineAboutSomethingNewHidesNothingThatHasTheFocus() {
        try (var own = Desks.play(CASE, folder.resolve("news"))) {
            browser.open(own.page("XB", "en"));
            browser.script("[...document.querySelectorAll('#lists summary')].at(-1).focus()");
            own.send("XA", statement("something to read"), "first officer");
            browser.await(
                    "the line about something new",
                    () -> browser.holds("document.getElementById('news').checkVisibility()"));
            for (int i = 0; i < 20; i++) {
                tabbed(true);
            }
            browser.open(desks.page("XB", "en"));
        }
    }

    /** What the next key leads to; past the line about something new, which may come at any time. */
    private String tabbed(boolean back) {
        browser.tab(back);
        String reached = awaitFocused();
        return reached.contains("Something has changed") ? tabbed(back) : reached;
    }

    private String awaitFocused() {
        browser.await("a focus that is seen", () -> !focused().isEmpty());
        return focused();
    }

    /** Names what has the focus if it is seen to have it: outlined, in view, and covered by nothing; else is empty. */
    private String focused() {
        return (String) browser.script("""
                const thing = document.activeElement;
                const style = getComputedStyle(thing);
                const box = thing.getBoundingClientRect();
                const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
                  && (thing.contains(top) || top === thing.parentElement);
                const place = [...document.querySelectorAll("a[href], button, summary, input")].indexOf(thing);
                return seen ? place + " " + thing.outerHTML.slice(0, 120) : "";""");
    }

    @Test
    void aKeyLeadsToEachSectionAndOneListsTheKeys() {
        for (var key : Map.of("d", "due", "w", "wrong", "i", "in", "o", "out", "f", "findings")
                .entrySet()) {
            browser.press(key.getKey());
            assertThat(browser.address().getFragment()).isEqualTo(key.getValue());
            assertThat(inView(browser.one("#" + key.getValue() + " h2"))).isTrue();
        }
        browser.press("?");
        assertThat(browser.text("dialog")).contains("w what is wrong");
        browser.press(Keys.ESCAPE);
        assertThat(browser.one("dialog").isDisplayed()).isFalse();
    }

    @Test
    void withoutScriptsThePageShowsAllTheSame() {
        var whole = lines("main .sentence");
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.open(desks.page("XB", "en"));
            assertThat(plain.all("main .sentence").stream().map(Browser::line))
                    .containsExactlyElementsOf(whole)
                    .hasSizeGreaterThan(20);
            assertThat(plain.text("footer")).contains("Without scripts this page renews itself every minute.");
            plain.one("#due .pressing summary").click();
            plain.one("#due .pressing details a").click();
            assertThat(plain.text("main"))
                    .contains(
                            "XB owes “Reply to a request for an explanation” on XA/3.",
                            "within PT48H after ask.received");
            plain.one(".proof a.entry").click();
            assertThat(plain.text(".claim")).startsWith("XA gave to XB: “Request for an explanation");
            assertThat(plain.complaints()).isEmpty();
        }
    }

    @Test
    void aBrokenPolicyOrARequestThatFailsWouldBeNoticed() {
        browser.script("document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))");
        browser.script("return fetch('/no-such-thing').then(answer => answer.status)");
        assertThat(browser.complaints())
                .anyMatch(line -> line.contains("Content Security Policy"))
                .anyMatch(line -> line.contains("404"));
    }

    @Test
    void aBarrierWouldBeNoticed() {
        assertThat(browser.barriers()).isEmpty();
        browser.script("document.querySelector('main').append(document.createElement('img'))");
        assertThat(browser.barriers())
                .singleElement()
                .asString()
                .isEqualTo("image-alt: Images must have alternative text: <img>");
    }

    /** The picture in README.md: from the top of the page to the receipts of what has gone out. */
    @Test
    void thePictureShowsWhatIsDueWhatCameInAndWhoHasReceivedWhat() throws IOException {
        int height = browser.one("#findings").getRect().getY();
        browser.size(WIDE, height);
        for (var shown : List.of("#due .pressing", "#wrong .finding", "#in .entries > li", "#out .receipts")) {
            assertThat(inView(browser.one(shown))).as(shown).isTrue();
        }
        var picture = Checkout.ROOT.resolve("trial/target/page.png");
        browser.picture(picture);
        if (Boolean.getBoolean("parley.pictures")) {
            Files.copy(picture, Checkout.ROOT.resolve("docs/page.png"), StandardCopyOption.REPLACE_EXISTING);
        }
        var size = javax.imageio.ImageIO.read(picture.toFile());
        assertThat(Arrays.asList(size.getWidth(), size.getHeight())).isEqualTo(List.of(WIDE, height));
    }

    private List<String> lines(String selector) {
        return browser.lines(selector);
    }

    private boolean inView(WebElement element) {
        return browser.holds("""
                (box => box.top >= 0 && box.bottom <= innerHeight)(arguments[0].getBoundingClientRect())""", element);
    }
}
