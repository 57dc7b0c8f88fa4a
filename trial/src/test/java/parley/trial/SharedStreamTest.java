package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** All pages of a browser hear of the desk by one stream of events, whichever of them are open. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedStreamTest {
    /** A browser keeps six connections to a host open at most: with a stream each, the seventh page would hang. */
    private static final int PAGES = 8;

    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/stream");

    private Path folder;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void sitDown(@TempDir Path folder) {
        this.folder = folder;
        browser = Browser.start(folder.resolve("profile")).size(1280, 900);
    }

    @Test
    void eightPagesHearByOneStreamAndGoOnWhenTheFirstIsClosedAndSayWhenTheLineIsCut() {
        var tabs = new ArrayList<String>();
        try (var desks = Desks.play("night-at-the-desk", folder.resolve("world"))) {
            tabs.add(browser.tab());
            browser.open(desks.page("XB", "en"));
            for (var language : List.of("fr", "de", "it", "ru", "es", "en", "fr")) {
                tabs.add(browser.newTab());
                browser.open(desks.page("XB", language));
            }
            assertThat(tabs).hasSize(PAGES);
            tabs.forEach(this::awaitLine);
            awaitOneStream(desks.page("XB", "en"), tabs.getLast());
            browser.open(desks.page("XB", "fr"));
            awaitLine(tabs.getLast());

            send(desks, "the first");
            tabs.forEach(tab -> awaitShown(tab, "the first"));

            // Whichever page began the stream, it goes on without it.
            browser.to(tabs.removeFirst()).closeTab();
            browser.to(tabs.getFirst()).closeTab();
            tabs.removeFirst();
            send(desks, "the second");
            tabs.forEach(tab -> awaitShown(tab, "the second"));
            awaitOneStream(desks.page("XB", "en"), tabs.getLast());
            browser.open(desks.page("XB", "fr"));
            tabs.forEach(this::awaitLine);
            browser.picture(PICTURES.resolve("on-fr.png"));
            assertThat(browser.complaints()).isEmpty();
        }
        for (var tab : tabs) {
            browser.to(tab)
                    .await(
                            "that the line is cut",
                            () -> browser.text("#line [data-shown='off']").endsWith(" 2026-10-04 03:05:00 UTC"));
            assertThat(browser.one("#line [data-shown='on']").isDisplayed()).isFalse();
        }
        browser.picture(PICTURES.resolve("off-fr.png"));
        browser.size(360, 800).picture(PICTURES.resolve("off-fr-narrow.png"));
    }

    private void awaitLine(String tab) {
        browser.to(tab)
                .await("the line", () -> browser.one("#line [data-shown='on']").isDisplayed());
    }

    private void awaitShown(String tab, String text) {
        browser.to(tab)
                .await("the entry in every page", () -> browser.text("#in").contains(text));
    }

    /** That a reader has gone, the desk notices with the next word it says to him. */
    private void awaitOneStream(URI page, String tab) {
        browser.to(tab).open(page.resolve("/administration?lang=en"));
        browser.await("that one stream is open", () -> {
            browser.open(browser.address());
            return browser.text("#streams").startsWith("Streams of events that are open: 1,");
        });
    }

    private static void send(Desks desks, String text) {
        desks.send(
                "XA", Map.of("format", "statement", "subject", "XA/9", "body", Map.of("text", text)), "first officer");
    }
}
