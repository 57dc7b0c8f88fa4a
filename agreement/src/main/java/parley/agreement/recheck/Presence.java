package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * On which days a row of a stock is there, from what its node says.
 *
 * @param always on every day
 * @param from its first day, as read
 * @param end its last; none where it is open
 */
record Presence(boolean always, Reading from, Reading end) {
    static Optional<LocalDate> day(Reading reading) {
        return Ordering.known(reading)
                .flatMap(value -> value instanceof Value.Day(LocalDate day) ? Optional.of(day) : Optional.empty());
    }

    private boolean open() {
        return end instanceof Reading.None;
    }

    /** Whether its first day is to follow, so that it may be there before every day that is known. */
    boolean early() {
        return always || day(from).isEmpty();
    }

    /** It may be there unless a known day says otherwise; it is if both are known, or on its first day. */
    Truth on(LocalDate day) {
        boolean before = day(from).filter(day::isBefore).isPresent();
        boolean after = day(end).filter(day::isAfter).isPresent();
        if (always || (!before && !after && isSure(day))) {
            return Truth.TRUE;
        }
        return before || after ? Truth.FALSE : Truth.UNKNOWN;
    }

    private boolean isSure(LocalDate day) {
        Optional<LocalDate> first = day(from);
        return first.isPresent()
                && (open() || day(end).isPresent() || first.get().equals(day));
    }

    /** The days on which that can change. */
    NavigableSet<LocalDate> changes() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        if (!always) {
            day(from).ifPresent(days::add);
            day(end).ifPresent(last -> days.add(last.plusDays(1)));
            if (!open() && day(end).isEmpty()) {
                day(from).ifPresent(first -> days.add(first.plusDays(1)));
            }
        }
        return days;
    }

    /**
     * Whether a day to come is spoken of: as its first day; as one up to its last, or the day after, where that is not over;
     * perhaps, where one of the two is to follow.
     */
    Truth speaksOf(LocalDate day, LocalDate today) {
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = day(end);
        if (always || !day.isAfter(today) || first.filter(day::isBefore).isPresent()) {
            return Truth.FALSE;
        }
        boolean until = last.isPresent()
                && !last.get().isBefore(today)
                && !day.isAfter(last.get().plusDays(1));
        if (first.isPresent()) {
            boolean toFollow = last.isEmpty() && !open();
            return first.get().equals(day) || until ? Truth.TRUE : toFollow ? Truth.UNKNOWN : Truth.FALSE;
        }
        return last.isEmpty() || until ? Truth.UNKNOWN : Truth.FALSE;
    }
}
