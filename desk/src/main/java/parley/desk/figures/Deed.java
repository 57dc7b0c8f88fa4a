package parley.desk.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.value.Value;

/**
 * What the proof of a duty says of its times.
 *
 * @param asked the instant from which its term runs, where it runs from one and that is settled
 * @param term from then to its deadline
 * @param done when what was owed was given; empty while nothing was
 * @param entries what was given
 */
record Deed(Optional<Instant> asked, Optional<Duration> term, Optional<Interval> done, List<EntryPointer> entries) {
    static Deed of(Finding finding) {
        var parts = nearest(finding.proof());
        var done = parts.stream()
                .filter(Proof.Done.class::isInstance)
                .map(Proof.Done.class::cast)
                .findFirst();
        var asked = parts.stream()
                .filter(Proof.Timed.class::isInstance)
                .map(Proof.Timed.class::cast)
                .flatMap(timed -> instant(timed.anchor()).stream())
                .findFirst();
        return new Deed(
                asked,
                asked.flatMap(from -> finding.dueAt().map(due -> Duration.between(from, due))),
                done.map(Proof.Done::time),
                done.map(Proof.Done::entries).orElse(List.of()));
    }

    /** The parts of the duty: those of its finding, or of the one row by which it binds. */
    private static List<Proof> nearest(Proof proof) {
        return Stream.concat(
                        proof.because().stream(),
                        proof.because().stream()
                                .filter(Proof.Rule.class::isInstance)
                                .filter(row -> row.outcome().equals(proof.outcome()))
                                .flatMap(row -> row.because().stream()))
                .toList();
    }

    private static Optional<Instant> instant(Reading anchor) {
        return anchor instanceof Reading.Known(Value.Moment(Instant instant), List<Source> _)
                ? Optional.of(instant)
                : Optional.empty();
    }
}
