package parley.desk.view;

import java.time.Instant;
import java.util.Optional;

/**
 * How far one entry has come with one member.
 *
 * @param state one to four bars: {@link State#POSTED}, {@link State#HELD}, {@link State#RECEIVED} or
 *     {@link State#ACKNOWLEDGED}
 * @param at the time that the member itself stated, from {@code RECEIVED} on
 */
public record Receipt(String member, State state, Optional<Instant> at) {
    /** Whether the member has stated that it holds the entry. */
    public boolean received() {
        return state == State.RECEIVED || state == State.ACKNOWLEDGED;
    }
}
