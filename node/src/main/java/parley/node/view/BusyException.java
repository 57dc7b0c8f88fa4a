package parley.node.view;

import java.time.Duration;

/** The node works out another question of the same kind, and as many wait as may wait. Nothing was done. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** When to ask again. */
    public static final Duration RETRY = Duration.ofSeconds(10);

    public BusyException() {
        super("This node is working out another question; ask again in " + RETRY.toSeconds() + " seconds.");
    }
}
