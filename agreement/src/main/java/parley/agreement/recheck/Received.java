package parley.agreement.recheck;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.recheck.Dates.Years;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/** Looks up again when the obliged party received the first entry in a format about a subject, from who coined it. */
record Received(Case given, Line line, Statements statements, String subjectType, Faults faults) {
    /** Whether that was in some years, checked against its node. */
    Truth check(String format, String subject, Years years, Proof node) {
        Optional<RecordedEntry> first = first(format, subject);
        if (first.isEmpty() || !(node instanceof Proof.Done done)) {
            faults.add(node, "does not show the " + format + " about " + subject);
            return Truth.UNKNOWN;
        }
        faults.same(node, "the entry", done.entries(), List.of(first.get().pointer()));
        faults.same(
                node,
                "its receipt",
                done.time(),
                first.get().receivedBy(given.finding().debtor()));
        if (!done.because().isEmpty()) {
            faults.add(node, "rests on more than the receipt");
        }
        Truth truth = in(years, first.get());
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    /** The same without a node; empty while there is no such entry. */
    Optional<Truth> in(String format, String subject, Years years) {
        return first(format, subject).map(entry -> in(years, entry));
    }

    private Truth in(Years years, RecordedEntry entry) {
        Interval time = entry.receivedBy(given.finding().debtor());
        Instant before = given.time().startOf(years.start()).minusSeconds(1);
        Truth early = time.by(before);
        Truth untilEnd = time.by(given.time().endOf(years.end()));
        return Shape.combine(Operator.ALL, List.of(untilEnd, Shape.combine(Operator.NOT, List.of(early))));
    }

    /** The first entry in a format about a subject, in the log of the party whose code stands in the subject's id. */
    Optional<RecordedEntry> first(String format, String subject) {
        String code = subject.split("/", 2)[0];
        Optional<FactType> type = given.pack().fact(subjectType);
        if (!Party.isCode(code) || type.isEmpty()) {
            return Optional.empty();
        }
        return given.record().log(new Party(code)).stream()
                .filter(entry -> entry.format().equals(format)
                        && !statements.standing().withdrawn(entry.pointer())
                        && statements.isAbout(entry, type.get(), subject))
                .findFirst();
    }
}
