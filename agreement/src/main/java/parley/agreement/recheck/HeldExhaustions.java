package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Re-checks that a line which counts what is there on the same day had been used up before a party decided. Below it stand
 * the decision, where there is one, and then the logs as they are read: up to what had been witnessed by the decision for
 * certain, and once more up to what may have been, where that is another part of them.
 *
 * @param obliged who decides
 * @param due the deadline of the duty
 */
record HeldExhaustions(
        Case given, Faults faults, Quota quota, Line line, Counting.Overlap counting, Party obliged, Steps.Due due) {

    Truth check(String id, Proof node) {
        String place = id + "/" + line.id();
        Shape.site(node, place, Optional.of(line.ref()), faults);
        List<Proof> parts = new ArrayList<>(node.because());
        Optional<FactType> type = given.pack().fact(quota.subjectType());
        if (!(node instanceof Proof.Rule) || parts.isEmpty() || type.isEmpty()) {
            faults.add(node, "does not say how the logs are read");
            return Truth.UNKNOWN;
        }
        Optional<RecordedEntry> decision = Optional.empty();
        if (parts.getFirst().site().id().equals(place + "/decision")) {
            decision = decision(parts.removeFirst());
        }
        String than = decision.map(own -> own.pointer().toString()).orElse("the deadline");
        faults.same(
                node,
                "the text",
                node.site().text(),
                quota.id() + "." + line.id() + " used up by others before " + than);
        List<KnownRecord> logs = logs(decision);
        if (parts.size() != logs.size()) {
            faults.add(node, "reads the logs in " + parts.size() + " ways of " + logs.size());
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            HeldReading reading = new HeldReading(
                    given.over(logs.get(i)), given, faults, quota, line, counting, type.get(), obliged, due, decision);
            truths.add(reading.check(place + "/read/" + i, parts.get(i)));
        }
        Truth truth = truths.stream().distinct().count() == 1 ? truths.getFirst() : Truth.UNKNOWN;
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    /** The word with which the party decided. */
    private Optional<RecordedEntry> decision(Proof node) {
        Shape.site(node, node.site().id(), Optional.empty(), faults);
        if (!(node instanceof Proof.Done done) || !done.because().isEmpty()) {
            faults.add(node, "is no decision");
            return Optional.empty();
        }
        faults.same(node, "whether it is in time", done.truth(), due.includes(done.time()));
        return new EarlierUses(given, faults)
                .word(obliged, given.finding().subject().orElse(""), done);
    }

    /** How far the logs are read: the party's own up to its decision, others as they had been witnessed by then. */
    private List<KnownRecord> logs(Optional<RecordedEntry> decision) {
        if (decision.isEmpty()) {
            return List.of(given.record());
        }
        Interval time = decision.get().witnessed();
        KnownRecord sure = upTo(decision.get(), entry -> isBy(entry, time.earliest(), Truth.TRUE));
        KnownRecord possible = upTo(
                decision.get(),
                entry -> time.latest().isEmpty()
                        || isBy(entry, time.latest(), Truth.TRUE)
                        || isBy(entry, time.latest(), Truth.UNKNOWN));
        return sure.logs().equals(possible.logs()) ? List.of(sure) : List.of(sure, possible);
    }

    private static boolean isBy(Interval entry, Optional<Instant> then, Truth truth) {
        return then.filter(instant -> entry.by(instant) == truth).isPresent();
    }

    private KnownRecord upTo(RecordedEntry decision, Predicate<Interval> within) {
        KnownRecord whole = given.record();
        Map<Party, List<RecordedEntry>> logs = new LinkedHashMap<>();
        whole.logs()
                .forEach((party, log) -> logs.put(
                        party,
                        log.stream()
                                .takeWhile(entry -> party.equals(obliged)
                                        ? entry.pointer().index()
                                                <= decision.pointer().index()
                                        : within.test(entry.witnessed()))
                                .toList()));
        return whole.with(logs);
    }
}
