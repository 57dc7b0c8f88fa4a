package parley.agreement.recheck;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Re-checks whether others use up a line on a day on which the subject is there, over the logs as they are read: whose the
 * subject is and each value that tells it apart; its days; every stretch of them on which nothing changes; and the line's
 * condition.
 *
 * @param read the case over these logs
 * @param whole the case over all that was known
 */
record HeldReading(
        Case read,
        Case whole,
        Faults faults,
        Quota quota,
        Line line,
        Counting.Overlap counting,
        FactType type,
        Party obliged,
        Steps.Due due,
        Optional<RecordedEntry> decision) {

    Truth check(String place, Proof node) {
        Shape.site(node, place, Optional.of(line.ref()), faults);
        faults.same(node, "the text", node.site().text(), "as read");
        Deque<Proof> parts = new ArrayDeque<>(node.because());
        Map<Path, Value> values = new LinkedHashMap<>();
        List<Truth> truths = new ArrayList<>(List.of(belongs(place, parts, values, node)));
        if (truths.getFirst() == Truth.TRUE && !parts.isEmpty()) {
            UseDays days = HeldUse.dates(
                    read, faults, counting, line, place + "/days", ", with a first day", parts.getFirst());
            Truth begins = days.isNone() ? Truth.FALSE : days.first().isPresent() ? Truth.TRUE : Truth.UNKNOWN;
            faults.same(parts.getFirst(), "the truth", parts.removeFirst().outcome(), begins.name());
            Optional<Proof> where = line.where().map(_ -> parts).map(Deque::pollLast);
            truths.add(begins == Truth.TRUE ? onOneDay(place, days, values, parts, node) : begins);
            line.where()
                    .ifPresent(condition -> where.ifPresentOrElse(
                            part -> truths.add(new Conditions(read, faults).check(condition, part)),
                            () -> faults.add(node, "lacks the condition of the line")));
        } else if (truths.getFirst() == Truth.TRUE) {
            faults.add(node, "does not show the days of the subject");
        }
        if (!parts.isEmpty() || !(node instanceof Proof.Rule)) {
            faults.add(node, "has " + parts.size() + " parts too many");
        }
        Truth truth = Shape.combine(Operator.ALL, truths);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    /** The subject is the party's, and each value that tells it apart is known. */
    private Truth belongs(String place, Deque<Proof> parts, Map<Path, Value> values, Proof node) {
        if (parts.size() < line.per().size() + 1) {
            faults.add(node, "does not say whose the subject is");
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        Value whose = new Value.PartyCode(obliged);
        faults.same(parts.getFirst(), "the text", parts.getFirst().site().text(), quota.obliged() + " == " + whose);
        truths.add(new EarlierUses(read, faults).same(place + "/obliged", line.ref(), whose, parts.removeFirst()));
        for (Path path : line.per()) {
            Proof part = parts.removeFirst();
            Shape.site(part, place + "/per/" + path, Optional.of(line.ref()), faults);
            Reading reading = part instanceof Proof.Claimed claimed ? claimed.reading() : new Reading.None(List.of());
            if (!(part instanceof Proof.Claimed)) {
                faults.add(part, "does not show what was read");
            }
            read.sources(faults).field(part, reading);
            Ordering.known(reading).ifPresent(value -> values.put(path, value));
            truths.add(
                    values.containsKey(path)
                            ? Truth.TRUE
                            : reading instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN);
        }
        return Shape.combine(Operator.ALL, truths);
    }

    /** Its stretches follow each other without gaps, from its first day to its last. */
    private Truth onOneDay(String place, UseDays days, Map<Path, Value> values, Deque<Proof> parts, Proof node) {
        List<Proof> stretches = List.copyOf(parts);
        parts.clear();
        LocalDate next = days.first().orElse(LocalDate.MIN);
        LocalDate last = days.last().orElse(LocalDate.MAX);
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            Proof stretch = stretches.get(i);
            LocalDate until = i + 1 < stretches.size() ? HeldDays.before(day(place, stretches.get(i + 1))) : last;
            Shape.site(stretch, place + "/" + next, Optional.of(line.ref()), faults);
            Truth there = days.on(next);
            String to = until.equals(LocalDate.MAX) ? " on" : " to " + until;
            String text = (there == Truth.TRUE ? "there " : "perhaps there ") + "from " + next + to + ", and used up";
            faults.same(stretch, "the text", stretch.site().text(), text);
            if (until.isBefore(next) || !days.isSteady(next, until)) {
                faults.add(stretch, "does not lie within the days of the subject, or is not all alike");
            }
            truths.add(Shape.combine(Operator.ALL, List.of(there, usedUp(place, next, until, values, stretch))));
            faults.same(
                    stretch, "the truth", stretch.outcome(), truths.getLast().name());
            next = HeldDays.after(until);
        }
        if (stretches.isEmpty()) {
            faults.add(node, "shows no day");
        }
        return Shape.combine(Operator.ANY, truths);
    }

    private static LocalDate day(String place, Proof stretch) {
        try {
            String id = stretch.site().id();
            return LocalDate.parse(id.substring(Math.min(id.length(), place.length() + 1)));
        } catch (DateTimeException _) {
            return LocalDate.MIN;
        }
    }

    private Truth usedUp(String place, LocalDate day, LocalDate until, Map<Path, Value> values, Proof stretch) {
        if (!(stretch instanceof Proof.Rule) || stretch.because().size() != 1) {
            faults.add(stretch, "does not count who is there");
            return Truth.UNKNOWN;
        }
        return new HeldTally(this, values, day, until)
                .check(place, stretch.because().getFirst());
    }
}
