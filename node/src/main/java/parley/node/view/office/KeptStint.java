package parley.node.view.office;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the rota as it was written.
 *
 * @param who which officer wrote it
 * @param replaced when another line was written in its place; empty while it stands
 */
public record KeptStint(long number, Instant written, Stint stint, String who, Optional<Instant> replaced) {
    /** Whether the rota names somebody by it. */
    public boolean stands() {
        return replaced.isEmpty() && stint.names();
    }

    /** Whether it was written after it had begun. */
    public boolean late() {
        return written.isAfter(stint.begin());
    }
}
