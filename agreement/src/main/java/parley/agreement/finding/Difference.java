package parley.agreement.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Party;

/**
 * One finding in two assessments that do not agree about it: with the knowledge of then and of now, or under two packs.
 * At least one of the two is there. Immutable.
 *
 * @param before what the first assessment found; empty: nothing
 * @param after what the second found; empty: nothing
 */
public record Difference(Optional<Finding> before, Optional<Finding> after) {
    public Difference {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a difference is between two findings, or a finding and none");
        }
    }

    /** What makes a finding the same in two assessments, whichever pack they are under. */
    private record Key(String name, Party debtor, Party account) {
        static Key of(Finding finding) {
            return new Key(finding.name(), finding.debtor(), finding.account());
        }
    }

    /**
     * The differences by finding, in the order of the first assessment; those that only the second has come last, in its
     * order. The proof and the stamp alone make no difference: they differ whenever the logs have grown.
     *
     * @param before what the first assessment found, each finding once
     * @param after what the second found, each finding once
     */
    public static List<Difference> between(List<Finding> before, List<Finding> after) {
        Map<Key, Finding> first = byKey(before);
        Map<Key, Finding> second = byKey(after);
        List<Difference> differences = new ArrayList<>();
        first.forEach((key, finding) -> {
            Optional<Finding> other = Optional.ofNullable(second.get(key));
            if (other.filter(found -> agree(finding, found)).isEmpty()) {
                differences.add(new Difference(Optional.of(finding), other));
            }
        });
        second.forEach((key, finding) -> {
            if (!first.containsKey(key)) {
                differences.add(new Difference(Optional.empty(), Optional.of(finding)));
            }
        });
        return List.copyOf(differences);
    }

    private static Map<Key, Finding> byKey(List<Finding> findings) {
        Map<Key, Finding> byKey = new LinkedHashMap<>();
        findings.forEach(finding -> {
            if (byKey.put(Key.of(finding), finding) != null) {
                throw new IllegalArgumentException("two findings are named " + finding.name() + " by "
                        + finding.debtor() + ", " + finding.account());
            }
        });
        return byKey;
    }

    private static boolean agree(Finding one, Finding other) {
        return one.verdict() == other.verdict()
                && one.owed().equals(other.owed())
                && one.needs().equals(other.needs())
                && one.incomplete().equals(other.incomplete())
                && one.dueAt().equals(other.dueAt())
                && one.extent().equals(other.extent())
                && one.cites().equals(other.cites())
                && one.contests().equals(other.contests());
    }

    /** The finding that it is about, as either of the two has it: for its name, debtor and account. */
    public Finding about() {
        return before.or(() -> after).orElseThrow();
    }

    /** Whether the verdict itself differs, and not only its deadline, needs or grounds. */
    public boolean turned() {
        return !Objects.equals(
                before.map(Finding::verdict).orElse(null),
                after.map(Finding::verdict).orElse(null));
    }

    /**
     * In one line: {@code due -> overdue  prior-notification/XA/1 by XA, on the account of XB}; with the same verdict
     * {@code kept on other grounds  limit/2026 by XA}.
     */
    @Override
    public String toString() {
        Finding finding = about();
        String verdicts = turned() ? word(before) + " -> " + word(after) : word(before) + " on other grounds";
        return verdicts + "  " + finding.name() + " by " + finding.debtor()
                + (finding.account().equals(finding.debtor()) ? "" : ", on the account of " + finding.account());
    }

    private static String word(Optional<Finding> finding) {
        return finding.map(Finding::verdict).map(Verdict::word).orElse("none");
    }
}
