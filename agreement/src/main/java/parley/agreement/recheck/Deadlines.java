package parley.agreement.recheck;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Path;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Deadline;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.time.CivilTime;
import parley.agreement.time.Rounding;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Counts deadlines again from what they are anchored to. */
final class Deadlines {
    private final Case given;
    private final Faults faults;

    Deadlines(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    /**
     * Checks a deadline's node.
     *
     * @param debtor whose receipt counts, where it runs from one
     */
    void check(Deadline deadline, Party debtor, Proof node) {
        if (!(node instanceof Proof.Timed timed)) {
            faults.add(node, "is no deadline");
            return;
        }
        given.sources(faults).field(timed, timed.anchor());
        if (deadline.anchor() instanceof Anchor.At(Path path)) {
            given.sources(faults).joined(timed, timed.anchor(), given.take(path));
        }
        if (Ordering.known(timed.anchor())
                .filter(value -> !(value instanceof Value.Day || value instanceof Value.Moment))
                .isPresent()) {
            faults.add(timed, timed.anchor() + " is no date and no instant");
            return;
        }
        Optional<Interval> anchor = anchor(deadline, debtor, timed);
        if (anchor.isEmpty()) {
            return;
        }
        List<Interval> possible = possible(deadline, timed, anchor.get());
        boolean follows = possible.stream()
                .anyMatch(bounds -> bounds.earliest().equals(timed.earliest())
                        && bounds.latest().equals(timed.latest()));
        if (!follows) {
            faults.add(timed, "is " + timed.outcome() + ", but one of " + possible + " follows");
        }
    }

    /** Between which instants the deadline can lie: of a table by each row alone, or by all of them. */
    private List<Interval> possible(Deadline deadline, Proof.Timed node, Interval anchor) {
        Optional<Deadline.Length> length = length(deadline);
        Interval from = new Interval(
                anchor.earliest().map(instant -> shifted(deadline.anchor(), instant)),
                anchor.latest().map(instant -> shifted(deadline.anchor(), instant)),
                anchor.missing());
        boolean later = deadline instanceof Deadline.After;
        if (length.isPresent() && length.get() instanceof Deadline.Length.Working working) {
            return List.of(new WorkDays(given, faults).check(working, later, node, from));
        }
        if (length.isPresent() && length.get() instanceof Deadline.Length.Months months) {
            return List.of(new Interval(
                    from.earliest().map(instant -> month(months, later, instant)),
                    from.latest().map(instant -> month(months, later, instant)),
                    from.missing()));
        }
        List<Interval> possible = new ArrayList<>();
        for (List<Span> spans : lengths(length)) {
            possible.add(new Interval(
                    anchor.earliest().map(first -> moved(deadline, node, first, spans, true)),
                    anchor.latest().map(last -> moved(deadline, node, last, spans, false)),
                    anchor.missing()));
        }
        return possible;
    }

    /** The last second of the same day of another month; a month without that day ends, or the next begins. */
    private Instant month(Deadline.Length.Months months, boolean later, Instant from) {
        LocalDate day = given.time().dayOf(from);
        YearMonth month = YearMonth.from(day).plusMonths(later ? months.months() : -months.months());
        LocalDate reached = month.lengthOfMonth() >= day.getDayOfMonth()
                ? month.atDay(day.getDayOfMonth())
                : months.rounding() == Rounding.DOWN
                        ? month.atEndOfMonth()
                        : month.plusMonths(1).atDay(1);
        return given.time().endOf(reached);
    }

    /**
     * Checks that a deadline runs from the entry that took a step, and gives whether it runs yet.
     *
     * @param taken empty: none has taken it, and it runs from nothing
     */
    boolean runs(Deadline deadline, Party debtor, Proof.Timed node, Optional<EntryPointer> taken) {
        Optional<RecordedEntry> entry = taken.flatMap(given.record()::entry);
        if (entry.isEmpty()) {
            boolean bounded = node.earliest().isPresent() || node.latest().isPresent();
            if (!(node.anchor() instanceof Reading.None) || bounded) {
                faults.add(node, "runs from " + node.anchor() + ", but the step was not taken");
            }
            return false;
        }
        faults.same(
                node,
                "what it runs from",
                node.anchor().from(),
                List.of(new Source(entry.get().pointer(), Pointer.ROOT)));
        boolean received = deadline.anchor() instanceof Anchor.Received;
        Interval time = received ? entry.get().receivedBy(debtor) : entry.get().witnessed();
        boolean settled = time.earliest().isPresent() && time.earliest().equals(time.latest());
        if (settled || node.anchor() instanceof Reading.Known) {
            Optional<Value> value = settled ? time.earliest().map(Value.Moment::new) : Optional.empty();
            faults.same(node, "when that was", Ordering.known(node.anchor()), value);
        }
        return counted(deadline, debtor, entry.get())
                .latest()
                .filter(last -> !last.isAfter(given.at()))
                .isPresent();
    }

    /** When a step's entry was received by the debtor, or counts as received, or was witnessed. */
    Interval counted(Deadline deadline, Party debtor, RecordedEntry entry) {
        return deadline.anchor() instanceof Anchor.Received
                ? deemed(entry, entry.receivedBy(debtor), deadline)
                : entry.witnessed();
    }

    /** The moment from which what is not done is a breach: a date's first second. */
    void breach(Path path, Proof node) {
        if (!(node instanceof Proof.Timed timed)) {
            faults.add(node, "is no moment");
            return;
        }
        given.sources(faults).field(timed, timed.anchor());
        given.sources(faults).joined(timed, timed.anchor(), given.take(path));
        faults.same(node, "the text", node.site().text(), "breached from " + path);
        Optional<Instant> moment = Ordering.known(timed.anchor()).map(this::first);
        faults.same(timed, "the earliest", timed.earliest(), moment);
        faults.same(timed, "the latest", timed.latest(), moment);
    }

    /** The bounds of what a deadline counts from; empty where a fault was noted or another proof tells. */
    private Optional<Interval> anchor(Deadline deadline, Party debtor, Proof.Timed node) {
        return switch (deadline.anchor()) {
            case Anchor.At _, Anchor.Civil _, Anchor.Plus _ ->
                Optional.of(Ordering.known(node.anchor())
                        .map(value -> Interval.at(first(value)))
                        .orElse(Interval.unbounded(List.of())));
            case Anchor.Received _, Anchor.Witnessed _ -> entry(node).map(entry -> counted(deadline, debtor, entry));
            case Anchor.MetBy(String provision) -> {
                if (node.because().size() != 1 || !(node.because().getFirst() instanceof Proof.Timed moment)) {
                    faults.add(node, "does not show the notice that it goes with");
                    yield Optional.empty();
                }
                new Moments(given, faults).check(provision, moment);
                Ordering.known(node.anchor())
                        .ifPresent(value -> faults.same(
                                node,
                                "what it goes with",
                                Optional.of(value.toString()),
                                moment.earliest().map(Instant::toString)));
                yield Optional.of(Shape.interval(moment, faults));
            }
        };
    }

    private Optional<RecordedEntry> entry(Proof.Timed node) {
        List<Source> from = node.anchor().from();
        if (node.anchor() instanceof Reading.None) {
            return Optional.empty(); // the step that it runs from has not been taken
        }
        Optional<RecordedEntry> entry =
                from.size() == 1 ? given.record().entry(from.getFirst().entry()) : Optional.empty();
        if (entry.isEmpty()) {
            faults.add(node, "does not name the entry that it runs from");
        }
        return entry;
    }

    /** A message counts as received a span after it was witnessed, by a party that has not said that it has it. */
    private Interval deemed(RecordedEntry entry, Interval received, Deadline deadline) {
        Optional<Instant> deemed = deadline.deemed()
                .flatMap(span ->
                        entry.witnessed().latest().map(seen -> given.time().after(seen, span)));
        Optional<Instant> latest = deemed.isPresent()
                        && received.latest().map(l -> l.isAfter(deemed.get())).orElse(true)
                ? deemed
                : received.latest();
        Optional<Instant> earliest =
                received.earliest().map(first -> latest.filter(first::isAfter).orElse(first));
        return new Interval(earliest, latest, received.missing());
    }

    private static Optional<Deadline.Length> length(Deadline deadline) {
        return switch (deadline) {
            case Deadline.Before before -> Optional.of(before.lead());
            case Deadline.After after -> after.within();
            case Deadline.At _ -> Optional.empty();
        };
    }

    /** The shortest and the longest that a length can be: of a table each row alone, or all of them. */
    private static List<List<Span>> lengths(Optional<Deadline.Length> length) {
        List<List<Span>> possible = new ArrayList<>();
        if (length.isEmpty()) {
            possible.add(List.of());
        } else if (length.get() instanceof Deadline.Length.Fixed(Span span)) {
            possible.add(List.of(span));
        } else if (length.get() instanceof Deadline.Length.Table table) {
            table.spans().values().forEach(span -> possible.add(List.of(span)));
            possible.add(List.copyOf(table.spans().values()));
        }
        return possible;
    }

    /** Where a deadline lies from one end of its anchor; the earliest with the length that makes it so. */
    private Instant moved(Deadline deadline, Proof.Timed node, Instant from, List<Span> spans, boolean earliest) {
        CivilTime time = given.time();
        Optional<LocalDate> day = Ordering.known(node.anchor())
                .filter(Value.Day.class::isInstance)
                .map(value -> ((Value.Day) value).date());
        return switch (deadline) {
            case Deadline.Before before -> {
                Span lead = pick(spans, !earliest);
                yield day.isPresent() && before.anchor() instanceof Anchor.At
                        ? time.before(day.get(), lead)
                        : time.before(shifted(before.anchor(), from), lead);
            }
            case Deadline.After after -> {
                Span within = spans.isEmpty() ? new Span(Span.Kind.SECONDS, 0) : pick(spans, earliest);
                yield day.isPresent() && after.anchor() instanceof Anchor.At
                        ? time.after(day.get(), within)
                        : time.after(shifted(after.anchor(), from), within);
            }
            case Deadline.At at ->
                at.anchor() instanceof Anchor.Civil(MonthDay civil, int years, Path _)
                        ? time.endOf(civil.atYear(
                                day.orElseGet(() -> time.dayOf(from)).getYear() + years))
                        : day.isPresent() && at.anchor() instanceof Anchor.At
                                ? time.endOf(day.get())
                                : shifted(at.anchor(), from);
        };
    }

    private static Instant shifted(Anchor anchor, Instant from) {
        return anchor instanceof Anchor.Plus(Path _, Span plus) ? from.plusSeconds(plus.amount()) : from;
    }

    static Span pick(List<Span> spans, boolean shortest) {
        Span picked = spans.getFirst();
        for (Span span : spans) {
            boolean shorter = seconds(span) < seconds(picked);
            picked = shorter == shortest && seconds(span) != seconds(picked) ? span : picked;
        }
        return picked;
    }

    private static long seconds(Span span) {
        return span.kind() == Span.Kind.DAYS ? span.amount() * 86_400 : span.amount();
    }

    private Instant first(Value value) {
        return switch (value) {
            case Value.Day(LocalDate date) -> given.time().startOf(date);
            case Value.Moment(Instant instant) -> instant;
            case Value.Atom _, Value.Items _, Value.Row _, Value.Blank _, Span _ -> Instant.MAX;
        };
    }
}
