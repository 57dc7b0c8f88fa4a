package parley.desk.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One thing that the page says: a finding, or several that differ only in whose account they were judged on.
 *
 * @param findings at least one; the first stands for all of them
 */
public record Told(List<FindingRow> findings) {
    public Told {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("nothing is told");
        }
    }

    /** Each finding for itself. */
    static List<Told> singly(Collection<FindingRow> findings) {
        return findings.stream().map(finding -> new Told(List.of(finding))).toList();
    }

    /** Findings of equal name, debtor and verdict as one, in the order in which the first of each comes. */
    static List<Told> together(Collection<FindingRow> findings) {
        var groups = new LinkedHashMap<List<Object>, List<FindingRow>>();
        for (FindingRow finding : findings) {
            groups.computeIfAbsent(List.of(finding.name(), finding.debtor(), finding.state()), key -> new ArrayList<>())
                    .add(finding);
        }
        return groups.values().stream().map(Told::new).toList();
    }

    public FindingRow first() {
        return findings.getFirst();
    }

    /** What it is about: the same on another day, whatever its state is then. */
    public String key() {
        return "finding %s by %s, %s".formatted(first().name(), first().debtor(), String.join(" ", accounts()));
    }

    /** On whose accounts. */
    public List<String> accounts() {
        return findings.stream().map(FindingRow::account).toList();
    }
}
