package parley.agreement.recheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.agreement.pack.Deadline.Length.Working;
import parley.agreement.proof.Proof;
import parley.agreement.record.Interval;
import parley.agreement.time.WorkingDays;

/** Counts working days again, day by day, by each calendar that may be meant. */
final class WorkDays {
    private final Case given;
    private final Faults faults;

    WorkDays(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    /**
     * Checks the node of each calendar, and gives the bounds of the deadline.
     *
     * @param later whether it lies after what it counts from
     * @param from between which instants that lies
     */
    Interval check(Working working, boolean later, Proof.Timed node, Interval from) {
        List<String> calendars = working.parameter()
                .flatMap(name -> new Expressions(given, faults, "").bound(name))
                .map(List::of)
                .orElse(working.calendars());
        if (node.because().size() != calendars.size()) {
            faults.add(node, "counts by " + node.because().size() + " calendars of " + calendars);
            return Shape.interval(node, faults);
        }
        List<Interval> each = new ArrayList<>();
        for (int i = 0; i < calendars.size(); i++) {
            WorkingDays calendar = given.pack().calendars().get(calendars.get(i));
            if (calendar == null || !(node.because().get(i) instanceof Proof.Timed part)) {
                faults.add(node, "does not count by " + calendars.get(i));
                return Shape.interval(node, faults);
            }
            each.add(one(working.days(), calendar, later, node, part, from));
        }
        boolean open = each.stream().anyMatch(interval -> interval.earliest().isEmpty());
        boolean endless = each.stream().anyMatch(interval -> interval.latest().isEmpty());
        Stream<Instant> firsts = each.stream().flatMap(interval -> interval.earliest().stream());
        Stream<Instant> lasts = each.stream().flatMap(interval -> interval.latest().stream());
        return new Interval(
                open ? Optional.empty() : firsts.min(Comparator.naturalOrder()),
                endless ? Optional.empty() : lasts.max(Comparator.naturalOrder()),
                from.missing());
    }

    private Interval one(
            int count, WorkingDays calendar, boolean later, Proof.Timed node, Proof.Timed part, Interval from) {
        Shape.site(part, node.site().id() + "/" + calendar.name(), node.site().ref(), faults);
        faults.same(part, "what it counts from", part.anchor(), node.anchor());
        // A day of which nobody knows counts for the nearer bound and not for the farther one.
        Predicate<LocalDate> known =
                day -> day.getYear() >= calendar.firstYear() && day.getYear() <= calendar.lastYear();
        Predicate<LocalDate> off = day -> calendar.daysOff().contains(day.getDayOfWeek())
                || calendar.holidays().contains(day);
        Predicate<LocalDate> perhaps = day -> !known.test(day) || !off.test(day);
        Predicate<LocalDate> surely = day -> known.test(day) && !off.test(day);
        LocalDate end =
                LocalDate.of(later ? calendar.lastYear() : calendar.firstYear(), later ? 12 : 1, later ? 31 : 1);
        Optional<Instant> near = (later ? from.earliest() : from.latest())
                .map(given.time()::dayOf)
                .flatMap(day -> nth(day, later, count, perhaps, Optional.empty()))
                .map(given.time()::endOf);
        Optional<Instant> far = (later ? from.latest() : from.earliest())
                .map(given.time()::dayOf)
                .flatMap(day -> nth(day, later, count, surely, Optional.of(end)))
                .map(given.time()::endOf);
        Interval bounds = new Interval(later ? near : far, later ? far : near, new TreeSet<>());
        faults.same(part, "the earliest", part.earliest(), bounds.earliest());
        faults.same(part, "the latest", part.latest(), bounds.latest());
        skipped(count, calendar, off, known, later, part, from);
        return bounds;
    }

    /** The text says which days were passed over, where it is known from when they were counted. */
    private void skipped(
            int count,
            WorkingDays calendar,
            Predicate<LocalDate> off,
            Predicate<LocalDate> known,
            boolean later,
            Proof.Timed part,
            Interval from) {
        String text = count + (count == 1 ? " working day of " : " working days of ") + calendar.name();
        if (Ordering.known(part.anchor()).isPresent() && from.earliest().isPresent()) {
            List<String> days = new ArrayList<>();
            LocalDate day = given.time().dayOf(from.earliest().get());
            for (int counted = 0; counted < count; ) {
                day = later ? day.plusDays(1) : day.minusDays(1);
                if (known.test(day) && off.test(day)) {
                    days.add(day.toString());
                } else {
                    counted++;
                }
            }
            text += days.isEmpty() ? ", no day off between" : ", without " + String.join(", ", days);
        }
        faults.same(part, "the days passed over", part.site().text(), text);
    }

    private static Optional<LocalDate> nth(
            LocalDate from, boolean later, int count, Predicate<LocalDate> counts, Optional<LocalDate> end) {
        return Stream.iterate(
                        later ? from.plusDays(1) : from.minusDays(1), day -> later ? day.plusDays(1) : day.minusDays(1))
                .takeWhile(day -> end.map(last -> later ? !day.isAfter(last) : !day.isBefore(last))
                        .orElse(true))
                .filter(counts)
                .skip(count - 1L)
                .findFirst();
    }
}
