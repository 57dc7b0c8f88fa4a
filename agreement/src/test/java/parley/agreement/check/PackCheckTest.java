package parley.agreement.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;

final class PackCheckTest {
    private static final PackFiles VD11 =
            PackFolder.read(Path.of(System.getProperty("parley.root", ".."), "agreements", "vd11"));

    @Test
    void theShippedPackHasNoProblemAndNoSilentParagraph() {
        PackCheck.Report report = PackCheck.check(VD11);
        assertThat(report.problems()).isEmpty();
        Coverage coverage = report.coverage().orElseThrow();
        assertThat(coverage.provisioned()).contains("38", "39", "40.1.1", "41", "47.4", "48", "58", "16.1.2");
        assertThat(coverage.silent()).isEmpty();
        assertThat(coverage.total())
                .isEqualTo(report.pack().orElseThrow().paragraphs().size());
    }

    @Test
    void noPackThatWeShipHasAProblemOrASilentParagraph() {
        List<Path> packs = PackFolder.packs(Path.of(System.getProperty("parley.root", ".."), "agreements"));
        assertThat(packs).hasSizeGreaterThan(1);
        for (Path pack : packs) {
            PackCheck.Report report = PackCheck.check(PackFolder.read(pack));
            assertThat(report.problems()).as("%s", pack).isEmpty();
            assertThat(report.coverage().orElseThrow().silent()).as("%s", pack).isEmpty();
        }
    }

    @Test
    void aCitationOfAParagraphThatTheTextLacksIsNamedWhereItStands() {
        assertThat(PackCheck.check(with("provisions/prior-notification.yaml", "ref: \"38\"", "ref: \"999\""))
                        .lines())
                .anySatisfy(line -> assertThat(line)
                        .matches(
                                "provisions/prior-notification.yaml:4:6: par. 999: found the paragraph 999, which text.md"
                                        + " does not have, expected a paragraph of text.md"));
    }

    @Test
    void aCaseThatExpectsAFindingOfNoProvisionIsNamedWithItsLine() {
        PackCheck.Report report = PackCheck.check(
                with("cases/zapad-2017.yaml", "finding: prior-notification/", "finding: prior-notice/"));
        assertThat(report.pack()).isPresent();
        assertThat(report.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.at().file()).isEqualTo("cases/zapad-2017.yaml");
            assertThat(problem.found()).startsWith("the finding prior-notice/");
            assertThat(problem.expected()).startsWith("a provision: ");
        });
    }

    private static PackFiles with(String file, String old, String replacement) {
        TreeMap<String, String> texts = new TreeMap<>(VD11.texts());
        String text = texts.getOrDefault(file, "");
        assertThat(text).contains(old);
        texts.put(file, text.replace(old, replacement));
        return new PackFiles(texts);
    }
}
