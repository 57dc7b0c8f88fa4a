package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parley.agreement.pack.Condition;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Truth;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Re-checks that an entry lies between two bounds before an anchor: below it stands each bound, counted from the anchor. */
final class EntryWindows {
    private final Case given;
    private final Faults faults;

    EntryWindows(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    Truth check(Condition.Window window, Proof node) {
        Shape.site(node, window.id(), window.ref(), faults);
        return switch (node) {
            case Proof.Done done -> bounded(window, done);
            case Proof.Stated(Proof.Site _, Truth truth, Reading anchor) -> {
                given.sources(faults).field(node, anchor);
                faults.same(node, "the truth", truth, Truth.UNKNOWN);
                if (anchor instanceof Reading.Known) {
                    faults.add(node, "does not count from " + anchor);
                }
                yield Truth.UNKNOWN;
            }
            case Proof other -> {
                faults.add(other, "is no window");
                yield Truth.UNKNOWN;
            }
        };
    }

    /** Notes every window below a condition that is about another entry than the one that is judged. */
    static void about(EntryPointer document, Proof node, Condition condition, Faults faults) {
        switch (condition) {
            case Condition.Window _ -> {
                if (node instanceof Proof.Done done && !done.entries().equals(List.of(document))) {
                    faults.add(node, "is about " + done.entries() + ", not about " + document);
                }
            }
            case Condition.All(String _, Optional<String> _, List<Condition> of) -> about(document, node, of, faults);
            case Condition.Any(String _, Optional<String> _, List<Condition> of) -> about(document, node, of, faults);
            case Condition.Not(String _, Optional<String> _, Condition of) ->
                about(document, node, List.of(of), faults);
            case Condition.When _, Condition.Named _ -> {}
        }
    }

    private static void about(EntryPointer document, Proof node, List<Condition> of, Faults faults) {
        for (int i = 0; i < Math.min(of.size(), node.because().size()); i++) {
            about(document, node.because().get(i), of.get(i), faults);
        }
    }

    private Truth bounded(Condition.Window window, Proof.Done done) {
        Optional<RecordedEntry> entry =
                done.entries().size() == 1 ? given.record().entry(done.entries().getFirst()) : Optional.empty();
        if (entry.isEmpty()) {
            faults.add(done, done.entries() + " are no entry of the record");
            return Truth.UNKNOWN;
        }
        Interval time =
                Searches.time(entry.get(), window.judged(), given.record().parties());
        faults.same(done, "the time", done.time(), time);
        Deque<Proof> parts = new ArrayDeque<>(done.because());
        List<Truth> all = new ArrayList<>();
        window.atLeast()
                .flatMap(lead -> bound(window, "/atLeast", parts, done, anchor -> before(anchor, lead)))
                .ifPresent(closes -> all.add(time.by(closes)));
        window.atMost()
                .flatMap(lead -> bound(window, "/atMost", parts, done, anchor -> opens(anchor, lead)))
                .ifPresent(opens -> all.add(Shape.combine(Operator.NOT, List.of(time.by(opens.minusSeconds(1))))));
        if (!parts.isEmpty()) {
            faults.add(done, "has " + parts.size() + " parts too many");
        }
        Truth truth = Shape.combine(Operator.ALL, all);
        faults.same(done, "the truth", done.outcome(), truth.name());
        return truth;
    }

    private Optional<Instant> bound(
            Condition.Window window,
            String name,
            Deque<Proof> parts,
            Proof node,
            Function<Value, Optional<Instant>> counted) {
        if (!(parts.poll() instanceof Proof.Timed bound)) {
            faults.add(node, "does not show its bound " + name);
            return Optional.empty();
        }
        Shape.site(bound, window.id() + name, window.ref(), faults);
        given.sources(faults).field(bound, bound.anchor());
        Optional<Instant> instant = Ordering.known(bound.anchor()).flatMap(counted);
        faults.same(bound, "the earliest", bound.earliest(), instant);
        faults.same(bound, "the latest", bound.latest(), instant);
        if (instant.isEmpty() || !bound.because().isEmpty()) {
            faults.add(bound, "does not count from a date or an instant alone");
        }
        return instant;
    }

    private Optional<Instant> before(Value anchor, Span lead) {
        CivilTime time = given.time();
        return switch (anchor) {
            case Value.Day(var day) -> Optional.of(time.before(day, lead));
            case Value.Moment(var instant) -> Optional.of(time.before(instant, lead));
            case Value.Atom _, Span _, Value.Items _, Value.Row _, Value.Blank _ -> Optional.empty();
        };
    }

    /** A civil bound begins with the day that it reaches. */
    private Optional<Instant> opens(Value anchor, Span lead) {
        CivilTime time = given.time();
        return before(anchor, lead)
                .map(instant -> lead.kind() == Span.Kind.DAYS ? time.startOf(time.dayOf(instant)) : instant);
    }
}
