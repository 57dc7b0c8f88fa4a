package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;

/** Powers with windows, refusals, grounds, deemed receipt: what the Vienna Document pack does not use yet. */
class InspectionScenariosTest {
    private static final Pack PACK = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"),
            "agreement",
            "src/test/resources/parley/agreement/scenario/inspection")));

    @TestFactory
    Stream<DynamicTest> everyExpectationIsFoundUnderAnyCode() {
        return PACK.provisions().values().stream()
                .map(Provision::scenarios)
                .flatMap(scenarios -> scenarios.stream())
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                    assertThat(Vd.failures(PACK, scenario)).isEmpty();
                    assertThat(Vd.failures(
                                    PACK, Swap.rotating(scenario.parties()).of(scenario)))
                            .isEmpty();
                }));
    }
}
