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

/** A draft that offices of a party clear before it is released, each person in a browser under an account, on real nodes. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClearanceTest {
    private static final int WIDE = 1280;
    private static final int HIGH = 900;
    private static final int NARROW = 320;
    private static final int WALL = 3840;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/clearance");

    @AutoClose
    private StaffedDesk desk;

    /** Who keeps the offices, and releases. */
    @AutoClose
    private Browser chief;

    /** Who answers for the legal adviser. */
    @AutoClose
    private Browser lena;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        chief = Browser.start(folder.resolve("chief")).withPasskeys();
        lena = Browser.start(folder.resolve("lena")).withPasskeys();
        desk = new StaffedDesk(folder.resolve("world"));
        desk.signIn(chief, "Chief", "administrator");
        desk.signIn(lena, "Lena", "drafter");
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        StaffedDesk.assertQuiet(chief, lena);
    }

    private URI at(String below, String language) {
        return desk.at(below, language);
    }

    @Test
    void aNotificationIsRefusedByAnOfficeChangedClearedAndReleasedAndAnotherGoesInUrgency() {
        nameTheOffice();
        var clerk = new Clerk(chief);
        var draft = written(clerk, "XB/9", "9300");
        assertThat(chief.text("#lacking")).isEqualTo("Not released: the clearance of Legal adviser is missing.");
        assertThat(chief.all("[id='passphrase.0']")).isEmpty();
        good(chief, "check");
        clerk.follow("Offices, and what they say");
        ask();
        good(chief, "asked");

        lena.open(at("", "en"));
        assertThat(lena.text("#due")).contains("Waiting for clearance", "Chief asked for clearance at");
        lena.size(WIDE, HIGH).picture(PICTURES.resolve("watch.png"));
        lena.open(at("write", "en"));
        good(lena, "write");
        lena.click("#clearing a");
        lena.await("the page of clearance", () -> lena.text("h1").equals("Clearance of a draft"));
        answer("refused", "9400 troops, not 9300");
        assertThat(lena.text("#clearance")).contains("not cleared", "Lena", "9400 troops, not 9300");
        good(lena, "refused");

        chief.open(at("write/draft/" + draft, "en"));
        assertThat(chief.text("#uncleared")).contains("Legal adviser: not cleared. Lena", "9400 troops, not 9300");
        chief.picture(PICTURES.resolve("form.png"));
        clerk.type("b.contingents.0.troops", "9400");
        clerk.checkWell();
        assertThat(chief.text("#clearance")).contains("Lena did not clear another text at", "Changed since:");
        good(chief, "changed");
        clerk.follow("Offices, and what they say");
        ask();

        lena.open(at("write/clearance/" + draft, "en"));
        answer("cleared", "");
        chief.open(at("write/draft/" + draft + "/check", "en"));
        assertThat(chief.text("#clearance")).contains("has cleared exactly this text", "Lena");
        clerk.send();
        assertThat(chief.text("main")).contains("Legal adviser: cleared. Lena");
        good(chief, "sent");
        inUrgency(clerk);
    }

    private void nameTheOffice() {
        chief.open(at("administration/clearing", "en"));
        assertThat(chief.text("main")).contains("No office is named");
        new Clerk(chief).follow("A further office");
        chief.one("#name").sendKeys("Legal adviser");
        chief.one("#people").sendKeys("Lena");
        good(chief, "office");
        chief.click("button[value='keep']");
        chief.await("the offices", () -> chief.text("main").contains("Legal adviser"));
        chief.click("a[href$='format=notification']");
        chief.await("the list", () -> !chief.all("select[name^='turn.']").isEmpty());
        new Clerk(chief)
                .choose(String.valueOf(chief.one("select[name^='turn.']").getDomAttribute("name")), "1");
        good(chief, "list");
        chief.click("form button.main");
        chief.await("the offices", () -> chief.address().getPath().equals("/administration/clearing"));
        good(chief, "offices");
    }

    /** Writes a notification up to its check, and gives the draft's name. */
    private String written(Clerk clerk, String subject, String troops) {
        chief.open(at("write", "en"));
        clerk.begin("notification");
        var draft = chief.address().getPath().replaceFirst(".*/", "");
        clerk.type("subject", subject);
        clerk.type("b.activity", subject);
        clerk.type("b.designation", "Harbour");
        clerk.tick("b.hosts", "XB");
        clerk.choose("b.form", "exercise");
        clerk.type("b.start", "2026-12-12");
        clerk.type("b.end", "2026-12-20");
        clerk.type("b.area:accuracy", "1000");
        chief.one("[name='b.area']").sendKeys("36.1, -38.1\n36.1, -37.9\n35.9, -37.9");
        clerk.paste(
                "b.contingents",
                "party;state;from;to;troops;tanks;acv;artillery;brigades;divisional\n" + "XB;XB;2026-12-12;2026-12-20;"
                        + troops + ";0;0;0;2;no");
        clerk.checkWell();
        return draft;
    }

    private void ask() {
        chief.await("the page of clearance", () -> chief.text("h1").equals("Clearance of a draft"));
        chief.click("form[action*='/ask'] button");
        chief.await("what was asked", () -> chief.text("#clearance").contains("Chief asked for clearance"));
    }

    private void answer(String says, String said) {
        lena.click("input[value='" + says + "']");
        lena.one("#said").sendKeys(said);
        lena.click("form[action*='/decide'] button");
        lena.await("the answer", () -> lena.text("#clearance").contains("Lena, 20"));
    }

    /** Nobody answers for the office; what is due cannot wait. */
    private void inUrgency(Clerk clerk) {
        written(clerk, "XB/10", "9100");
        clerk.follow("Offices, and what they say");
        chief.await("the page of clearance", () -> !chief.all("#reason").isEmpty());
        chief.one("#reason").sendKeys("Due in an hour; nobody answers the telephone.");
        chief.click("form[action*='/waive'] button");
        chief.await("the check", () -> !chief.all("#waived").isEmpty());
        assertThat(chief.text("#waived"))
                .startsWith("May be released without clearance of Legal adviser: Due in an hour; nobody answers");
        good(chief, "waived");
        clerk.send();
        assertThat(chief.text("main"))
                .contains("Released without clearance of Legal adviser: Due in an hour", "(Chief)");
        good(chief, "sent-without");
        chief.open(at("administration/log", "en"));
        assertThat(chief.text("main")).contains("release without clearance allowed", "clearance asked for");
    }

    /** As in English on a wide screen, so in another language on a telephone in the dark; the pages that say most also on a wall. */
    private void good(Browser browser, String name) {
        var shown = browser.address();
        looked(browser, name, "en", WIDE);
        if (List.of("refused", "offices", "waived").contains(name)) {
            looked(browser, name, "en", WALL);
        }
        // What is typed and not yet kept would be lost by another language.
        for (var code : List.of("office", "list").contains(name) ? List.of("en") : Languages.walked()) {
            if (!code.equals("en")) {
                browser.open(URI.create(shown.toString().replaceFirst("lang=en", "lang=" + code)));
            }
            looked(browser, name, code, NARROW);
        }
        browser.theme("light").size(WIDE, HIGH);
        if (!browser.address().equals(shown)) {
            browser.open(shown);
        }
    }

    private static void looked(Browser browser, String name, String code, int width) {
        browser.theme(width == NARROW ? "dark" : "light").size(width, HIGH);
        assertThat(browser.barriers()).as(name + code + width).isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= " + width))
                .as(name + code + width)
                .isTrue();
        browser.picture(PICTURES.resolve(name + "-" + code + "-" + width + ".png"));
    }
}
