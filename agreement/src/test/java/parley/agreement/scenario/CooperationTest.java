package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.check.PackCheck;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.recheck.Recheck;

/** The scenarios and the case of pledges, under any codes, and each of their findings held against its own proof. */
final class CooperationTest {
    private static final PackFiles FILES =
            PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "cooperation"));
    private static final Pack PACK = PackLoader.load(FILES);

    private static List<Scenario> all() {
        Stream<Scenario> cases = FILES.cases().entrySet().stream()
                .map(file ->
                        CaseLoader.load(file.getKey(), file.getValue(), PACK).scenario());
        Stream<Scenario> beside = PACK.provisions().values().stream().flatMap(of -> of.scenarios().stream());
        return Stream.concat(cases, beside).toList();
    }

    @Test
    void itsScenariosAndCasesHoldUnderAnyCodes() {
        assertThat(all().size()).isGreaterThan(40);
        for (Scenario scenario : all()) {
            assertThat(Vd.failures(PACK, scenario)).as(scenario.name()).isEmpty();
            assertThat(Vd.failures(PACK, Swap.rotating(scenario.parties()).of(scenario)))
                    .as("%s with the next code for every party", scenario.name())
                    .isEmpty();
        }
    }

    @Test
    void everyFindingOfThemHoldsByItsOwnProof() {
        int checked = 0;
        for (Scenario scenario : all()) {
            var record = new ScenarioRecord(scenario);
            for (Instant at : scenario.expect().stream()
                    .map(Scenario.Expected::at)
                    .distinct()
                    .toList()) {
                var known = record.knownAt(at);
                for (Finding finding : Assessment.of(known, at, PACK).findings()) {
                    assertThat(Recheck.check(finding, known, PACK))
                            .as("%s: %s at %s", scenario.name(), finding.name(), at)
                            .isEmpty();
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(150);
    }

    @Test
    void thePackHasNoProblemAndNamesAllThatItDefines() {
        assertThat(PackCheck.check(FILES).problems()).isEmpty();
        assertThat(PackCheck.names(PACK)).noneMatch(line -> line.contains("no name"));
    }
}
