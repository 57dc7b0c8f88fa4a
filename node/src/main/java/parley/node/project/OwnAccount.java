package parley.node.project;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.finding.Head;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Party;

/** How many findings on this party's own account have each verdict, kept as findings change. For one thread. */
final class OwnAccount {
    private final Party self;
    private final Map<FindingKey, Head> known = new HashMap<>();
    private final Map<Verdict, Long> own = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Long> others = new EnumMap<>(Verdict.class);

    /** How many of its own duties are due at an instant. */
    private final NavigableMap<Instant, Long> deadlines = new TreeMap<>();

    OwnAccount(Party self) {
        this.self = self;
    }

    /**
     * What was counted.
     *
     * @param own of what this party owes or may do
     * @param nextDeadline of what it owes, not before the instant judged
     */
    record Counts(Map<Verdict, Long> own, Map<Verdict, Long> others, Optional<Instant> nextDeadline) {
        static final Counts NONE = new Counts(Map.of(), Map.of(), Optional.empty());

        Counts {
            own = Map.copyOf(own);
            others = Map.copyOf(others);
        }
    }

    /** Takes what has changed, the first time all that is found. */
    void take(List<LiveFindings.Changed> changed) {
        for (LiveFindings.Changed under : changed) {
            under.changes().gone().forEach(head -> forget(FindingKey.of(under.pack(), head)));
            under.changes().found().stream()
                    .filter(head -> head.account().equals(self))
                    .forEach(head -> note(FindingKey.of(under.pack(), head), head));
        }
    }

    private void note(FindingKey key, Head head) {
        forget(key);
        known.put(key, head);
        count(head, 1);
    }

    private void forget(FindingKey key) {
        Head before = known.remove(key);
        if (before != null) {
            count(before, -1);
        }
    }

    private void count(Head head, long by) {
        boolean ours = head.debtor().equals(self);
        (ours ? own : others).merge(head.verdict(), by, OwnAccount::sum);
        if (ours && head.verdict() == Verdict.DUE) {
            head.dueAt().ifPresent(due -> deadlines.merge(due, by, OwnAccount::sum));
        }
    }

    /** No entry for what there is none of. */
    private static @org.jspecify.annotations.Nullable Long sum(Long count, Long by) {
        return count + by == 0 ? null : count + by;
    }

    /** What stands at an instant. A duty whose text gives words for a term is due from an instant that may have passed. */
    Counts counts(Instant at) {
        return new Counts(own, others, Optional.ofNullable(deadlines.ceilingKey(at)));
    }
}
