package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parley.agreement.pack.CaseFile;
import parley.agreement.pack.Scenario;

/** Every scenario beside a provision of the Vienna Document pack, and every case: as expected, whoever has which code. */
class VdScenariosTest {
    @TestFactory
    Stream<DynamicTest> everyExpectationIsFound() {
        return Vd.scenarios()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(),
                        () -> assertThat(Vd.failures(Vd.PACK, scenario)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> swappingCodesSwapsTheFindingsAndChangesNothingElse() {
        return Vd.scenarios()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(),
                        () -> assertThat(Vd.failures(
                                        Vd.PACK,
                                        Swap.rotating(scenario.parties()).of(scenario)))
                                .isEmpty()));
    }

    @Test
    void anExpectationThatIsNotFoundSaysWhatWasFoundInstead() {
        CaseFile zapad = Vd.caseFile("zapad-2017");
        Scenario.Expected first = zapad.scenario().expect().getFirst();
        Scenario.Expected wrong = new Scenario.Expected(
                first.at(),
                first.known(),
                first.finding(),
                first.by(),
                first.account(),
                Vd.other(first.verdict().orElseThrow()),
                List.of("99.9"),
                List.of(),
                Map.of(),
                first.line());
        Scenario scenario = zapad.scenario();
        CaseReport report = new CaseRunner(Vd.PACK)
                .run(new Scenario(
                        scenario.name(),
                        scenario.parties(),
                        scenario.roles(),
                        scenario.parameters(),
                        scenario.timeline(),
                        List.of(wrong)));
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.checks().getFirst().differences())
                .hasSize(2)
                .anySatisfy(text -> assertThat(text)
                        .contains("found " + first.verdict().get().word()))
                .anySatisfy(text -> assertThat(text).contains("expected to cite [99.9]"));
    }
}
