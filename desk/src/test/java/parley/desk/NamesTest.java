package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.pack.Pack;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.node.view.SavedDraft;
import parley.node.view.Typed;

/** On Russian pages of a played case everything that the agreement defines is called by its Russian name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesTest {
    private final CaseNode node = new CaseNode("walk-through", Instant.parse("2026-03-11T00:00:00Z"));

    private final Pack pack = node.pack;
    private final PlainBrowser browser = new PlainBrowser(() -> this.desk().port());
    private Desk desk;

    private Desk desk() {
        return desk;
    }

    @BeforeAll
    void open(@TempDir Path data) throws IOException {
        desk = Desk.open(node, new Rows(new Titles(List.of(pack))), Files.createDirectory(data.resolve("desk")), 0);
    }

    @AfterAll
    void close() {
        desk.close();
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/entries",
                "/agreement",
                "/finding?name=prior-notification%2FXB%2F1&by=XB&account=XB",
                "/finding?name=prior-notification%2FXA%2F1&by=XB&account=XA",
                "/agreement/matrix",
                "/agreement/findings?pack=vd11",
                "/agreement/vd11/two-years-ahead",
                "/figures/requests",
                "/figures/coverage",
                "/figures/ceilings",
                "/calendar",
                "/map"
            })
    void aPageCallsThingsByTheirNames(String path) throws Exception {
        var russian = path + (path.contains("?") ? "&" : "?") + "lang=ru";
        Named.byNames(pack, path, browser.get(russian));
    }

    @ParameterizedTest
    @CsvSource({"notification, b.contingents", "reply-explanation, b.answers"})
    void aFormItsChoicesAndItsRowsCallThemByTheirNames(String format, String rows) throws Exception {
        node.resting.drafts.put(
                format, new SavedDraft(format, Instant.EPOCH, new Typed(format, Map.of(rows + ":rows", List.of("2")))));
        var page = browser.get("/write/draft/" + format + "?lang=ru");
        Named.byNames(pack, format, page);
        assertThat(page.body()).contains("name=\"" + rows + ".1.");
    }

    @Test
    void aNeedAWordAndAColumnAreSaidInRussian() throws Exception {
        assertThat(Named.said(browser.get("/finding?name=prior-notification%2FXB%2F1&by=XB&account=XB&lang=ru")
                        .body()))
                .contains("Личный состав ≥ 9000", "Личный состав");
        assertThat(browser.get("/agreement/matrix?lang=ru").body())
                .contains("<bdi>Объявление крупной деятельности за два года</bdi>");
    }
}
