package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Format;
import parley.agreement.proof.Proof;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/**
 * Counts a deadline again that is as long as the entry says from which it runs: every entry that took the step and was
 * received sets a time of its own, and the earliest holds. Below it stand all of them, where they are several.
 */
record StatedTimes(Case given, Faults faults, Deadline.After deadline, Deadline.Length.Stated length) {

    /**
     * A time that an entry sets.
     *
     * @param certain whether it is known that the entry counts
     */
    private record Set(RecordedEntry entry, Interval due, boolean certain) {
        Instant first() {
            return due.earliest().orElse(Instant.MIN);
        }
    }

    /** Checks a deadline's node. */
    Steps.Due check(List<Used> uses, Optional<EntryPointer> taken, Party debtor, Proof.Timed node) {
        Deadlines deadlines = new Deadlines(given, faults);
        List<Set> sets = sets(uses, taken, debtor);
        if (sets.isEmpty()) {
            boolean runs = deadlines.runs(deadline, debtor, node, Optional.empty());
            parts(node, 0);
            return new Steps.Due(Shape.interval(node, faults), runs);
        }
        Set first = sets.stream().min(Comparator.comparing(Set::first)).orElseThrow();
        Optional<Instant> latest =
                certain(sets).flatMap(set -> set.due().latest().stream()).min(Comparator.naturalOrder());
        faults.same(node, "the earliest", node.earliest(), first.due().earliest());
        faults.same(node, "the latest", node.latest(), latest);
        boolean running =
                deadlines.runs(deadline, debtor, node, Optional.of(first.entry().pointer())) && first.certain();
        if (parts(node, sets.size() == 1 ? 0 : sets.size())) {
            for (int i = 0; i < node.because().size(); i++) {
                running |= check(sets.get(i), node, node.because().get(i), debtor);
            }
        }
        return new Steps.Due(Shape.interval(node, faults), running);
    }

    private boolean parts(Proof.Timed node, int count) {
        if (node.because().size() != count) {
            faults.add(node, "has " + node.because().size() + " parts, but " + count + " entries set a time");
        }
        return node.because().size() == count;
    }

    /** Checks the time of one of several, and gives whether it is certain that it runs. */
    private boolean check(Set set, Proof.Timed whole, Proof part, Party debtor) {
        String id = whole.site().id() + "/" + set.entry().pointer();
        Shape.site(part, id, whole.site().ref(), faults);
        if (!(part instanceof Proof.Timed timed) || !timed.because().isEmpty()) {
            faults.add(part, "is no plain deadline");
            return false;
        }
        faults.same(part, "the earliest", timed.earliest(), set.due().earliest());
        faults.same(part, "the latest", timed.latest(), set.due().latest());
        return new Deadlines(given, faults)
                        .runs(deadline, debtor, timed, Optional.of(set.entry().pointer()))
                && set.certain();
    }

    private static Stream<Set> certain(List<Set> sets) {
        return sets.stream().filter(Set::certain);
    }

    /** What took the step first, and each other that was received. */
    private List<Set> sets(List<Used> uses, Optional<EntryPointer> taken, Party debtor) {
        List<Set> sets = new ArrayList<>();
        boolean known = uses.stream().anyMatch(this::isCertain);
        for (Used use : uses) {
            boolean first = taken.equals(Optional.of(use.entry()));
            given.record().entry(use.entry()).ifPresent(entry -> {
                Interval from = new Deadlines(given, faults).counted(deadline, debtor, entry);
                if (first || from.earliest().filter(given.at()::isBefore).isEmpty()) {
                    // Where none is known to count, the first stands for the step having been taken at all.
                    sets.add(new Set(entry, due(from, span(entry)), isCertain(use) || (first && !known)));
                }
            });
        }
        return sets;
    }

    private boolean isCertain(Used use) {
        return use.truth() == Truth.TRUE && use.time().by(given.at()) == Truth.TRUE;
    }

    private Interval due(Interval from, Span span) {
        return new Interval(
                from.earliest().map(instant -> given.time().after(instant, span)),
                from.latest().map(instant -> given.time().after(instant, span)),
                new TreeSet<>());
    }

    /** That of the word that it states; where it states none, the longest. */
    private Span span(RecordedEntry entry) {
        Optional<String> word = entry.body()
                .get(length.field())
                .map(data -> data instanceof Data.Text(String text) ? text : "")
                .or(() -> given.pack()
                        .format(entry.format())
                        .flatMap(format -> Optional.ofNullable(format.fields().get(length.field())))
                        .flatMap(Format.FormField::byDefault)
                        .map(Value::toString));
        return word.flatMap(said -> Optional.ofNullable(length.spans().get(said)))
                .orElseGet(() -> Deadlines.pick(List.copyOf(length.spans().values()), false));
    }
}
