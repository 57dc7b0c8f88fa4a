package parley.agreement.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.scenario.CaseReport;
import parley.agreement.scenario.CaseRunner;

/**
 * The pack of guarantees with a line and a territory, which it does not bring itself: it draws no border. What it says of
 * them is shown with two in mid-ocean, as a version on which a circle agrees would bring its own.
 */
final class GuaranteesWithALineTest {
    private static final Path ROOT = Path.of(System.getProperty("parley.root", ".."));
    private static final Path MORE =
            ROOT.resolve("agreement/src/test/resources/parley/agreement/check/guarantees-with-a-line");

    private final PackFiles files = withMore(PackFolder.read(ROOT.resolve("agreements/guarantees")));
    private final Pack pack = PackLoader.load(files);

    @Test
    void whatNobodyHasAgreedIsJudgedOnceItIs() {
        SortedMap<String, String> cases = PackFolder.read(MORE).cases();
        assertThat(cases).hasSize(2);
        cases.forEach((name, text) -> {
            CaseReport report =
                    new CaseRunner(pack).run(CaseLoader.load(name, text, pack).scenario());
            assertThat(report.checks())
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(check -> assertThat(check.differences()).isEmpty());
        });
    }

    @Test
    void everyLeafIsSeenTrueFalseAndUnknown() {
        LeafCoverage leaves = PackCheck.leaves(files, pack);
        assertThat(leaves.whole())
                .as(leaves.lines().toString())
                .isEqualTo(leaves.seen().size());
    }

    /** Without them the four leaves that read the line, the width or the territory cannot be evaluated, and no others. */
    @Test
    void thePackThatWeShipLeavesOpenWhatReadsThemAndNothingElse() {
        PackFiles shipped = PackFolder.read(ROOT.resolve("agreements/guarantees"));
        LeafCoverage leaves = PackCheck.leaves(shipped, PackLoader.load(shipped));
        assertThat(leaves.seen().keySet().stream()
                        .filter(leaf -> !leaves.lacking(leaf).isEmpty())
                        .map(Leaf::id))
                .containsExactlyInAnyOrder("band/where/all/0", "band/where/all/1@1-19", "band/region", "reach/where");
    }

    private static PackFiles withMore(PackFiles shipped) {
        SortedMap<String, String> texts = new TreeMap<>(shipped.texts());
        texts.putAll(PackFolder.read(MORE).texts());
        return new PackFiles(texts);
    }
}
