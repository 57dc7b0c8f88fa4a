package parley.node.view.verify;

import java.util.List;
import java.util.Optional;

/**
 * The re-verification of all that a node keeps, one at a time. It runs on one thread of its own, rests after each page of leaves
 * as long as it worked, a second at most, and never keeps the writer or a page waiting. Thread-safe; nothing here waits for it.
 */
public interface StoreVerification {
    /**
     * Begins one.
     *
     * @param who asks for it; empty where the desk asks nobody
     * @return false when one runs already, there is nothing to look at, or the node is closing
     */
    boolean begin(String who);

    /**
     * Lets the one that runs end soon; what it has found by then is kept.
     *
     * @return whether one was running
     */
    boolean stop();

    /** How far the one that runs has come; empty while none does. */
    Optional<VerificationProgress> progress();

    /** The last that ended, also before this node was started. */
    Optional<Outcome> last();

    /**
     * What is damaged as far as is known: by the last complete one, and by those since then that did not come to their end.
     * Only a complete one can clear it, or for a log that it has seen to its end one that was not stopped.
     */
    List<Damage> standing();
}
