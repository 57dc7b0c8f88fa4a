package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Exchange.Unless;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Re-checks that nothing is owed because a quota was used up before. A line's node has, in this order: whose the subject is
 * and each value that tells it apart; what says in which year it falls; every such year, with its windows; and the line's
 * condition.
 *
 * @param obliged whose quota it is
 * @param due the deadline of the duty
 */
record Exhaustions(Case given, Faults faults, Unless.Exhausted ground, Party obliged, Steps.Due due) {

    /** Of the one word with which the obliged party decided, or of both where it may have been either. */
    Grounds.Held check(String id, Proof node) {
        if (!(given.pack().provision(ground.quota()).orElse(null) instanceof Quota quota)) {
            faults.add(node, "the pack has no quota " + ground.quota());
            return new Grounds.Held(Truth.UNKNOWN, ground.then(), List.of());
        }
        Set<String> refs = new LinkedHashSet<>(List.of(ground.ref()));
        if (!node.site().id().equals(id + "/either")) {
            return new Grounds.Held(lines(quota, id, node, refs), ground.then(), List.copyOf(refs));
        }
        Shape.site(node, id + "/either", Optional.of(ground.ref()), faults);
        if (!(node instanceof Proof.Rule) || node.because().size() != 2) {
            faults.add(node, "is not about two words");
            return new Grounds.Held(Truth.UNKNOWN, ground.then(), List.copyOf(refs));
        }
        Set<String> later = new LinkedHashSet<>(refs);
        Truth earlier = lines(quota, id + "/word", node.because().getFirst(), refs);
        Truth decided = lines(quota, id, node.because().getLast(), later);
        Truth truth = earlier == decided ? decided : Truth.UNKNOWN;
        faults.same(node, "the truth", node.outcome(), truth.name());
        return new Grounds.Held(truth, ground.then(), List.copyOf(earlier == Truth.FALSE ? later : refs));
    }

    private Truth lines(Quota quota, String id, Proof node, Set<String> refs) {
        Shape.site(node, id, Optional.of(ground.ref()), faults);
        List<Line> lines = quota.lines().stream()
                .filter(line -> ground.line().map(line.id()::equals).orElse(true))
                .toList();
        Optional<List<Proof>> parts = Shape.parts(node, Operator.ANY, lines.size(), faults);
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Truth truth = line(quota, lines.get(i), id, parts.get().get(i));
            truths.add(truth);
            if (truth != Truth.FALSE) {
                refs.add(lines.get(i).ref());
            }
        }
        Truth truth = Shape.combine(Operator.ANY, truths);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    private Truth line(Quota quota, Line line, String id, Proof node) {
        if (line.counting() instanceof Quota.Counting.Overlap overlap) {
            return new HeldExhaustions(given, faults, quota, line, overlap, obliged, due).check(id, node);
        }
        String place = id + "/" + line.id();
        Shape.site(node, place, Optional.of(line.ref()), faults);
        Deque<Proof> parts = new ArrayDeque<>(node.because());
        Map<Path, Value> values = new LinkedHashMap<>();
        List<Truth> truths = new ArrayList<>(List.of(belongs(line, place, parts, values, node)));
        if (truths.getFirst() == Truth.TRUE) {
            truths.add(years(quota, line, id, values, parts, node));
            line.where()
                    .ifPresent(where -> next(parts, node)
                            .ifPresent(part -> truths.add(new Conditions(given, faults).check(where, part))));
        }
        if (!parts.isEmpty() || !(node instanceof Proof.Rule)) {
            faults.add(node, "has " + parts.size() + " parts too many");
        }
        Truth truth = Shape.combine(Operator.ALL, truths);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    private Optional<Proof> next(Deque<Proof> parts, Proof node) {
        if (parts.isEmpty()) {
            faults.add(node, "lacks a part");
        }
        return Optional.ofNullable(parts.poll());
    }

    /** The subject is the obliged party's, and each value that tells it apart is known. */
    private Truth belongs(Line line, String place, Deque<Proof> parts, Map<Path, Value> values, Proof node) {
        List<Truth> truths = new ArrayList<>();
        Value whose = new Value.PartyCode(obliged);
        next(parts, node)
                .ifPresent(part ->
                        truths.add(new EarlierUses(given, faults).same(place + "/obliged", line.ref(), whose, part)));
        for (Path path : line.per()) {
            Optional<Reading> read = next(parts, node).flatMap(part -> {
                Shape.site(part, place + "/per/" + path, Optional.of(line.ref()), faults);
                return read(part);
            });
            read.flatMap(Ordering::known).ifPresent(value -> values.put(path, value));
            truths.add(
                    values.containsKey(path)
                            ? Truth.TRUE
                            : read.filter(Reading.None.class::isInstance).isPresent() ? Truth.FALSE : Truth.UNKNOWN);
        }
        return Shape.combine(Operator.ALL, truths);
    }

    private Optional<Reading> read(Proof part) {
        if (!(part instanceof Proof.Claimed claimed)) {
            faults.add(part, "does not show what was read");
            return Optional.empty();
        }
        given.sources(faults).field(part, claimed.reading());
        return Optional.of(claimed.reading());
    }

    /** The years in which it may fall; without the first or the last, they cannot all be named. */
    private record Years(OptionalInt first, OptionalInt last, boolean never) {}

    /** What is so in each of the years in which it may fall. */
    private Truth years(Quota quota, Line line, String id, Map<Path, Value> values, Deque<Proof> parts, Proof node) {
        Optional<Proof> says = next(parts, node);
        if (says.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Years years = years(line, id + "/" + line.id() + "/counting", says.get());
        List<Truth> truths = new ArrayList<>();
        int last = years.last().orElse(years.first().orElse(0));
        for (int year = years.first().orElse(1);
                year <= last && year - years.first().orElse(1) < 100;
                year++) {
            int one = year;
            next(parts, node).ifPresent(part -> truths.add(year(quota, line, id, values, one, part)));
        }
        if (years.never()) {
            return Truth.FALSE;
        }
        boolean all = years.first().isPresent() && years.last().isPresent();
        boolean same = truths.stream().distinct().count() == 1;
        return all && same ? truths.getFirst() : Truth.UNKNOWN;
    }

    private Years years(Line line, String id, Proof node) {
        Shape.site(node, id, Optional.of(line.ref()), faults);
        return switch (line.byYears().by()) {
            case Quota.By.At _ ->
                read(node).map(this::years).orElse(new Years(OptionalInt.empty(), OptionalInt.empty(), false));
            case Quota.By.Received(String format) -> {
                EarlierUses uses = new EarlierUses(given, faults);
                Optional<RecordedEntry> entry =
                        uses.first(format, given.finding().subject().orElse(""), node);
                Years years = entry.map(found -> found.receivedBy(obliged))
                        .map(time -> new Years(year(time.earliest()), year(time.latest()), false))
                        .orElse(new Years(OptionalInt.empty(), OptionalInt.empty(), true));
                boolean one = years.first().isPresent() && years.first().equals(years.last());
                Truth settled = Truth.of(entry.isEmpty() || one);
                uses.shown(
                        node,
                        entry.map(found -> found.receivedBy(obliged)),
                        settled == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN);
                yield years;
            }
        };
    }

    private Years years(Reading reading) {
        OptionalInt year = Ordering.known(reading).map(this::year).orElse(OptionalInt.empty());
        return new Years(year, year, reading instanceof Reading.None);
    }

    private OptionalInt year(Value value) {
        return switch (value) {
            case Value.Day(var date) -> OptionalInt.of(date.getYear());
            case Value.Moment(var instant) -> year(Optional.of(instant));
            case Value.Atom _, parley.agreement.value.Span _, Value.Items _, Value.Row _, Value.Blank _ ->
                OptionalInt.empty();
        };
    }

    private OptionalInt year(Optional<Instant> instant) {
        return instant.map(at -> OptionalInt.of(given.time().dayOf(at).getYear()))
                .orElse(OptionalInt.empty());
    }

    /** Used up in one of the windows that hold a year. */
    private Truth year(Quota quota, Line line, String id, Map<Path, Value> values, int year, Proof node) {
        Shape.site(node, id + "/" + line.id() + "/" + year, Optional.of(line.ref()), faults);
        int length = line.byYears().years();
        if (!(node instanceof Proof.Rule) || node.because().size() != length) {
            faults.add(node, "has " + node.because().size() + " windows of " + length);
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int first = year - length + 1 + i;
            ExhaustedWindows window =
                    new ExhaustedWindows(given, faults, quota, line, obliged, values, first, first + length - 1, due);
            truths.add(window.check(id, node.because().get(i)));
        }
        Truth truth = Shape.combine(Operator.ANY, truths);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }
}
