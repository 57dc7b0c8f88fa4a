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

/** The line in a browser: said by code at one desk, read in another language at the other, and seen to be read at the first. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinePageTest {
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/line");
    private static final int HIGH = 900;

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        browser = Browser.start(folder.resolve("profile"));
        desks = Desks.play("night-on-the-line", folder.resolve("world"));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    private URI page(String party, String path, String language) {
        return desks.page(party, language).resolve("/" + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
    }

    @Test
    void whatOneSideSaysByCodeTheOtherReadsInItsLanguageAndIsSeenToHaveRead() {
        browser.theme("light").size(1280, HIGH).open(page("XA", "line", "en"));
        var watched = browser.tab();
        browser.newTab();
        browser.theme("light").size(1280, HIGH);
        browser.open(page("XA", "line/phrase?code=LK2", "en"));
        var clerk = new Clerk(browser);
        clerk.choose("precedence", "immediate");
        clerk.type("with.from", "2026-03-03 06:00");
        clerk.type("with.until", "2026-03-03 07:00");
        browser.click("#say button.main");
        browser.await("the check", () -> browser.text("h1").equals("Check before it is sent"));
        assertThat(browser.text("main"))
                .contains(
                        "Линия будет отключена для обслуживания с 2026-03-03 06:00:00 UTC до 2026-03-03 07:00:00 UTC.");
        fits("check");
        clerk.send();
        browser.open(page("XB", "line", "fr"));
        browser.await("the message", () -> !browser.all("#unread").isEmpty());
        assertThat(browser.text("#unread"))
                .contains("La ligne sera hors service pour entretien du 2026-03-03 06:00:00 UTC", "LK2");
        browser.click("#unread button.main");
        browser.await("the check", () -> !browser.all("[id='officer.0']").isEmpty());
        new Select(browser.one("[id='officer.0']")).selectByValue("first officer");
        browser.click("form button.main");
        browser.await("what was sent", () -> browser.address().getPath().startsWith("/write/sent/"));
        browser.to(watched);
        browser.await(
                "the message as read, without loading the page anew",
                () -> browser.lines("#said-all li.own")
                        .getLast()
                        .matches(".*LK2.*Read, clock of XB [0-9:]+ UTC.* met.*"));
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void everyPageOfTheLineFitsAWideAndANarrowWindow(String language) {
        for (var path : List.of("line", "line/phrases", "line/phrase?code=CL2")) {
            for (int width : new int[] {1280, 360}) {
                browser.theme(width == 360 ? "dark" : "light").size(width, HIGH).open(page("XB", path, language));
                fits(language + "-" + path.replaceAll("[^a-z]+", "-") + width);
            }
        }
    }

    private void fits(String picture) {
        browser.picture(PICTURES.resolve(picture + ".png"));
        assertThat(browser.barriers()).as(picture).isEmpty();
        assertThat(browser.stickingOut()).as(picture).isEmpty();
    }
}
