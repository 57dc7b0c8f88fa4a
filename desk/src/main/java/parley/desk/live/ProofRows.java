package parley.desk.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.truth.Truth;
import parley.desk.view.Pointer;
import parley.desk.view.ProofNode;
import parley.desk.view.Read;
import parley.desk.view.State;

/** A proof as the page folds it: every node, nothing left out. */
final class ProofRows {
    private ProofRows() {}

    static ProofNode of(Proof proof) {
        var state = state(proof);
        return new ProofNode(
                state,
                state.isPresent() ? "" : proof.outcome(),
                proof.site().ref(),
                proof.site().text(),
                read(proof),
                entries(proof).map(ProofRows::pointer).distinct().toList(),
                proof.because().stream().map(ProofRows::of).toList());
    }

    static Pointer pointer(EntryPointer entry) {
        return new Pointer(entry.party().code(), entry.index());
    }

    static State state(Verdict verdict) {
        return switch (verdict) {
            case NOT_OWED -> State.NOT_OWED;
            case DUE -> State.DUE;
            case MET -> State.MET;
            case LATE -> State.LATE;
            case OVERDUE -> State.OVERDUE;
            case BREACHED -> State.BREACHED;
            case EXCUSED -> State.EXCUSED;
            case UNKNOWN -> State.UNKNOWN;
            case CLOSED -> State.CLOSED;
            case OPEN -> State.OPEN;
            case EXERCISED -> State.EXERCISED;
            case INVALID -> State.INVALID;
            case LAPSED -> State.LAPSED;
            case KEPT -> State.KEPT;
            case FORESEEN -> State.FORESEEN;
            case AVAILABLE -> State.AVAILABLE;
            case EXHAUSTED -> State.EXHAUSTED;
            case ADOPTED -> State.ADOPTED;
            case BROKEN -> State.BROKEN;
        };
    }

    private static Optional<State> state(Proof proof) {
        return switch (proof) {
            case Proof.Combined combined -> Optional.of(state(combined.truth()));
            case Proof.Compared compared -> Optional.of(state(compared.truth()));
            case Proof.Stated stated -> Optional.of(state(stated.truth()));
            case Proof.Held held -> Optional.of(state(held.truth()));
            case Proof.OnDays days -> Optional.of(state(days.truth()));
            case Proof.Done done -> Optional.of(state(done.truth()));
            case Proof.Searched searched -> Optional.of(state(searched.truth()));
            case Proof.Timed timed -> Optional.empty();
            case Proof.Claimed claimed -> Optional.empty();
            case Proof.Rule rule -> Verdict.named(rule.outcome()).map(ProofRows::state);
        };
    }

    private static State state(Truth truth) {
        return switch (truth) {
            case TRUE -> State.HOLDS;
            case FALSE -> State.DOES_NOT_HOLD;
            case UNKNOWN -> State.CANNOT_TELL;
        };
    }

    private static Read read(Proof proof) {
        return switch (proof) {
            case Proof.Compared compared -> new Read.Against(compared.left(), compared.right());
            case Proof.Stated stated -> new Read.Value(stated.reading());
            case Proof.Held held -> held.during().<Read>map(Read.On::new).orElse(new Read.Nothing());
            case Proof.OnDays days -> days.days().<Read>map(Read.On::new).orElse(new Read.Nothing());
            case Proof.Timed timed -> new Read.Value(timed.anchor());
            case Proof.Done done ->
                new Read.At(done.time().earliest(), done.time().latest());
            case Proof.Searched searched ->
                new Read.Searched(searched.upTo().entrySet().stream()
                        .collect(Collectors.toMap(log -> log.getKey().code(), Map.Entry::getValue)));
            case Proof.Combined _, Proof.Claimed _, Proof.Rule _ -> new Read.Nothing();
        };
    }

    private static Stream<EntryPointer> entries(Proof proof) {
        return switch (proof) {
            case Proof.Compared compared -> Stream.concat(entries(compared.left()), entries(compared.right()));
            case Proof.Stated stated -> entries(stated.reading());
            case Proof.Timed timed -> entries(timed.anchor());
            case Proof.Claimed claimed -> entries(claimed.reading());
            case Proof.Done done -> done.entries().stream();
            case Proof.Searched searched -> searched.passed().stream();
            case Proof.Combined combined -> Stream.empty();
            case Proof.Held held -> Stream.empty();
            case Proof.OnDays days -> Stream.empty();
            case Proof.Rule rule -> Stream.empty();
        };
    }

    private static Stream<EntryPointer> entries(Reading reading) {
        return reading.from().stream().map(Source::entry);
    }

    /** Which logs were read how far, and everything else that the evaluation stands on, in one line. */
    static String stamp(parley.agreement.finding.Stamp stamp) {
        List<String> sizes = stamp.sizes().entrySet().stream()
                .map(log -> log.getKey() + " " + log.getValue())
                .toList();
        return "%s, %s %s, %s%s, left out %d, at %s, tz %s"
                .formatted(
                        stamp.engine(),
                        stamp.agreement(),
                        stamp.pack(),
                        String.join(" ", sizes),
                        stamp.knownAt().map(known -> ", known at " + known).orElse(""),
                        stamp.leftOut(),
                        stamp.at(),
                        stamp.timeZones());
    }
}
