package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.proof.Proof.Combined;
import parley.agreement.proof.Proof.Compared;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.timetable.Strip;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * A member and the days on which it is held. One that has no first or no last day, because that was stated as not
 * applicable, is held on none.
 *
 * @param periods on which it is held for certain, or perhaps; the certain one first
 */
record HeldMember(LimitMember member, Counting.Overlap counting, Reading from, Reading to, List<Period> periods) {
    HeldMember {
        periods = List.copyOf(periods);
    }

    /** From one day to another, both included. */
    record Period(LocalDate first, LocalDate last, boolean certain) {
        boolean touches(LocalDate from, LocalDate to) {
            return !first.isAfter(to) && !last.isBefore(from);
        }
    }

    static HeldMember of(LimitMember member, Counting.Overlap counting) {
        Reading from = member.facts().read(counting.from());
        Reading to = member.facts().read(counting.to());
        List<Period> periods = member.counts() == Truth.FALSE || compare(from, to) == Truth.FALSE
                ? List.of()
                : periods(day(from), day(to), member.counts() == Truth.TRUE);
        return new HeldMember(member, counting, from, to, periods);
    }

    private static List<Period> periods(Optional<LocalDate> from, Optional<LocalDate> to, boolean counts) {
        if (from.isPresent() && to.isPresent()) {
            return List.of(new Period(from.get(), to.get(), counts));
        }
        LocalDate first = from.orElse(LocalDate.MIN);
        LocalDate last = to.orElse(LocalDate.MAX);
        Optional<LocalDate> known = from.or(() -> to);
        if (known.isEmpty() || !counts) {
            return List.of(new Period(first, last, false));
        }
        // On the one day that is known it is held for certain, on those beyond perhaps.
        List<Period> periods = new ArrayList<>();
        periods.add(new Period(known.get(), known.get(), true));
        periods.add(
                from.isPresent()
                        ? new Period(first.plusDays(1), last, false)
                        : new Period(first, last.minusDays(1), false));
        return periods;
    }

    /** Whether one day is not after another; with a day that does not exist nothing compares. */
    private static Truth compare(Reading left, Reading right) {
        if (left instanceof Reading.None || right instanceof Reading.None) {
            return Truth.FALSE;
        }
        Optional<LocalDate> one = day(left);
        Optional<LocalDate> other = day(right);
        return one.isPresent() && other.isPresent() ? Truth.of(!one.get().isAfter(other.get())) : Truth.UNKNOWN;
    }

    private static Optional<LocalDate> day(Reading reading) {
        return reading instanceof Reading.Known(Value.Day(LocalDate day), List<Source> _)
                ? Optional.of(day)
                : Optional.empty();
    }

    /** How it counts on some days that no other day of its differs from; empty where it does not. */
    Optional<Strip.Member> on(LocalDate first, LocalDate last) {
        return periods.stream()
                .filter(period -> period.touches(first, last))
                .findFirst()
                .map(period -> new Strip.Member(member.subject().id(), period.certain()));
    }

    /** On which days it counts, apart from what else does. */
    CountedWhen when(Scene scene) {
        tick(scene);
        return periods.isEmpty() ? new CountedWhen.Never() : new CountedWhen.OnDays(periods);
    }

    /** Notes when there is one more and when one less. */
    void tick(Scene scene) {
        for (Period period : periods) {
            if (!period.first.equals(LocalDate.MIN)) {
                scene.tick(scene.time().startOf(period.first));
            }
            if (!period.last.equals(LocalDate.MAX)) {
                scene.tick(scene.time().startOf(period.last.plusDays(1)));
            }
        }
    }

    /** What would settle whether it counts, and on which days. */
    SortedSet<Need> needs() {
        return LimitCount.needs(Stream.of(member), Stream.of(from, to));
    }

    /** That it is held on one of these days, where they have an end: ALL of the comparisons of its dates. */
    Combined dates(LimitCount count, LocalDate first, LocalDate last) {
        List<Compared> all = new ArrayList<>();
        all.add(compared(count, "held", counting.from() + " <= " + counting.to(), from, to));
        if (!last.equals(LocalDate.MAX)) {
            Reading until = new Reading.Known(new Value.Day(last), List.of());
            all.add(compared(count, "first", counting.from() + " <= " + last, from, until));
        }
        if (!first.equals(LocalDate.MIN)) {
            Reading since = new Reading.Known(new Value.Day(first), List.of());
            all.add(compared(count, "last", first + " <= " + counting.to(), since, to));
        }
        Truth truth = all.stream().map(Compared::truth).reduce(Truth.TRUE, Truth::and);
        return new Combined(
                count.site("members/" + member.subject().id() + "/dates", "held on these days"),
                Operator.ALL,
                truth,
                List.copyOf(all));
    }

    private Compared compared(LimitCount count, String part, String text, Reading left, Reading right) {
        String id = "members/" + member.subject().id() + "/dates/" + part;
        return new Compared(count.site(id, text), compare(left, right), left, right);
    }
}
