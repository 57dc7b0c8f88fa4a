package parley.agreement.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.yaml.Problem;

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

    @Test
    void aParagraphThatNothingCitesAndNoReasonExcusesIsNamedAtItsHeading() {
        String text = VD11.texts().getOrDefault("text.md", "");
        int line = (int) text.substring(0, text.indexOf("## 81-83")).lines().count() + 1;
        String section = text.substring(text.indexOf("## 81-83"), text.indexOf("## ", text.indexOf("## 81-83") + 3));
        PackCheck.Report report =
                PackCheck.check(with("text.md", section, section.replaceAll("(?m)^- untranslated: .*\\n", "")));
        assertThat(report.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "text.md:" + line + ":1: par. 81-83: found nothing that cites it, expected a provision,"
                                + " term or format that cites it, or - untranslated: reason");
        assertThat(report.coverage().orElseThrow().silent()).containsExactly("81-83");
    }

    @Test
    void aReasonForLeavingOutWhatIsCitedIsNamedAtItsHeading() {
        assertThat(PackCheck.check(with("text.md", "## 85\n\n", "## 85\n\n- untranslated: later\n"))
                        .problems())
                .singleElement()
                .asString()
                .matches("text.md:\\d\\d+:1: par. 85: found untranslated, though it is cited, expected one of the two");
    }

    @Test
    void everyLeafOfTheViennaDocumentIsSeenTrueFalseAndUnknown() {
        LeafCoverage leaves = PackCheck.leaves(VD11, PackLoader.load(VD11));
        assertThat(leaves.lines())
                .containsExactly("leaves %1$d of %1$d seen TRUE, FALSE and UNKNOWN"
                        .formatted(leaves.seen().size()));
        assertThat(leaves.seen()).hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void aLeafThatNoCaseShowsUnknownIsNamedWithWhatItLacks() {
        TreeMap<String, String> texts = new TreeMap<>(VD11.texts());
        assertThat(texts.remove("cases/thirty-six-hours.yaml")).isNotNull();
        PackFiles files = new PackFiles(texts);
        assertThat(PackCheck.leaves(files, PackLoader.load(files)).lines().stream()
                        .skip(1))
                .containsExactly("    never UNKNOWN        par. 85       window  (inspection.request/valid/all/0)");
    }

    @Test
    void onlyWhatNobodyHasAgreedIsNeverEvaluatedOfTheGuarantees() {
        PackFiles files = PackFolder.read(Path.of(System.getProperty("parley.root", ".."), "agreements", "guarantees"));
        LeafCoverage leaves = PackCheck.leaves(files, PackLoader.load(files));
        assertThat(leaves.seen().keySet().stream()
                        .filter(leaf -> !leaves.lacking(leaf).isEmpty())
                        .map(Leaf::id))
                .containsExactly("band/where/all/0", "band/where/all/1@1-19", "band/region", "reach/where");
        assertThat(leaves.lines()).anyMatch(line -> line.matches(" +never evaluated +par. 7 .*\\(reach/where\\)"));
    }

    private static PackFiles with(String file, String old, String replacement) {
        TreeMap<String, String> texts = new TreeMap<>(VD11.texts());
        String text = texts.getOrDefault(file, "");
        assertThat(text).contains(old);
        texts.put(file, text.replace(old, replacement));
        return new PackFiles(texts);
    }
}
