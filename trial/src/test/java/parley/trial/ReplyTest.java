package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.Select;

/**
 * The one thing that is due at five past three: from its row to the form, what the agreement would make of the answer, two
 * officers' names under it, and the row is gone. The pictures of docs/tour.md are taken on the way.
 */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplyTest {
    private static final int WIDE = 1280;
    private static final int HIGH = 860;

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void beginTheNight(@TempDir Path folder) {
        browser = Browser.start(folder.resolve("profile"));
        desks = Desks.play("night-at-the-desk", folder.resolve("world"));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aReplyAtTheLastHourLeadsFromItsRowToAnEmptyList() throws IOException {
        browser.theme("light").size(WIDE, HIGH).open(desks.page("XB", "en"));
        picture("watch");
        browser.click(".pressing .line a");
        browser.await("what to write", () -> browser.address().getPath().equals("/write"));
        assertThat(browser.text(".about")).contains("In reply to", "XA/1/4");
        assertThat(browser.lines("#formats tbody th, main tbody th"))
                .containsExactly("Reply to a request for an explanation");
        browser.click("input[name='format'] ~ button");
        browser.await(
                "the form", () -> !browser.all("button[value='check'].main").isEmpty());
        assertThat(value("subject")).isEqualTo("XA/3");
        assertThat(value("b.request")).isEqualTo("XA/3");
        assertThat(value("b.answers.0.point")).isEqualTo("number of troops");
        assertThat(value("b.answers.1.point")).isEqualTo("day of return");
        var clerk = new Clerk(browser);
        clerk.type("b.answers.0.text", "Three hundred, on the road to the autumn camp");
        clerk.type("b.answers.1.text", "2026-10-09");
        picture("form");
        browser.click("button[value='check'].main");
        browser.await("the check", () -> browser.text("h1").equals("Check before it is sent"));
        assertThat(browser.lines("#outlook .finding"))
                .anyMatch(line -> line.contains("now due, then")
                        && line.contains("met")
                        && line.contains("XB has given “Reply to a request for an explanation” on XA/3 in time."));
        picture("check");
        sign();
        browser.await("the page of what was sent", () -> browser.text("h1").equals("Sent"));
        browser.open(desks.page("XB", "en"));
        browser.await("the row is gone", () -> browser.all(".pressing").isEmpty());
        browser.open(desks.page("XB", "en").resolve("/entries/XA/1/4?lang=en"));
        assertThat(browser.text("main")).contains("Reply to a request for an explanation", "met");
        picture("entry");
        browser.open(desks.page("XB", "ru").resolve("/agreement?lang=ru&q=16"));
        picture("agreement");
        browser.theme("dark").open(desks.page("XB", "en").resolve("/agreement/matrix?lang=en"));
        picture("matrix");
    }

    private void sign() {
        new Select(browser.one("[id='officer.0']")).selectByValue("first officer");
        new Select(browser.one("[id='officer.1']")).selectByValue("second officer");
        browser.click("form button.main");
    }

    private String value(String control) {
        return String.valueOf(browser.one("[id='" + control + "']").getDomProperty("value"));
    }

    /** Kept below docs/tour where {@code -Dparley.pictures=true} asks for it. */
    private void picture(String name) throws IOException {
        var picture = Checkout.ROOT.resolve("trial/target/tour/" + name + ".png");
        browser.picture(picture);
        assertThat(browser.barriers()).as(name).isEmpty();
        if (Boolean.getBoolean("parley.pictures")) {
            var kept = Files.createDirectories(Checkout.ROOT.resolve("docs/tour"));
            Files.copy(picture, kept.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
