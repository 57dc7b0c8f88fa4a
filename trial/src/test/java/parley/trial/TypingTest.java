package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the agreement makes of a form while somebody types in it, in a browser, at a demo's desk. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypingTest {
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/typing");

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

    private void begin(Browser page, String language, int width) {
        page.theme("light").size(width, HIGH).open(desks.page("XB", language).resolve("/write?lang=" + language));
        new Clerk(page).begin("notification");
    }

    private static void fill(Clerk clerk, String subject, String troops) {
        clerk.type("subject", subject);
        clerk.type("b.activity", subject);
        clerk.type("b.designation", "Harbour <b>watch</b>");
        clerk.tick("b.hosts", "XB");
        clerk.choose("b.form", "exercise");
        clerk.type("b.start", "2026-12-12");
        clerk.type("b.end", "2026-12-20");
        clerk.type("b.area:accuracy", "1000");
        clerk.browser().one("[name='b.area']").sendKeys("36.1, -38.1\n24SWE99\n35.9, -38.1");
        clerk.paste(
                "b.contingents",
                "party;state;from;to;troops;tanks;acv;artillery;brigades;divisional\n" + "XB;XB;2026-12-12;2026-12-20;"
                        + troops + ";0;0;0;2;no");
    }

    @Test
    void theWordsFollowWhatIsTypedAndTheFocusStaysWhereItIs() {
        begin(browser, "en", 1280);
        var clerk = new Clerk(browser);
        assertThat(browser.text("#said")).isEqualTo("Nothing can be told before this is filled in:");
        fill(clerk, "XB/9", "8900");
        browser.await(
                "what a square of ten kilometres asks for",
                () -> browser.text("#told").contains("Not answered or not readable yet, so unknown: 1"));
        clerk.type("b.area:accuracy", "14148");
        browser.await("what follows from 8,900", () -> browser.text("#said").startsWith("Findings it would change:"));
        assertThat(browser.text("#told")).contains("new not owed par. 38").doesNotContain("The deadline is", "unknown");
        var top = browser.script(
                "return document.getElementById('b.contingents.0.troops').getBoundingClientRect().top + scrollY");
        clerk.type("b.contingents.0.troops", "9400");
        browser.await("what follows from 9,400", () -> browser.text("#telling").contains("9400 against 9000"));
        assertThat(browser.text("#telling"))
                .contains("met", "par. 38", "paragraph 40.1.1", "The deadline is 2026-10-31 23:59:59 UTC.", "d left");
        assertThat(browser.holds("document.activeElement.id === 'b.contingents.0.troops'"))
                .isTrue();
        assertThat(
                        browser.script(
                                "return document.getElementById('b.contingents.0.troops').getBoundingClientRect().top + scrollY"))
                .isEqualTo(top);
        picture("notifiable-en-1280");
        clerk.type("b.contingents.0.troops", "8999");
        browser.await("what follows from 8,999", () -> browser.text("#told").contains("new not owed par. 38"));
        clerk.type("b.start", "soon");
        browser.await(
                "that the day is unknown",
                () -> browser.text("#telling").contains("Not answered or not readable yet, so unknown: 1"));
    }

    @Test
    void withoutScriptsTheSameIsToldOfWhatWasKept() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            begin(plain, "en", 1280);
            fill(new Clerk(plain), "XB/10", "9400");
            plain.click("button[value='save'].main, p.acts button[value='save']");
            plain.await(
                    "what follows from 9,400",
                    () -> Browser.line(plain.one("#telling")).contains("9400 against 9000"));
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "en, 360", "ru, 1280", "ru, 360"})
    void everyoneCanReadIt(String language, int width) {
        begin(browser, language, width);
        fill(new Clerk(browser), "XB/11", "9400");
        new Clerk(browser).type("b.area:accuracy", "14148");
        browser.await("what follows", () -> browser.text("#telling").contains("40.1.1"));
        browser.script("document.getElementById('telling').scrollIntoView()");
        picture("told-" + language + "-" + width);
        browser.theme("dark");
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        picture("told-" + language + "-" + width + "-dark");
    }

    private void picture(String name) {
        browser.picture(PICTURES.resolve(name + ".png"));
    }
}
