package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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

/** The store of a demo's node is looked at again from its desk, whole and damaged; officers' keys and backups are shown. */
@Tag("ci")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingTest {
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/keeping");
    private static final List<String> PAGES = List.of("ledger", "administration", "administration/officers");

    private Path folder;

    @AutoClose
    private Desks desks;

    @AutoClose
    private Browser browser;

    @BeforeAll
    void play(@TempDir Path folder) {
        this.folder = folder;
        browser = Browser.start(folder.resolve("profile"));
        desks = Desks.play("night-at-the-desk", folder.resolve("world"));
    }

    @AfterEach
    void nothingWasWrongInTheConsole() {
        assertThat(browser.complaints()).isEmpty();
    }

    private URI page(String below, String language) {
        return desks.page("XB", language).resolve("/" + below + "?lang=" + language);
    }

    /** Flips one bit of the fifth leaf of XA in the file of XB's running node. */
    private void flip() throws SQLException {
        var where = " WHERE position = 4 AND log = (SELECT id FROM log WHERE party = 'XA')";
        try (Connection beside = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("world/XB/record.db"))) {
            byte[] leaf;
            try (var rows = beside.createStatement().executeQuery("SELECT bytes FROM leaf" + where)) {
                assertThat(rows.next()).isTrue();
                leaf = rows.getBytes(1);
            }
            leaf[20] ^= 1;
            try (var update = beside.prepareStatement("UPDATE leaf SET bytes = ?" + where)) {
                update.setBytes(1, leaf);
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
        }
    }

    private void verify(String said) {
        browser.click("#verification-begin");
        browser.await("the outcome", () -> browser.text("#verification").contains(said));
    }

    @Test
    void aDamageIsFoundFromThePageSoundsOnTheWatchAndIsGoneWhenItIsMended() throws SQLException {
        browser.theme("light").size(WIDE, HIGH).open(page("ledger", "en"));
        assertThat(browser.text("#verification")).contains("Each leaf is hashed again");
        verify("All of it holds.");
        flip();
        verify("Damages: 1.");
        assertThat(browser.text("#verification")).contains("bytes of a leaf", "XA / 1");
        browser.picture(PICTURES.resolve("damaged-en.png"));
        assertThat(browser.barriers()).isEmpty();
        browser.open(page("", "en"));
        browser.await("the alarm", () -> browser.text("main").contains("re-verification: what this node keeps"));
        browser.picture(PICTURES.resolve("alarm-en.png"));
        flip();
        browser.open(page("ledger", "en"));
        verify("All of it holds.");
        assertThat(browser.text("#verification")).doesNotContain("bytes of a leaf");
        browser.open(page("", "en"));
        assertThat(browser.text("main")).doesNotContain("re-verification");
    }

    @ParameterizedTest
    @MethodSource("parley.trial.Languages#walked")
    void thePagesHaveNoBarrierWideAndNarrowLightAndDark(String language) {
        for (var below : PAGES) {
            look(below, language, "light", WIDE);
            look(below, language, "dark", NARROW);
        }
    }

    private void look(String below, String language, String theme, int width) {
        browser.theme(theme).size(width, HIGH).open(page(below, language));
        assertThat(browser.barriers()).as(below + " " + language).isEmpty();
        assertThat(browser.holds("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(below + " in " + language + " runs over " + width)
                .isTrue();
        browser.picture(
                PICTURES.resolve(below.replace('/', '-') + "-" + language + "-" + theme + "-" + width + ".png"));
    }

    @Test
    void thePagesWorkWithoutScripts() {
        try (var plain = Browser.startWithoutScripts(folder.resolve("plain"))) {
            plain.size(WIDE, HIGH).open(page("ledger", "en"));
            plain.click("#verification-begin");
            plain.await("the outcome, by loading the page again", () -> {
                plain.open(page("ledger", "en"));
                return plain.text("#verification").contains("Asked for")
                        || plain.text("#verification").contains("Verified from");
            });
            plain.open(page("administration/officers", "en"));
            assertThat(plain.text("main")).contains("first officer", "not revoked", "sealed, here");
        }
    }
}
