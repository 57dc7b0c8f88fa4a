package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.check.PackCheck;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;

/** The council's scenarios and cases, under any codes; a circle runs it beside the other packs. */
final class CouncilTest {
    private static final Path AGREEMENTS = Path.of(System.getProperty("parley.root"), "agreements");
    private static final PackFiles FILES = PackFolder.read(AGREEMENTS.resolve("council"));
    private static final Pack PACK = PackLoader.load(FILES);

    @Test
    void itsScenariosAndCasesHoldUnderAnyCodes() {
        Stream<Scenario> cases = FILES.cases().entrySet().stream()
                .map(file ->
                        CaseLoader.load(file.getKey(), file.getValue(), PACK).scenario());
        Stream<Scenario> beside = PACK.provisions().values().stream().flatMap(of -> of.scenarios().stream());
        List<Scenario> all = Stream.concat(cases, beside).toList();
        assertThat(all.size()).isGreaterThan(30);
        for (Scenario scenario : all) {
            assertThat(Vd.failures(PACK, scenario)).as(scenario.name()).isEmpty();
            assertThat(Vd.failures(PACK, Swap.rotating(scenario.parties()).of(scenario)))
                    .as("%s with the next code for every party", scenario.name())
                    .isEmpty();
        }
    }

    @Test
    void thePackHasNoProblemAndNamesAllThatItDefines() {
        assertThat(PackCheck.check(FILES).problems()).isEmpty();
        assertThat(PackCheck.names(PACK)).noneMatch(line -> line.contains("no name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vd11", "forum", "hotline", "guarantees", "cooperation", "incidents", "joint", "history"})
    void noFormatHasTheNameOfOneOfAnotherPack(String other) {
        assertThat(PACK.formats().keySet())
                .doesNotContainAnyElementsOf(PackLoader.load(PackFolder.read(AGREEMENTS.resolve(other)))
                        .formats()
                        .keySet());
    }
}
