package parley.agreement.recheck;

import java.util.List;
import java.util.Optional;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * What an entry must not come before, to be an answer.
 *
 * @param entry empty where nothing has taken the step, and nobody can tell
 * @param received whether it is there for a party from its own receipt on, or for all from when it was witnessed
 */
record Answered(Optional<RecordedEntry> entry, boolean received) {

    /** Whether an entry was given once it was there: after the receipt in its own log, or not before it by the clocks. */
    Truth isAnswered(RecordedEntry answer, Interval time) {
        Party by = answer.author();
        Optional<Long> receipt = entry.filter(_ -> received)
                .flatMap(of -> Optional.ofNullable(of.places().get(by)));
        if (receipt.isPresent()) {
            return Truth.of(receipt.get() < answer.pointer().index());
        }
        Interval there =
                entry.map(of -> received ? of.receivedBy(by) : of.witnessed()).orElse(Interval.unbounded(List.of()));
        boolean before = time.latest().isPresent()
                && there.earliest().filter(time.latest().get()::isBefore).isPresent();
        boolean once = time.earliest().isPresent()
                && there.latest()
                        .filter(last -> !last.isAfter(time.earliest().get()))
                        .isPresent();
        return before ? Truth.FALSE : once ? Truth.TRUE : Truth.UNKNOWN;
    }
}
