package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Scenario;

/** Every scenario beside a provision of the Vienna Document pack. */
class VdScenariosTest {
    private static final Pack PACK =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));

    @TestFactory
    Stream<DynamicTest> everyExpectationIsFound() {
        return PACK.provisions().values().stream()
                .flatMap(provision -> provision.scenarios().stream().map(scenario -> test(provision, scenario)));
    }

    private static DynamicTest test(Provision provision, Scenario scenario) {
        return DynamicTest.dynamicTest(provision.id() + ": " + scenario.name(), () -> {
            CaseReport report = new CaseRunner(PACK).run(scenario);
            List<String> failures = new ArrayList<>();
            for (CaseReport.Checked check : report.checks()) {
                if (!check.passed()) {
                    failures.add(check.at() + " " + check.expected().finding() + ": " + check.differences());
                }
            }
            assertThat(failures).isEmpty();
        });
    }
}
