package parley.agreement.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.CaseFile;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Scenario;
import parley.agreement.scenario.CaseRunner;

/** The blocks of docs/agreement-language.md make one pack, which has no problem. */
final class LanguageGuideTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w+ (\\S+)\n(.*?)^```$");
    private static final Path GUIDE = Path.of(System.getProperty("parley.root", ".."), "docs", "agreement-language.md");

    @Test
    void theExamplesAreOnePackWithoutAProblem() throws IOException {
        PackCheck.Report report = PackCheck.check(pack());
        assertThat(report.problems()).isEmpty();
        assertThat(report.coverage().orElseThrow())
                .hasToString(
                        "18 paragraphs: 17 provisioned, 1 untranslated, 0 silent; 0 checked against the official text");
        assertThat(report.pack().orElseThrow().provisions())
                .containsOnlyKeys(
                        "boarding",
                        "boarding-quota",
                        "change-of-catch",
                        "closed-season",
                        "convoy",
                        "crews",
                        "few-voyages",
                        "fleet-list",
                        "friendship",
                        "prior-notice",
                        "questions",
                        "rules-by-silence");
    }

    @Test
    void itNamesAFewOfItsThingsAndTheCheckSaysWhichItDoesNot() throws IOException {
        Pack pack = PackLoader.load(pack());
        assertThat(pack.names().word("water", "bank").orElseThrow().in("de")).isEqualTo("Fischbank");
        assertThat(PackCheck.names(pack).getFirst()).startsWith("names 7 of ");
        assertThat(PackCheck.names(pack)).contains("    no name  field Voyage.storm");
    }

    @Test
    void itsStoriesAreFarTooFewAndTheCheckSaysWhichLeavesTheyLeaveUnseen() throws IOException {
        PackFiles files = pack();
        assertThat(PackCheck.leaves(files, PackLoader.load(files)).lines())
                .startsWith("leaves 1 of 24 seen TRUE, FALSE and UNKNOWN");
    }

    @Test
    void itsScenarioAndItsCaseGiveTheFindingsThatItSays() throws IOException {
        PackFiles files = pack();
        Pack pack = PackLoader.load(files);
        CaseRunner runner = new CaseRunner(pack);
        CaseFile late = CaseLoader.load("cases/late.yaml", files.texts().getOrDefault("cases/late.yaml", ""), pack);
        List<Scenario> scenarios = Stream.concat(
                        Stream.of(late.scenario()),
                        pack.provisions().values().stream()
                                .map(Provision::scenarios)
                                .flatMap(List::stream))
                .toList();
        assertThat(scenarios).hasSizeGreaterThan(2);
        for (Scenario scenario : scenarios) {
            assertThat(runner.run(scenario).checks())
                    .isNotEmpty()
                    .allSatisfy(check ->
                            assertThat(check.differences()).as(scenario.name()).isEmpty());
        }
    }

    private static PackFiles pack() throws IOException {
        TreeMap<String, String> texts = new TreeMap<>();
        Matcher blocks = BLOCK.matcher(Files.readString(GUIDE));
        while (blocks.find()) {
            texts.merge(blocks.group(1), blocks.group(2), String::concat);
        }
        return new PackFiles(texts);
    }
}
