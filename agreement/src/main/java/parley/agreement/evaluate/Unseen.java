package parley.agreement.evaluate;

import java.time.Instant;
import java.util.SortedSet;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/** When an entry that nobody here knows yet could have been given. */
interface Unseen {
    /** Whether it may have been given by an instant: FALSE or UNKNOWN, never TRUE. */
    Truth by(Instant instant);

    /** Whether none can have been given by the second before the instant judged, which moves on. */
    boolean noneBefore(Instant judged);

    /** Whose {@code seen} would tell more. */
    SortedSet<Party> missing();
}
