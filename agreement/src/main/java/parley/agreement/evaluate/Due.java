package parley.agreement.evaluate;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import parley.agreement.proof.Proof;
import parley.agreement.record.Interval;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/**
 * A deadline as far as it is known.
 *
 * @param earliest the earliest instant that it can be; empty: without bound
 * @param latest the latest; empty: without bound
 * @param running whether what it counts from has happened; while it has not, nobody knows that there is time left
 * @param needs what would settle it
 * @param proof its arithmetic
 */
record Due(
        Optional<Instant> earliest,
        Optional<Instant> latest,
        boolean running,
        SortedSet<Need> needs,
        Proof.Timed proof) {

    /** Whether it has passed at an instant; at that very second it has not. */
    Truth passed(Now at) {
        if (latest.isPresent() && at.isAfter(latest.get())) {
            return Truth.TRUE;
        }
        return running && earliest.isPresent() && !at.isAfter(earliest.get()) ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Whether an act lies within it, that very second included. */
    Truth includes(Interval time) {
        if (latest.isPresent() && time.by(latest.get()) == Truth.FALSE) {
            return Truth.FALSE;
        }
        return earliest.isPresent() && time.by(earliest.get()) == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** The deadline, if it is one instant. */
    Optional<Instant> settled() {
        return running && earliest.equals(latest) ? earliest : Optional.empty();
    }
}
