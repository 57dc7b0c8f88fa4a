package parley.agreement.recheck;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Verdict;
import parley.agreement.record.Interval;

/**
 * What a duty can have come to, found by trying: every time is put at each end of the bounds in which it is known, and
 * around the instant judged, and each such world has one verdict.
 *
 * @param at the instant judged
 * @param due between which bounds the deadline lies
 * @param running whether it runs yet; while it does not, it may lie anywhere
 * @param wording whether the text gives words for a term: never overdue
 * @param breach from when what is not done is a breach, if ever
 * @param done when it was done, if it was
 * @param unseen when an entry that nobody here knows could have done it
 */
record Worlds(
        Instant at,
        Interval due,
        boolean running,
        boolean wording,
        Optional<Interval> breach,
        Optional<Interval> done,
        Interval unseen) {
    /** The verdicts of all worlds. */
    Set<Verdict> verdicts() {
        return verdicts(List.of());
    }

    /**
     * The verdicts of all worlds where something else may have done it.
     *
     * @param perhaps when that was
     */
    Set<Verdict> verdicts(List<Interval> perhaps) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        Set<Instant> given = new LinkedHashSet<>(done.map(this::instants).orElse(Set.of(Instant.MAX)));
        perhaps.forEach(time -> given.addAll(instants(time)));
        for (Instant deadline : instants(running ? due : new Interval(Optional.empty(), due.latest(), due.missing()))) {
            for (Instant from : breach.map(this::instants).orElse(Set.of(Instant.MAX))) {
                for (Instant known : given) {
                    for (Instant other : instants(unseen)) {
                        verdicts.add(verdict(deadline, from, known, other));
                    }
                }
            }
        }
        return verdicts;
    }

    private Verdict verdict(Instant deadline, Instant from, Instant known, Instant other) {
        if (wording || !at.isAfter(deadline)) {
            return isShown() ? Verdict.MET : Verdict.DUE;
        }
        Instant first = known.isBefore(other) ? known : other;
        if (!first.isAfter(deadline)) {
            return Verdict.MET;
        }
        boolean breached = !at.isBefore(from) && !first.isBefore(from);
        return breached ? Verdict.BREACHED : known.isAfter(at) ? Verdict.OVERDUE : Verdict.LATE;
    }

    /** While there is time, it is met once it is certain that it was done, in every world; until then it is due. */
    private boolean isShown() {
        return done.flatMap(Interval::latest).filter(last -> !last.isAfter(at)).isPresent();
    }

    /** The ends of an interval, and the instants around the one judged and around the other ends that lie in it. */
    private Set<Instant> instants(Interval interval) {
        Instant first = interval.earliest().orElse(Instant.MIN);
        Instant last = interval.latest().orElse(Instant.MAX);
        Set<Instant> instants = new LinkedHashSet<>(List.of(first, last));
        for (Instant edge : edges()) {
            for (Instant near : List.of(edge.minusSeconds(1), edge, edge.plusSeconds(1))) {
                if (!near.isBefore(first) && !near.isAfter(last)) {
                    instants.add(near);
                }
            }
        }
        return instants;
    }

    private List<Instant> edges() {
        Set<Instant> edges = new LinkedHashSet<>(List.of(at));
        due.earliest().ifPresent(edges::add);
        due.latest().ifPresent(edges::add);
        breach.flatMap(Interval::earliest).ifPresent(edges::add);
        breach.flatMap(Interval::latest).ifPresent(edges::add);
        return List.copyOf(edges);
    }
}
