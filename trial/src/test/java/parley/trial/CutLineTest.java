package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Five nodes, each a program of its own on the real clock; the line of one is cut and comes back, and a desk shows it. */
@Tag("ci")
class CutLineTest {
    private static final Path PICTURES = Checkout.ROOT.resolve("trial/target/cut-line");
    private static final List<String> CODES = List.of("XA", "XB", "XC", "XD", "XE");
    private static final String SILENT = "XE";

    @TempDir
    Path folder;

    private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();

    @AutoClose
    private Browser browser;

    private Clerk clerk;

    @BeforeEach
    void startTheFive() throws IOException {
        var circle = FoundedCircle.of(CODES, folder);
        circle.folders().forEach((code, data) -> nodes.put(code, new NodeProcess(data, circle.charter())));
        nodes.values().forEach(NodeProcess::start);
        nodes.values().forEach(NodeProcess::awaitDesk);
        browser = Browser.start(folder.resolve("profile"));
        browser.theme("light").size(1280, 900);
        clerk = new Clerk(browser);
    }

    @AfterEach
    void endTheFive() {
        nodes.values().forEach(NodeProcess::close);
    }

    /** What is sent meanwhile waits for the one alone; when it is back it has all, and the open page says so by itself. */
    @Test
    @Timeout(600)
    void aPeerWhoseLineIsCutIsNamedAndHasAllWhenItIsBack() {
        browser.open(node("XA").desk());
        awaitSaid("4 of 4 members answer");

        node(SILENT).freeze();
        awaitSaid("XE silent for");
        assertThat(browser.text("#members li:last-child")).contains("XE", "silent", "last sign of life");
        assertThat(browser.text("#wrong")).doesNotContain("XE");
        assertThat(browser.barriers()).isEmpty();
        browser.picture(PICTURES.resolve("silent.png"));

        browser.open(node("XA").desk().resolve("/write?lang=en"));
        clerk.begin("statement");
        clerk.type("subject", "XA/7");
        clerk.type("b.text", "The exercise goes on as notified.");
        clerk.checkWell();
        clerk.signAs(FoundedCircle.OFFICER, FoundedCircle.OFFICER_PASSPHRASE);
        awaitReceipts("XB received", "XC received", "XD received", "XE posted");
        browser.picture(PICTURES.resolve("sent.png"));

        node(SILENT).thaw();
        awaitReceipts("XB received", "XC received", "XD received", "XE received");
        browser.picture(PICTURES.resolve("received.png"));
        assertThat(browser.complaints()).isEmpty();

        browser.open(node("XA").desk());
        awaitSaid("4 of 4 members answer");
        browser.open(node(SILENT).desk());
        browser.await(
                "the entry at the one that was away", () -> browser.text("#in").contains("XA/7"));
    }

    private void awaitSaid(String said) {
        browser.await(said, () -> browser.text("body").contains(said));
    }

    private void awaitReceipts(String... said) {
        browser.await(
                String.join(", ", said), () -> List.of(said).stream().allMatch(browser.text("#receipts")::contains));
    }

    private NodeProcess node(String code) {
        var node = nodes.get(code);
        if (node == null) {
            throw new AssertionError("no node of " + code);
        }
        return node;
    }
}
