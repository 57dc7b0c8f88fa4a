package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import parley.agreement.pack.Pack;

/** The pack that we ship. */
final class VdPackTest {
    static final Path PACK = Path.of(System.getProperty("parley.root", ".."), "agreements", "vd11");

    @Test
    void theViennaDocumentLoadsWithoutAProblem() {
        PackLoader.Loaded loaded = PackLoader.check(PackFolder.read(PACK));
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.pack().orElseThrow().provisions().keySet())
                .containsExactly(
                        "annual-calendar",
                        "annual-exchange",
                        "constraining",
                        "inspection-access",
                        "inspection-quota",
                        "inspection",
                        "observation-invitation",
                        "prior-notification",
                        "two-years-ahead",
                        "unusual-activity");
    }

    @Test
    void itsCasesLoadWithoutAProblem() {
        PackFiles files = PackFolder.read(PACK);
        Pack pack = PackLoader.load(files);
        assertThat(files.cases()).isNotEmpty();
        files.cases()
                .forEach((path, text) -> assertThat(
                                CaseLoader.check(path, text, pack).problems())
                        .isEmpty());
    }
}
