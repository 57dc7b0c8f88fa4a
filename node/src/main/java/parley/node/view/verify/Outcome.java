package parley.node.view.verify;

import java.time.Instant;
import java.util.List;

/**
 * What a re-verification found.
 *
 * @param who asked for it, as he is called; empty where the desk asks nobody
 * @param begun when, on the node's clock
 * @param logs those that were looked at to their ends
 * @param damages in the order in which they were met, at most {@link #MOST}
 * @param more how many further ones there were
 * @param reason why it failed; empty unless it did
 */
public record Outcome(
        String who,
        Instant begun,
        Instant ended,
        Ending ending,
        List<LogTally> logs,
        List<Damage> damages,
        long more,
        String reason) {
    /** How many damages are kept one by one. */
    public static final int MOST = 100;

    /** How it ended. */
    public enum Ending {
        /** Everything was looked at. */
        COMPLETE,
        /** It came to its end, but not to the end of each log: of the others something could not be read. */
        INCOMPLETE,
        /** Somebody stopped it, or the node was stopped. */
        STOPPED,
        /** The node could not go on. */
        FAILED
    }

    public Outcome {
        logs = List.copyOf(logs);
        damages = List.copyOf(damages);
    }

    /** Whether everything was looked at and nothing is damaged. */
    public boolean holds() {
        return ending == Ending.COMPLETE && damages.isEmpty();
    }
}
