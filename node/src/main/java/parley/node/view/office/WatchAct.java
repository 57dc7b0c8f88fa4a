package parley.node.view.office;

import java.time.Instant;

/** A taking over or handing over that was made; each follows the one before it. Its number grows. */
public record WatchAct(long number, Instant at, Hand hand) {
    /** Whether somebody has the watch from here on. */
    public boolean taken() {
        return hand.kind() == Hand.Kind.TAKEN;
    }
}
