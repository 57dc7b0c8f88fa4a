package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.FactKey;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.proof.Proof.Compared;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * On which days a use is there: from its first day to its last, both included. One of whose dates one is known is there
 * on that day, and perhaps on those beyond; one that has no first or no last day, or whose last comes before its first, on
 * none.
 *
 * @param from its first day, as read
 * @param to its last day, as read
 */
record HeldStay(Reading from, Reading to) {

    static HeldStay of(QuotaUses uses, FactKey subject, Counting.Overlap counting) {
        return new HeldStay(uses.read(subject, counting.from()), uses.read(subject, counting.to()));
    }

    Optional<LocalDate> first() {
        return day(from);
    }

    Optional<LocalDate> last() {
        return day(to);
    }

    private static Optional<LocalDate> day(Reading reading) {
        return reading instanceof Reading.Known(Value.Day(LocalDate day), List<Source> _)
                ? Optional.of(day)
                : Optional.empty();
    }

    /** Whether it is there on no day. */
    boolean never() {
        return from instanceof Reading.None
                || to instanceof Reading.None
                || (first().isPresent() && last().isPresent() && last().get().isBefore(first().get()));
    }

    /** Whether it is there on a day. */
    Truth on(LocalDate day) {
        if (never()
                || first().filter(day::isBefore).isPresent()
                || last().filter(day::isAfter).isPresent()) {
            return Truth.FALSE;
        }
        boolean both = first().isPresent() && last().isPresent();
        boolean known = first().filter(day::equals).isPresent()
                || last().filter(day::equals).isPresent();
        return both || known ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** The days on which that can change. */
    NavigableSet<LocalDate> changes() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        if (!never()) {
            first().ifPresent(days::add);
            last().ifPresent(last -> days.add(last.plusDays(1)));
            if (last().isEmpty()) {
                first().ifPresent(first -> days.add(first.plusDays(1)));
            } else if (first().isEmpty()) {
                last().ifPresent(days::add);
            }
        }
        return days;
    }

    /** That it is there on a day, is not, or may be, with the dates from which that follows. */
    Compared proof(Site site, LocalDate day) {
        return new Compared(site, on(day), from, to);
    }

    /** What would settle on which days it is there. */
    SortedSet<Need> needs() {
        SortedSet<Need> needs = new TreeSet<>(from.lacking());
        needs.addAll(to.lacking());
        return needs;
    }
}
