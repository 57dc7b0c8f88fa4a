package parley.node.view;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an entry has come with one other member.
 *
 * @param at when, for {@link State#RECEIVED} and {@link State#ACKNOWLEDGED}: the time in the member's first {@code seen}
 *     that covers the entry
 */
public record ReceiptView(String party, State state, Optional<Instant> at) {
    /** One to four bars. */
    public enum State {
        /** It stands in a signed checkpoint. */
        POSTED,
        /** The member has cosigned a checkpoint that covers it: its node stores it. */
        HELD,
        /** The member's own log says so. */
        RECEIVED,
        /** An officer of the member has replied to it by an acknowledgement. */
        ACKNOWLEDGED
    }
}
