package parley.agreement.recheck;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.agreement.expr.Path;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.recheck.Quotas.Bounds;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Computes the number of a quota again that a step cites, from the logs as far as they were read: the obliged party's up to
 * its decision, and all of them up to the entry as of which the quota counts. A proof in which no other use stands does
 * not show the decision; then it may be any word of that party about the subject, or none.
 */
record ExhaustedNumbers(Case given, Faults faults, Quota quota, Line line, Party obliged, Map<Path, Value> values) {

    /** Checked against its node; empty where it is not known. */
    Optional<Bounds> check(Optional<RecordedEntry> decision, Proof node) {
        return quota.asOf().map(asOf -> asOf(asOf, decision, node)).orElseGet(() -> number(decision, _ -> true, node));
    }

    private Optional<Bounds> asOf(Quota.AsOf asOf, Optional<RecordedEntry> decision, Proof node) {
        String subject = given.finding().subject().orElse("");
        String id = quota.id() + "." + line.id() + "/asOf/" + subject;
        Shape.site(node, id, Optional.of(asOf.ref()), faults);
        EarlierUses uses = new EarlierUses(given, faults);
        if (node.because().isEmpty()) {
            faults.same(node, "the number", node.outcome(), "as of no entry");
            faults.same(node, "the entry", uses.coined(asOf.format(), subject), Optional.empty());
            return Optional.empty();
        }
        if (!(node instanceof Proof.Rule) || node.because().size() != 3) {
            faults.add(node, "is no number as of an entry");
            return Optional.empty();
        }
        Proof entry = node.because().getFirst();
        Shape.site(entry, id + "/entry", Optional.empty(), faults);
        Optional<Interval> time = uses.first(asOf.format(), subject, entry).map(RecordedEntry::witnessed);
        boolean settled =
                time.filter(when -> when.earliest().equals(when.latest())).isPresent();
        uses.shown(entry, time, settled ? Truth.TRUE : Truth.UNKNOWN);
        if (time.isEmpty()) {
            return Optional.empty();
        }
        Proof sure = node.because().get(1);
        Proof possible = node.because().get(2);
        Optional<Bounds> least =
                number(decision, of(time.get().earliest(), (one, then) -> one.by(then) == Truth.TRUE, false), sure);
        Optional<Bounds> most =
                number(decision, of(time.get().latest(), (one, then) -> one.by(then) != Truth.FALSE, true), possible);
        // The same bounds, left open by different facts, are not one number either.
        boolean one = least.filter(Bounds::isOne).isPresent() || node.outcome().equals(possible.outcome());
        if (!least.equals(most) || !one) {
            faults.same(node, "the number", node.outcome(), "witnessed at about the same time");
            return Optional.empty();
        }
        faults.same(node, "the number", node.outcome(), sure.outcome());
        return most;
    }

    private static Predicate<Interval> of(
            Optional<Instant> then, BiPredicate<Interval, Instant> within, boolean withoutEnd) {
        return one -> then.map(instant -> within.test(one, instant)).orElse(withoutEnd);
    }

    /** From the logs as read up to one of the words that may have decided, each up to the first entry that lies beyond. */
    private Optional<Bounds> number(Optional<RecordedEntry> decision, Predicate<Interval> within, Proof node) {
        Faults first = new Faults();
        Optional<Bounds> bounds = number(decision, within, node, first);
        if (!first.all().isEmpty() && decision.isEmpty()) {
            for (RecordedEntry word : words()) {
                Faults other = new Faults();
                Optional<Bounds> then = number(Optional.of(word), within, node, other);
                if (other.all().isEmpty()) {
                    return then;
                }
            }
        }
        faults.addAll(first);
        return bounds;
    }

    /** The logs as far as they may have been read. */
    List<KnownRecord> logs(Optional<RecordedEntry> decision) {
        return decision.isPresent()
                ? List.of(read(decision, _ -> true))
                : Stream.concat(
                                Stream.of(given.record()),
                                words().stream().map(word -> read(Optional.of(word), _ -> true)))
                        .toList();
    }

    private Optional<Bounds> number(
            Optional<RecordedEntry> decision, Predicate<Interval> within, Proof node, Faults noted) {
        Map<Path, Value> group = new LinkedHashMap<>(values);
        group.put(quota.obliged(), new Value.PartyCode(obliged));
        return new Numbers(given.over(read(decision, within)), quota, noted)
                .of(group)
                .atMost(line, node);
    }

    private List<RecordedEntry> words() {
        String subject = given.finding().subject().orElse("");
        return given.record().log(obliged).stream()
                .filter(entry -> Matching.names(given.pack(), entry, subject))
                .toList();
    }

    private KnownRecord read(Optional<RecordedEntry> decision, Predicate<Interval> within) {
        KnownRecord whole = given.record();
        Map<Party, List<RecordedEntry>> logs = new LinkedHashMap<>();
        whole.logs()
                .forEach((party, log) -> logs.put(
                        party,
                        upTo(decision.filter(word -> word.author().equals(party)), log)
                                .takeWhile(entry -> within.test(entry.witnessed()))
                                .toList()));
        return whole.with(logs);
    }

    private static Stream<RecordedEntry> upTo(Optional<RecordedEntry> last, List<RecordedEntry> log) {
        return log.stream()
                .filter(entry -> last.map(word ->
                                entry.pointer().index() <= word.pointer().index())
                        .orElse(true));
    }
}
