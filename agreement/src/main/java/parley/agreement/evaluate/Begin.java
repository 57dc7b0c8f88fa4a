package parley.agreement.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Need;
import parley.agreement.value.Value;

/**
 * When what is prohibited begins and ends. It is foreseen before its first second and breached from then on, also once it
 * is over; without dates it is there as long as it is stated.
 */
final class Begin {
    private final Scene scene;
    private final Refrain rule;
    private final Optional<Reading> from;
    private final Optional<Reading> to;

    Begin(Scene scene, Refrain rule, Facts facts) {
        this.scene = scene;
        this.rule = rule;
        this.from = rule.during().map(during -> facts.read(during.from()));
        this.to = rule.during().map(during -> facts.read(during.to()));
    }

    Outcome outcome() {
        if (from.isEmpty()) {
            return Outcome.of(Verdict.BREACHED);
        }
        Optional<Instant> first = value(from).map(value -> Moments.first(scene.time(), value));
        if (first.isEmpty()) {
            return Outcome.of(Verdict.FORESEEN).or(Outcome.of(Verdict.BREACHED), needs(from.get()));
        }
        scene.tick(first.get());
        return Outcome.of(scene.now().isBefore(first.get()) ? Verdict.FORESEEN : Verdict.BREACHED);
    }

    /** From its first day to its last; once it has begun, the days that have passed so far, and the first in any case. */
    Optional<Proof.Days> days(boolean soFar) {
        Optional<LocalDate> first = value(from).map(value -> Moments.day(scene.time(), value));
        Optional<LocalDate> last = value(to).map(value -> Moments.day(scene.time(), value));
        boolean open = to.map(end -> end instanceof Reading.Absent || end instanceof Reading.None)
                .orElse(true);
        if (first.isEmpty() || (last.isEmpty() && !(open && soFar))) {
            return Optional.empty();
        }
        LocalDate end = last.orElse(LocalDate.MAX);
        if (soFar) {
            LocalDate passed = scene.now().dayBefore(scene.time());
            if (passed.isBefore(end)) {
                end = passed;
                scene.tick(scene.time().endOf(later(first.get(), passed)).plusSeconds(2));
            }
        }
        return Optional.of(new Proof.Days(first.get(), later(first.get(), end)));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The moments, with their arithmetic. */
    List<Proof> proofs() {
        List<Proof> proofs = new ArrayList<>();
        rule.during().ifPresent(during -> {
            proofs.add(timed("from", "from the first second of " + during.from(), from, Moments::first));
            proofs.add(timed("to", "to the last second of " + during.to(), to, Moments::last));
        });
        return proofs;
    }

    private Proof timed(
            String id, String text, Optional<Reading> reading, BiFunction<CivilTime, Value, Instant> moment) {
        Reading read = reading.orElseThrow();
        Optional<Instant> instant = value(reading).map(value -> moment.apply(scene.time(), value));
        SortedSet<Need> needs = instant.isPresent() ? Collections.emptySortedSet() : needs(read);
        return new Proof.Timed(
                new Site(rule.id() + "/during/" + id, Optional.of(rule.ref()), text),
                read,
                instant,
                instant,
                needs,
                List.of());
    }

    private static Optional<Value> value(Optional<Reading> reading) {
        return reading.flatMap(read ->
                read instanceof Reading.Known(Value value, List<Source> _) ? Optional.of(value) : Optional.empty());
    }

    private static SortedSet<Need> needs(Reading reading) {
        return reading.lacking().isEmpty()
                ? new TreeSet<>(List.of(new Need.Wait("a date that was stated as none")))
                : reading.lacking();
    }
}
