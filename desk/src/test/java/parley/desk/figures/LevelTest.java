package parley.desk.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Reading;
import parley.agreement.scenario.CaseRunner;
import parley.agreement.value.Value;
import parley.desk.figures.Level.Measured;
import parley.node.view.FindingView;

/** What is read from a proof says the same as the finding: in every scenario of the packs that have such provisions. */
class LevelTest {
    static Pack pack(String name) {
        return PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"))
                .resolve("agreement/src/test/resources/parley/agreement/scenario")
                .resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stages", "zones", "ratios"})
    void aCeilingIsPassedByAsMuchAsItsFindingSays(String name) {
        int breached = 0;
        for (var proved : found(pack(name))) {
            var found = proved.found();
            if (found.provision() instanceof Ceiling) {
                var measured = Measured.of(proved.finding().proof());
                var today = proved.at().atZone(found.pack().zone()).toLocalDate();
                var most = measured.byDays().stream()
                        .filter(level -> !level.days().orElseThrow().first().isAfter(today))
                        .flatMap(level -> level.over(Ceilings.isAtLeast(found)).stream())
                        .max(Long::compare);
                if (found.head().verdict() == Verdict.BREACHED) {
                    breached++;
                    assertThat(most)
                            .as(found.head().toString())
                            .contains(found.head().extent().excess().getAsLong());
                } else {
                    assertThat(most).as(found.head().toString()).isEmpty();
                }
            }
        }
        assertThat(breached).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota", "evaluation-quota"})
    void whatIsLeftOfAQuotaIsWhatIsAllowedWithoutWhatIsUsed(String name) {
        int settled = 0;
        for (var proved : found(pack(name))) {
            var n = proved.found().head().extent().n();
            var whole = Measured.of(proved.finding().proof()).whole();
            if (proved.found().provision() instanceof Quota && n.isPresent() && whole.isPresent()) {
                long used = whole.get().held().orElseThrow().least();
                long allowed = whole.get().limit().orElseThrow().least();
                assertThat(Math.max(0, allowed - used))
                        .as(proved.found().head().toString())
                        .isEqualTo(n.getAsLong());
                settled++;
            }
        }
        assertThat(settled).isGreaterThan(20);
    }

    @Test
    void aLimitCountsTheMembersThatItsFindingNames() {
        int counted = 0;
        for (var proved : found(pack("constraining"))) {
            var found = proved.found();
            if (found.provision() instanceof Limit && found.head().verdict() != Verdict.UNKNOWN) {
                var whole = Measured.of(proved.finding().proof()).whole().orElseThrow();
                assertThat(whole.over(false).orElse(0L))
                        .as(found.head().toString())
                        .isEqualTo(found.head().extent().excess().orElse(0));
                counted++;
            }
        }
        assertThat(counted).isGreaterThan(20);
    }

    @Test
    void whatNobodyKnowsIsNoNumberAndNotZero() {
        assertThat(Range.of(new Reading.Absent(new TreeSet<>()))).isEmpty();
        assertThat(Range.of(new Reading.Unknown("withheld", List.of(), new TreeSet<>())))
                .isEmpty();
        assertThat(Range.of(new Reading.Known(new Value.Count(0), List.of()))).contains(Range.exactly(0));
        assertThat(Range.of(new Reading.Between(3, OptionalLong.empty(), List.of(), new TreeSet<>())))
                .map(Range::toString)
                .contains("3..");
        assertThat(Range.exactly(4).or(new Range(2, OptionalLong.of(9)))).hasToString("2..9");
    }

    /** A finding with its proof, and when it was judged. */
    record Judged(Found found, parley.agreement.finding.Finding finding, java.time.Instant at) {}

    static List<Judged> found(Pack pack) {
        var runner = new CaseRunner(pack);
        return pack.provisions().values().stream()
                .flatMap(provision -> provision.scenarios().stream())
                .flatMap(scenario -> scenario.expect().stream()
                        .map(expected -> expected.at())
                        .distinct()
                        .limit(4)
                        .flatMap(at -> runner.assess(scenario, at).findings().stream()
                                .flatMap(finding -> Optional.of(finding)
                                        .map(some -> new Judged(
                                                new Found(
                                                        new FindingView(pack.sha256(), some.head(), at),
                                                        pack,
                                                        pack.provision(some.provision())
                                                                .orElseThrow()),
                                                some,
                                                at))
                                        .stream())))
                .toList();
    }
}
