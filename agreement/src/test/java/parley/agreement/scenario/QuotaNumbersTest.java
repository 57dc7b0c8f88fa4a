package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingProse;
import parley.agreement.finding.FindingTree;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** The number of a quota at the boundaries of its formula: one for 60 units or part of it, 15 at most, a fifth for one. */
class QuotaNumbersTest {
    private static final Instant AT = Instant.parse("2026-02-02T08:00:00Z");
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Pack PACK = PackLoader.load(files());

    private static PackFiles files() {
        PackFiles files = PackFolder.read(Path.of(
                System.getProperty("parley.root"),
                "agreement/src/test/resources/parley/agreement/scenario/evaluation-quota"));
        TreeMap<String, String> texts = new TreeMap<>(files.texts());
        texts.computeIfPresent(
                "provisions/evaluation-quota.yaml",
                (_, text) -> text.replace("ceil(param.units, 2)", "ceil(param.units, 60)"));
        return new PackFiles(texts);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,1",
        "1,1,1",
        "60,1,1",
        "61,2,1",
        "540,9,1",
        "541,10,2",
        "840,14,2",
        "841,15,3",
        "900,15,3",
        "901,15,3"
    })
    void itIsCountedFromTheUnits(int units, long quota, long fifth) {
        List<Finding> findings = findings(units);
        assertThat(finding("passive/2026/XB", findings).extent().n()).hasValue(quota);
        assertThat(finding("fifth/2026/XA/XB", findings).extent().n()).hasValue(fifth);
    }

    @Test
    void theArithmeticStandsInTheProof() {
        Finding finding = finding("passive/2026/XB", findings(61));
        assertThat(FindingTree.print(finding))
                .contains(
                        "left 2",
                        "[109] taken >= param.quota: FALSE   0 against 2",
                        "[109] param.quota = min(15, ceil(param.units, 60)): 2",
                        "[108.1] param.units = how many Unit are TRUE: 61",
                        "unit.party == evaluation.to: TRUE   XB (XB#0) against XB");
        assertThat(FindingProse.print(finding))
                .contains("has some of its quota under paragraph 109 left.", "Nothing counts. 2 uses are left.");
    }

    private static Finding finding(String name, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.name().equals("evaluation-quota." + name)
                        && finding.account().equals(XB))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings(int units) {
        List<Data> rows = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            rows.add(new Data.Members(Map.of(
                    "name", new Data.Text("u" + i), "territory", new Data.Text("XB"), "active", new Data.Flag(true))));
        }
        Item exchange = item(XB, "annual-exchange", Optional.empty(), Map.of("units", new Data.Items(rows)));
        Item request = item(
                XA,
                "evaluation-request",
                Optional.of("XA/1"),
                Map.of(
                        "to", new Data.Text("XB"),
                        "territory", new Data.Text("XB"),
                        "unit", new Data.Text("XB/1"),
                        "visit", new Data.Text("2026-06-01")));
        Scenario scenario =
                new Scenario("numbers", List.of(XA, XB), Map.of(), Map.of(), List.of(exchange, request), List.of());
        return Assessment.of(new ScenarioRecord(scenario).knownAt(AT), AT, PACK).findings();
    }

    private static Item item(Party by, String format, Optional<String> subject, Map<String, Data> body) {
        return new Item(
                AT,
                by,
                format,
                subject,
                List.of(),
                List.of(),
                new Data.Members(body),
                Optional.empty(),
                Map.of(),
                List.of(),
                1);
    }
}
