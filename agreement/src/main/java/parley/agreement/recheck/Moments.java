package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Satisfaction;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Source;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Re-checks the moment of another provision's notice, with which something goes. */
final class Moments {
    private final Case given;
    private final Faults faults;

    Moments(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    /** The time of the notice if it was given by the instant judged; while none was, the other provision's deadline. */
    void check(String provision, Proof.Timed moment) {
        Optional<Notify> other = given.pack()
                .provision(provision)
                .filter(Notify.class::isInstance)
                .map(Notify.class::cast);
        if (other.isEmpty()) {
            faults.add(moment, "goes with no notice");
            return;
        }
        Shape.site(moment, provision + "/moment", Optional.of(other.get().ref()), faults);
        Shape.once(moment, moment.because(), faults);
        List<Interval> dues = new ArrayList<>();
        for (Proof part : moment.because()) {
            deadline(other.get(), part);
            if (part instanceof Proof.Timed due) {
                dues.add(Shape.interval(due, faults));
            }
        }
        if (dues.isEmpty()) {
            faults.add(moment, "shows no deadline");
            return;
        }
        Optional<Interval> notice = notice(other.get(), moment);
        List<Interval> bounds = new ArrayList<>();
        if (notice.map(time -> time.by(given.at()) != Truth.TRUE).orElse(true)) {
            bounds.addAll(dues);
        }
        notice.ifPresent(bounds::add);
        faults.same(
                moment,
                "the earliest",
                moment.earliest(),
                bound(bounds.stream().map(Interval::earliest).toList(), Comparator.naturalOrder()));
        faults.same(
                moment,
                "the latest",
                moment.latest(),
                bound(bounds.stream().map(Interval::latest).toList(), Comparator.reverseOrder()));
    }

    /** When the notice that is named was given, by its own entry or with one of the debtor's that joins it. */
    private Optional<Interval> notice(Notify other, Proof.Timed moment) {
        List<Source> from = moment.anchor().from();
        if (from.isEmpty()) {
            return Optional.empty();
        }
        String said = Ordering.known(moment.anchor()).map(Value::toString).orElse("");
        Optional<Interval> time = given.record().entry(from.getFirst().entry()).stream()
                .filter(entry -> other.satisfiedBy() instanceof Satisfaction.ByEntry by
                        && entry.format().equals(by.format()))
                .flatMap(this::times)
                .filter(interval -> interval.toString().equals(said)
                        && from.getFirst().at().text().isEmpty())
                .findFirst();
        if (time.isEmpty()) {
            faults.add(moment, from.getFirst() + " is no notice of " + other.id() + " at " + said);
        }
        return time;
    }

    private Stream<Interval> times(RecordedEntry entry) {
        Stream<Interval> joined = given.record().log(given.finding().debtor()).stream()
                .filter(joining -> joining.references().stream()
                        .anyMatch(reference -> reference.role() == Reference.Role.JOINS
                                && reference.target().party().equals(entry.author())))
                .map(joining -> entry.witnessed().and(joining.witnessed()));
        return Stream.concat(Stream.of(entry.witnessed(), Interval.at(entry.written())), joined);
    }

    private void deadline(Notify other, Proof part) {
        List<Deadline> deadlines = new ArrayList<>();
        String ref = other.ref();
        if (part.site().id().equals(other.id() + "/deadline")) {
            deadlines.add(other.deadline());
        }
        for (int i = 0; i < other.exceptions().size(); i++) {
            if (part.site().id().equals(other.id() + "/exceptions/" + i + "/deadline")) {
                ref = other.exceptions().get(i).ref();
                other.exceptions().get(i).deadline().ifPresent(deadlines::add);
            }
        }
        faults.same(part, "the paragraph", part.site().ref().orElse("none"), ref);
        if (deadlines.isEmpty()) {
            faults.add(part, "is no deadline of " + other.id());
        }
        deadlines.forEach(deadline ->
                new Deadlines(given, faults).check(deadline, given.finding().debtor(), part));
    }

    private static Optional<Instant> bound(List<Optional<Instant>> bounds, Comparator<Instant> order) {
        return bounds.stream().allMatch(Optional::isPresent)
                ? bounds.stream().map(Optional::orElseThrow).min(order)
                : Optional.empty();
    }
}
