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

/** Two officers at two desks of one party, each in a browser and under an account of his own, on five real nodes. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoDesksTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/twodesks");

    @AutoClose
    private StaffedDesk desk;

    @AutoClose
    private Browser weber;

    @AutoClose
    private Browser petrova;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        weber = Browser.start(folder.resolve("weber")).withPasskeys();
        petrova = Browser.start(folder.resolve("petrova")).withPasskeys();
        desk = new StaffedDesk(folder.resolve("world"));
        desk.account("chief", "administrator");
        desk.signIn(weber, "Weber", "releaser");
        desk.signIn(petrova, "Petrova", "releaser");
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        StaffedDesk.assertQuiet(weber, petrova);
    }

    private URI at(String below, String language) {
        return desk.at(below, language);
    }

    /** Weber writes, checks and signs; Petrova refuses, then signs what he signed anew; everybody who can be reached has it. */
    @Test
    void aNotificationFromTheEmptyFormToAllReceiptsWithTwoOfficersAtTwoDesks() {
        var clerk = new Clerk(weber);
        weber.open(at("write", "en"));
        clerk.begin("notification");
        fill(clerk);
        clerk.checkWell();
        signAlone(clerk);
        var signed = weber.text(".payload");
        assertThat(signed).contains("\"from\":\"XB\"", "Harbour");
        assertThat(weber.text("main")).contains("You signed it first").doesNotContain("Refuse and return");
        var draft = weber.address().getPath().replaceFirst(".*/", "");
        weber.open(at("write/draft/" + draft, "en"));
        assertThat(weber.address().getPath()).as("it is fixed").isEqualTo("/write/waiting/" + draft);

        petrova.open(at("", "en"));
        assertThat(petrova.text("#due")).contains("first officer (Weber) signed it at");
        good(petrova, "watch");
        petrova.click("#due .waiting a");
        petrova.await("what waits", () -> petrova.text("h1").equals("Waiting for a second officer"));
        assertThat(petrova.text(".payload")).isEqualTo(signed);
        assertThat(petrova.text("#waiting")).contains("first officer (Weber)", "second officer");
        assertThat(petrova.text("#drift")).contains("same findings as when first officer (Weber) signed");
        good(petrova, "waiting");
        petrova.one("#reason").sendKeys("9400 troops, not 9300");
        petrova.click("form[action*='/refuse'] button");
        petrova.await("the drafts", () -> petrova.address().getPath().equals("/write"));

        weber.open(at("write/draft/" + draft, "en"));
        assertThat(weber.text("#returned")).contains("Petrova would not sign it at", "9400 troops, not 9300");
        weber.picture(PICTURES.resolve("returned.png"));
        clerk.type("b.contingents.0.troops", "9400");
        clerk.checkWell();
        signAlone(clerk);

        petrova.open(at("write", "en"));
        good(petrova, "write");
        petrova.click("#waiting a");
        petrova.await("what waits", () -> petrova.text(".payload").contains("\"troops\":9400"));
        new Clerk(petrova).choose("officer", "second officer");
        petrova.one("#passphrase").sendKeys("not the one");
        petrova.click("form[action*='/sign'] button");
        petrova.await("the refusal", () -> petrova.text("#faults").contains("does not open the key of second officer"));
        var second = petrova.one("input[name='entry']").getDomProperty("value");
        petrova.click("form[action*='/sign'] button");
        petrova.await("the page of what was sent", () -> petrova.text("h1").equals("Sent"));
        assertThat(petrova.text("main")).contains(String.valueOf(second));
        petrova.await(
                "the receipts",
                () -> petrova.lines("#receipts .receipts > li").stream()
                                .filter(line -> line.contains("received"))
                                .count()
                        >= 3);
        petrova.picture(PICTURES.resolve("sent.png"));
        weber.open(at("write", "en"));
        assertThat(weber.text("main")).contains("No draft waits for a second officer.");
    }

    private void signAlone(Clerk clerk) {
        clerk.choose("officer.0", "first officer");
        good(weber, "check");
        weber.click("button[value='first']");
        weber.await("what waits", () -> weber.text("h1").equals("Waiting for a second officer"));
    }

    /** In Russian too, and on a telephone in the dark. */
    private void good(Browser browser, String name) {
        var shown = browser.address();
        for (var code : List.of("en", "ru")) {
            boolean asked = !code.equals("en");
            if (asked && (name.equals("check") || name.equals("watch"))) {
                continue; // what is chosen on the one would be lost, and the other is drawn anew all the while
            }
            if (asked) {
                browser.open(URI.create(shown.toString().replaceFirst("lang=en", "lang=" + code)));
            }
            browser.theme("light").size(WIDE, HIGH);
            assertGood(browser, name + "-" + code, WIDE);
            browser.theme("dark").size(NARROW, HIGH);
            assertGood(browser, name + "-" + code + "-narrow", NARROW);
        }
        browser.theme("light").size(WIDE, HIGH);
        if (!browser.address().equals(shown)) {
            browser.open(shown);
        }
    }

    private static void assertGood(Browser browser, String name, int width) {
        assertThat(browser.barriers()).as(name).isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= " + width))
                .as(name)
                .isTrue();
        browser.picture(PICTURES.resolve(name + ".png"));
        browser.script("window.scrollTo(0, document.body.scrollHeight)");
        browser.picture(PICTURES.resolve(name + "-end.png"));
        browser.script("window.scrollTo(0, 0)");
    }

    private void fill(Clerk clerk) {
        clerk.type("subject", "XB/9");
        clerk.type("b.activity", "XB/9");
        clerk.type("b.designation", "Harbour");
        clerk.tick("b.hosts", "XB");
        clerk.choose("b.form", "exercise");
        clerk.type("b.start", "2026-12-12");
        clerk.type("b.end", "2026-12-20");
        clerk.type("b.area:accuracy", "1000");
        weber.one("[name='b.area']").sendKeys("36.1, -38.1\n36.1, -37.9\n35.9, -37.9");
        clerk.paste(
                "b.contingents",
                "party;state;from;to;troops;tanks;acv;artillery;brigades;divisional\n"
                        + "XB;XB;2026-12-12;2026-12-20;9300;0;0;0;2;no");
    }
}
