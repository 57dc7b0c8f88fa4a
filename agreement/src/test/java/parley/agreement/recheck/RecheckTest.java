package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingTree;
import parley.agreement.proof.Proof;
import parley.agreement.scenario.Stories;

/** Every finding holds by its own proof, and no spoiled one does; replayable with {@code -Dparley.seed}. */
class RecheckTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int PER_FINDING = Integer.getInteger("parley.mutants", 6);

    @TestFactory
    Stream<DynamicTest> everyFindingOfEveryStoryHolds() {
        return Stories.all()
                .map(story -> DynamicTest.dynamicTest(story.name(), () -> {
                    for (Stories.Moment moment : story.moments()) {
                        for (Finding finding : covered(story, moment)) {
                            assertThat(Recheck.check(finding, moment.record(), story.pack()))
                                    .as("%s at %s%n%s", story.name(), moment.at(), FindingTree.print(finding))
                                    .isEmpty();
                        }
                    }
                }));
    }

    /** One wrong place anywhere in a proof is seen, whatever it is: some mutants of every finding, drawn by a seed. */
    @Tag("ci")
    @Test
    void noMutatedProofHolds() {
        Random random = new Random(SEED);
        List<String> survivors = new ArrayList<>();
        List<String> broughtDown = new ArrayList<>();
        int tried = 0;
        for (Stories.Story story : Stories.all().toList()) {
            for (Stories.Moment moment : story.moments()) {
                for (Finding finding : covered(story, moment)) {
                    List<Mutants.Mutant> mutants = new ArrayList<>(Mutants.of(finding));
                    mutants.addAll(HeadMutants.of(finding));
                    Collections.shuffle(mutants, random);
                    for (Mutants.Mutant mutant : mutants.subList(0, Math.min(PER_FINDING, mutants.size()))) {
                        tried++;
                        List<Fault> faults = Recheck.check(mutant.finding(), moment.record(), story.pack());
                        faults.stream()
                                .filter(Fault::isBroughtDown)
                                .forEach(fault -> broughtDown.add(mutant.change() + ": " + fault));
                        if (faults.isEmpty() && !moment.findings().contains(mutant.finding())) {
                            survivors.add(story.name() + ", " + finding.name() + ": " + mutant.change());
                        }
                    }
                }
            }
        }
        assertThat(survivors).as("seed %s: of %d mutants", SEED, tried).isEmpty();
        assertThat(broughtDown)
                .as("seed %s: what brings the checker down is a mistake of the checker", SEED)
                .isEmpty();
        assertThat(tried).isGreaterThan(5_000);
    }

    /**
     * However a proof is put together from parts of others, it is re-checked to the end, without an exception that something
     * catches; replayable as above.
     */
    @Test
    void noProofBringsItDown() {
        Random random = new Random(SEED);
        List<Proof> parts = new ArrayList<>();
        for (Stories.Story story : Stories.all().toList()) {
            for (Stories.Moment moment : story.moments()) {
                for (Finding finding : covered(story, moment)) {
                    if (parts.size() < 10_000) {
                        all(finding.proof(), parts);
                    }
                    List<Proof> own = new ArrayList<>();
                    all(finding.proof(), own);
                    Proof graft = parts.get(random.nextInt(parts.size()));
                    Proof spoiled = grafted(finding.proof(), own.get(random.nextInt(own.size())), graft);
                    assertThat(Recheck.check(
                                    Mutants.with(finding, finding.verdict(), spoiled), moment.record(), story.pack()))
                            .as(
                                    "seed %s: %s at %s, %s with %s",
                                    SEED,
                                    story.name(),
                                    moment.at(),
                                    finding.name(),
                                    graft.site().id())
                            .noneMatch(Fault::isBroughtDown);
                }
            }
        }
    }

    private static void all(Proof node, List<Proof> all) {
        all.add(node);
        node.because().forEach(part -> all(part, all));
    }

    private static Proof grafted(Proof node, Proof from, Proof graft) {
        return node.equals(from)
                ? graft
                : Mutants.parts(
                        node,
                        node.because().stream()
                                .map(part -> grafted(part, from, graft))
                                .toList());
    }

    /** Every finding: only a declaration has none. */
    private static List<Finding> covered(Stories.Story story, Stories.Moment moment) {
        return moment.findings().stream()
                .filter(finding -> Recheck.covers(
                        story.pack().provision(finding.provision()).orElseThrow()))
                .toList();
    }
}
