package parley.ledger.time;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.ledger.entry.Party;

/**
 * The time of an entry as far as the record tells it; both bounds included, whole seconds. Immutable.
 *
 * @param earliest the time if all that are missing see it at their last {@code seen}; empty when one that decides has
 *     written none, so that nothing bounds it
 * @param latest the time if those that are missing never see it; empty when it then has none
 * @param missing the members whose {@code seen} can still change it, in the order of their codes
 */
public record Interval(Optional<Instant> earliest, Optional<Instant> latest, SortedSet<Party> missing) {
    public Interval {
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        if (earliest.isPresent() && latest.isPresent() && earliest.get().isAfter(latest.get())) {
            throw new IllegalArgumentException("the earliest " + earliest.get() + " is after " + latest.get());
        }
    }

    /** A time that is known. */
    public static Interval at(Instant instant) {
        return new Interval(Optional.of(instant), Optional.of(instant), Collections.emptySortedSet());
    }

    /** Whether nothing can change it any more. */
    public boolean isKnown() {
        return earliest.isPresent() && earliest.equals(latest);
    }

    /** Whether the time is not after the deadline. */
    public Truth by(Instant deadline) {
        if (latest.isPresent() && !latest.get().isAfter(deadline)) {
            return Truth.TRUE;
        }
        return earliest.isPresent() && earliest.get().isAfter(deadline) ? Truth.FALSE : Truth.UNKNOWN;
    }

    /**
     * Whether no entry of a kind came by the deadline.
     *
     * @param matches the times of all known entries of the kind
     * @param next the time that the next, still unknown, entry of that log would have
     * @return TRUE when every match is too late and every later entry will be; FALSE when a match is in time
     */
    public static Truth noneBy(Instant deadline, Collection<Interval> matches, Interval next) {
        if (matches.stream().anyMatch(match -> match.by(deadline) == Truth.TRUE)) {
            return Truth.FALSE;
        }
        boolean none = matches.stream().allMatch(match -> match.by(deadline) == Truth.FALSE)
                && next.by(deadline) == Truth.FALSE;
        return none ? Truth.TRUE : Truth.UNKNOWN;
    }
}
