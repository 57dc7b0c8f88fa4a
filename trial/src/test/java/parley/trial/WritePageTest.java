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
import org.openqa.selenium.support.ui.Select;

/** An officer writes: from an empty form to everyone's receipt, in a browser, at a demo's desk. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritePageTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/write");

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
        // A form that cannot be sent comes back with 422, which a browser notes.
        assertThat(browser.complaints()).allMatch(line -> line.contains("422"));
    }

    private URI write(String party, String language) {
        return desks.page(party, language).resolve("/write?lang=" + language);
    }

    /** From an empty form: filled in, checked, mended, checked, signed by two, received by all who can be reached. */
    @Test
    void aNotificationFromTheEmptyFormToAllReceipts() {
        browser.theme("light").size(WIDE, HIGH).open(write("XB", "en"));
        new Clerk(browser).begin("notification");
        fill(browser);
        new Clerk(browser).type("b.start", "12 December");
        browser.click("button[value='check'].main");
        browser.await("what is wrong", () -> browser.text("#faults").contains("A8 Start"));
        assertThat(browser.lines("#faults li"))
                .containsExactly("A8 Start: “12 December” is no date. Write year, month and day, such as 2026-03-01.");
        browser.click("#faults a");
        assertThat(browser.holds("document.getElementById('b.start').matches(':target')"))
                .isTrue();
        assertThat(browser.one("[id='b.designation']").getDomProperty("value")).isEqualTo("Harbour \"watch\"");
        picture("faults");
        new Clerk(browser).type("b.start", "2026-12-12");
        browser.click("button[value='check'].main");
        browser.await("the check", () -> browser.text("h1").equals("Check before it is sent"));
        assertThat(browser.text("main"))
                .contains("all members: XA, XC, XD, XE", "XB/9", "Harbour \"watch\"", "(36.1, -38.1)", "± 1000 m")
                .contains("2 officers sign", "WHAT IT WOULD CHANGE");
        assertThat(browser.text(".payload")).contains("\"start\":\"2026-12-12\"", "\"from\":\"XB\"");
        picture("check");
        new Clerk(browser).sign("not the one");
        browser.await("the refusal", () -> browser.text("#faults").contains("does not open the key of second officer"));
        assertThat(new Clerk(browser).value("officer.0")).isEqualTo("first officer");
        var id = browser.one("input[name='entry']").getDomProperty("value");
        new Clerk(browser).sign("");
        browser.await("the page of what was sent", () -> browser.text("h1").equals("Sent"));
        assertThat(browser.text("main")).contains(String.valueOf(id));
        browser.await(
                "the receipts",
                () -> browser.lines("#receipts .receipts > li").stream()
                                .filter(line -> line.contains("received"))
                                .count()
                        == 3);
        picture("sent");
        browser.open(desks.page("XA", "en"));
        browser.await("the entry on another desk", () -> browser.text("#in").contains("XB/9"));
        browser.open(write("XB", "en"));
        assertThat(browser.text("main")).contains("No draft is kept on this node.");
    }

    @Test
    void aStatementIsSentWithoutScripts() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.size(WIDE, HIGH).open(write("XC", "en"));
            new Clerk(plain).begin("statement");
            new Clerk(plain).type("b.text", "what is said without scripts");
            plain.click("button[value='check'].main");
            plain.await("the check", () -> Browser.line(plain.one("h1")).equals("Check before it is sent"));
            new Select(plain.one("[id='officer.0']")).selectByValue("first officer");
            plain.click("form button.main");
            plain.await(
                    "the page of what was sent",
                    () -> Browser.line(plain.one("h1")).equals("Sent"));
            assertThat(Browser.line(plain.one("#receipts"))).contains("of 4 have received it");
        }
    }

    @Test
    void whatIsTypedIsKeptWithoutAButton() {
        browser.theme("light").size(WIDE, HIGH).open(write("XA", "en"));
        new Clerk(browser).begin("notification");
        var form = browser.address();
        new Clerk(browser).type("b.designation", "half a word");
        browser.await("that it is kept", () -> browser.text("#kept").matches("saved: \\d\\d:\\d\\d:\\d\\d UTC"));
        browser.open(form);
        assertThat(browser.one("[id='b.designation']").getDomProperty("value")).isEqualTo("half a word");
        browser.click("button[value='add:b.contingents']");
        browser.await("a row", () -> browser.all("[id='b.contingents.0']").size() == 1);
        browser.click("button[value='remove:b.contingents.0']");
        browser.await("no row", () -> browser.all("[id='b.contingents.0']").isEmpty());
        // Typed and pressed at once: leaving the page must not put the form of before over what the button did.
        new Clerk(browser).type("b.designation", "a whole word");
        browser.click("button[value='add:b.contingents']");
        browser.await("a row", () -> browser.all("[id='b.contingents.0']").size() == 1);
        browser.open(form);
        assertThat(browser.all("[id='b.contingents.0']")).hasSize(1);
        assertThat(browser.one("[id='b.designation']").getDomProperty("value")).isEqualTo("a whole word");
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyPageCanBeReadByEveryone(String code) {
        browser.theme("light").size(WIDE, HIGH).open(write("XE", code));
        new Clerk(browser).begin("notification");
        var form = browser.address();
        browser.click("button[value='add:b.contingents']");
        var check = URI.create(form.toString().replace("?", "/check?"));
        var discard = URI.create(form.toString().replace("?", "/discard?"));
        for (var page : List.of(write("XE", code), form, check, discard)) {
            barriers(page, WIDE, "light");
            barriers(page, NARROW, "dark");
        }
        browser.open(discard).click("main form button");
    }

    private void barriers(URI page, int width, String theme) {
        browser.theme(theme).size(width, HIGH).open(page);
        assertThat(browser.barriers()).as("%s at %d, %s", page, width, theme).isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s fits %d", page, width)
                .isTrue();
        if (page.toString().endsWith("lang=ru") || page.toString().endsWith("lang=en")) {
            picture(page.getPath().replaceAll("[^a-z]+", "-") + page.getQuery().replace("lang=", "-") + "-" + width);
        }
    }

    private void picture(String name) {
        browser.picture(PICTURES.resolve(name + ".png"));
    }

    private static void fill(Browser browser) {
        var clerk = new Clerk(browser);
        clerk.type("subject", "XB/9");
        clerk.type("b.activity", "XB/9");
        clerk.type("b.designation", "Harbour \"watch\"");
        clerk.tick("b.hosts", "XB");
        clerk.choose("b.form", "exercise");
        clerk.type("b.end", "2026-12-20");
        clerk.type("b.area:accuracy", "1000");
        browser.one("[name='b.area']").sendKeys("36.1, -38.1\n36°06'00\"N 037°54'00\"W\n355400N 0375400W\n35.9, -38.1");
        clerk.paste(
                "b.contingents",
                "party;state;from;to;troops;tanks;acv;artillery;brigades;divisional\n"
                        + "XB;XB;2026-12-12;2026-12-20;9400;0;0;0;2;no");
        assertThat(clerk.value("b.contingents.0.troops")).isEqualTo("9400");
    }
}
