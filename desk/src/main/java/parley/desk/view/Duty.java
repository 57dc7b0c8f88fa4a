package parley.desk.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What several owe alike: the same document under the same paragraph by the same instant, each his own.
 *
 * @param owed at least one; the first stands for all of them
 */
public record Duty(List<Told> owed) {
    public Duty {
        owed = List.copyOf(owed);
        if (owed.isEmpty()) {
            throw new IllegalArgumentException("nothing is owed");
        }
    }

    /** What is owed alike as one, in the order in which the first of each comes. */
    static List<Duty> alike(Collection<Told> owed) {
        var groups = new LinkedHashMap<List<Object>, List<Told>>();
        for (Told told : owed) {
            var finding = told.first();
            groups.computeIfAbsent(
                            List.of(finding.document(), finding.ref(), finding.dueAt(), finding.owedSince()),
                            key -> new ArrayList<>())
                    .add(told);
        }
        return groups.values().stream().map(Duty::new).toList();
    }

    public FindingRow first() {
        return owed.getFirst().first();
    }

    /** Who owes, each once. */
    public List<String> debtors() {
        return owed.stream()
                .map(told -> told.first().debtor())
                .distinct()
                .sorted()
                .toList();
    }

    /** An id that stays the same while the first of them does. */
    public String anchor() {
        return "duty-" + first().anchor();
    }
}
