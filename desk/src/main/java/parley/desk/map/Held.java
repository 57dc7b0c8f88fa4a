package parley.desk.map;

import java.time.Instant;
import java.util.Optional;

/** From when until when something holds, both ends within; an end that is not stated is open. */
public record Held(Optional<Instant> from, Optional<Instant> to) {
    /** For all time. */
    public static final Held ALWAYS = new Held(Optional.empty(), Optional.empty());

    /** Whether there is a moment at which both hold. */
    public boolean meets(Held other) {
        return begins(other) && other.begins(this);
    }

    private boolean begins(Held other) {
        return from.isEmpty() || other.to.isEmpty() || !from.get().isAfter(other.to.get());
    }
}
