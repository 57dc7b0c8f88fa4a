package parley.agreement.record;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * When something happened, as far as the record shows it: bounds inclusive, in whole seconds.
 *
 * @param earliest no earlier than; empty while a missing party has never said anything
 * @param latest no later than; empty while it may never happen
 * @param missing whose {@code seen} would narrow it; empty if the time is settled
 */
public record Interval(Optional<Instant> earliest, Optional<Instant> latest, SortedSet<Party> missing) {
    public Interval {
        if (earliest.isPresent() && latest.isPresent() && earliest.get().isAfter(latest.get())) {
            throw new IllegalArgumentException("earliest " + earliest.get() + " is after latest " + latest.get());
        }
        missing = missing.isEmpty()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }

    /** A settled instant. */
    public static Interval at(Instant instant) {
        return new Interval(Optional.of(instant), Optional.of(instant), Collections.emptySortedSet());
    }

    /** Between two instants, until the missing parties settle it. */
    public static Interval between(Instant earliest, Instant latest, Collection<Party> missing) {
        return new Interval(Optional.of(earliest), Optional.of(latest), new TreeSet<>(missing));
    }

    /** Not by an instant, and perhaps never. */
    public static Interval notBefore(Instant earliest, Collection<Party> missing) {
        return new Interval(Optional.of(earliest), Optional.empty(), new TreeSet<>(missing));
    }

    /** Nothing is known. */
    public static Interval unbounded(Collection<Party> missing) {
        return new Interval(Optional.empty(), Optional.empty(), new TreeSet<>(missing));
    }

    /** Whether it happened by an instant, that second included; TRUE and FALSE never change as logs grow. */
    public Truth by(Instant instant) {
        if (latest.isPresent() && !latest.get().isAfter(instant)) {
            return Truth.TRUE;
        }
        return earliest.isPresent() && earliest.get().isAfter(instant) ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** When both this and another have happened. */
    public Interval and(Interval other) {
        Optional<Instant> last = latest.isPresent() && other.latest.isPresent()
                ? Optional.of(later(latest.get(), other.latest.get()))
                : Optional.empty();
        Optional<Instant> first = earliest.isPresent() && other.earliest.isPresent()
                ? Optional.of(later(earliest.get(), other.earliest.get()))
                : earliest.or(other::earliest);
        TreeSet<Party> either = new TreeSet<>(missing);
        either.addAll(other.missing);
        return new Interval(first, last, either);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** One instant if settled, else both bounds: {@code 2026-03-01T09:00:00Z..never}. */
    @Override
    public String toString() {
        if (earliest.isPresent() && earliest.equals(latest)) {
            return earliest.get().toString();
        }
        return earliest.map(Instant::toString).orElse("ever") + ".."
                + latest.map(Instant::toString).orElse("never");
    }
}
