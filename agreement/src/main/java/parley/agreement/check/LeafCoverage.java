package parley.agreement.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.proof.Proof;
import parley.agreement.scenario.CaseRunner;
import parley.agreement.truth.Truth;

/**
 * Which truths the scenarios and cases of a pack showed of each of its leaves, in the proofs of every finding on every
 * account at every instant at which something is expected.
 *
 * @param seen by leaf, in the order of the pack
 */
public record LeafCoverage(Map<Leaf, Set<Truth>> seen) {
    private static final List<Truth> ORDER = List.of(Truth.TRUE, Truth.FALSE, Truth.UNKNOWN);

    public LeafCoverage {
        Map<Leaf, Set<Truth>> copy = new LinkedHashMap<>();
        seen.forEach((leaf, truths) -> copy.put(leaf, Set.copyOf(truths)));
        seen = Collections.unmodifiableMap(copy);
    }

    /** Evaluates the scenarios; takes as long as that. */
    static LeafCoverage of(Pack pack, Stream<Scenario> scenarios) {
        Map<String, Set<Truth>> byId = new LinkedHashMap<>();
        List<Leaf> leaves = Leaf.of(pack);
        leaves.forEach(leaf -> byId.put(leaf.id(), EnumSet.noneOf(Truth.class)));
        CaseRunner runner = new CaseRunner(pack);
        scenarios.forEach(scenario -> {
            TreeSet<Instant> instants = scenario.expect().stream()
                    .map(Scenario.Expected::at)
                    .collect(Collectors.toCollection(TreeSet::new));
            for (Instant at : instants) {
                for (Finding finding : runner.assess(scenario, at).findings()) {
                    collect(finding.proof(), byId);
                }
            }
        });
        Map<Leaf, Set<Truth>> seen = new LinkedHashMap<>();
        leaves.forEach(leaf -> seen.put(leaf, byId.getOrDefault(leaf.id(), Set.of())));
        return new LeafCoverage(seen);
    }

    private static void collect(Proof proof, Map<String, Set<Truth>> byId) {
        Set<Truth> truths = byId.get(proof.site().id());
        if (truths != null) {
            for (Truth truth : Truth.values()) {
                if (truth.name().equals(proof.outcome())) {
                    truths.add(truth);
                }
            }
        }
        proof.because().forEach(part -> collect(part, byId));
    }

    /** How many leaves were seen with each truth that they can have. */
    public long whole() {
        return seen.keySet().stream().filter(leaf -> lacking(leaf).isEmpty()).count();
    }

    /** Which truths of a leaf no scenario showed; one that is never UNKNOWN lacks no UNKNOWN. */
    public Set<Truth> lacking(Leaf leaf) {
        Set<Truth> lacking = leaf.certain() ? EnumSet.of(Truth.TRUE, Truth.FALSE) : EnumSet.allOf(Truth.class);
        lacking.removeAll(seen.getOrDefault(leaf, Set.of()));
        return lacking;
    }

    /** {@code leaves 41 of 44 seen TRUE, FALSE and UNKNOWN}, then each that lacks one: what it lacks, where it stands. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("leaves %d of %d seen TRUE, FALSE and UNKNOWN".formatted(whole(), seen.size()));
        for (Leaf leaf : seen.keySet()) {
            List<String> lacking = words(lacking(leaf));
            if (!lacking.isEmpty()) {
                String never = lacking.size() == ORDER.size() ? "evaluated" : String.join(" ", lacking);
                lines.add("    never %-14s par. %-8s %s  (%s)"
                        .formatted(never, leaf.ref().orElse("-"), leaf.text(), leaf.id()));
            }
        }
        return lines;
    }

    /** As people say them: TRUE, FALSE, UNKNOWN. */
    public static List<String> words(Set<Truth> truths) {
        return ORDER.stream().filter(truths::contains).map(Truth::name).toList();
    }
}
