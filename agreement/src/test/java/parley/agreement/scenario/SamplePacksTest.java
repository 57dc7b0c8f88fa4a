package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;

/** Small packs for what no shipped agreement uses: each folder beside this test is one, and every scenario in it must hold. */
class SamplePacksTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("parley.root"), "agreement", "src/test/resources/parley/agreement/scenario");

    /** Packs that we ship beside vd11, which has tests of its own. */
    @TestFactory
    List<DynamicContainer> soDoesEveryScenarioOfTheOtherPacksThatWeShip() {
        return PackFolder.packs(Path.of(System.getProperty("parley.root"), "agreements")).stream()
                .filter(folder -> !folder.endsWith("vd11"))
                .map(SamplePacksTest::tests)
                .toList();
    }

    @TestFactory
    List<DynamicContainer> everyExpectationIsFoundUnderAnyCode() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(SamplePacksTest::tests)
                    .toList();
        }
    }

    private static DynamicContainer tests(Path folder) {
        Pack pack = PackLoader.load(PackFolder.read(folder));
        List<Scenario> scenarios = pack.provisions().values().stream()
                .flatMap(provision -> provision.scenarios().stream())
                .toList();
        assertThat(scenarios).as("scenarios of %s", folder).isNotEmpty();
        return DynamicContainer.dynamicContainer(
                pack.agreement(),
                scenarios.stream()
                        .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                            assertThat(Vd.failures(pack, scenario)).isEmpty();
                            assertThat(Vd.failures(
                                            pack,
                                            Swap.rotating(scenario.parties()).of(scenario)))
                                    .as("with the next code for every party")
                                    .isEmpty();
                        })));
    }
}
