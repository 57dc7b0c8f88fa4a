package parley.desk.view;

import java.time.Instant;
import java.util.Optional;

/**
 * The way of one entry to one member, one bar for each step that is known.
 *
 * @param posted when it stood in a checkpoint of its log
 * @param held when the member had cosigned such a checkpoint
 * @param received the member's own {@code seen}
 * @param acknowledged when one of its officers answered
 */
public record Receipt(
        String member,
        Optional<Instant> posted,
        Optional<Instant> held,
        Optional<Instant> received,
        Optional<Instant> acknowledged) {

    /** The furthest step that is known; empty before the entry is in a checkpoint. */
    public Optional<State> state() {
        if (acknowledged.isPresent()) {
            return Optional.of(State.ACKNOWLEDGED);
        }
        if (received.isPresent()) {
            return Optional.of(State.RECEIVED);
        }
        if (held.isPresent()) {
            return Optional.of(State.HELD);
        }
        return posted.map(at -> State.POSTED);
    }
}
