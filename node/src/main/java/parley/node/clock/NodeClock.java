package parley.node.clock;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The legal time of a node and the tasks that hang on it. Heartbeats, back-off and timeouts do not: they run on the
 * machine's own clock. Thread-safe.
 */
public interface NodeClock extends InstantSource, AutoCloseable {
    /** Now, in whole seconds. */
    @Override
    Instant instant();

    /**
     * Runs a task once, at the given instant or as soon after as it can; at once if it has passed. Tasks that are due
     * together run in the order of their phases, then in the order in which they were asked for; on the wall clock, findings may
     * be worked out while something else is said. A task must be short and must not wait for a peer.
     */
    Timer at(Instant due, Phase phase, Runnable task);

    /**
     * Runs what makes the effects of a task known to others, such as a call to a peer, when all tasks of the same instant
     * and phase have run: so that no node acts in a phase on what another did in it.
     */
    void afterPhase(Runnable task);

    /** A flag for work that simulated time has to wait for; down at first. */
    Work work(String name);

    @Override
    void close();

    /** The order of tasks within one instant. */
    enum Phase {
        /** Something happens: an officer sends. */
        EVENT,
        /** Members say what they have seen. */
        SEEN,
        /** Findings are worked out. */
        ASSESS,
        /** Somebody looks at the findings. */
        CHECK
    }

    /** A task that has not run yet. */
    @FunctionalInterface
    interface Timer {
        /** Takes the task back; does nothing once it runs. */
        void cancel();
    }

    /** Says whether one kind of work is under way. The wall clock waits for nothing. Thread-safe. */
    interface Work {
        /** Raises or lowers the flag; raising it twice is raising it once. */
        void busy(boolean busy);
    }
}
