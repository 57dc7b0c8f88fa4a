package parley.node.circle;

import java.time.Duration;

/**
 * How fast a circle works. Only {@link #seenDelay} is legal time; the others run on the machine's own clock.
 *
 * @param seenDelay from storing a peer's entry to saying so: entries that come together share one {@code seen}
 * @param checkpointPatience after which the next checkpoint is signed although the quorum has not cosigned the last
 * @param firstRetry after a peer could not be reached; doubled each time
 * @param lastRetry the longest pause between attempts
 * @param cosignaturesDelay from mirroring a checkpoint to asking its owner for the others' cosignatures on it: all that
 *     come in between share one question
 * @param heartbeat from one sign of life to the next question for one; and from one question for lacking cosignatures to
 *     the next
 */
public record Pace(
        Duration seenDelay,
        Duration checkpointPatience,
        Duration firstRetry,
        Duration lastRetry,
        Duration cosignaturesDelay,
        Duration heartbeat) {
    /** For a node in real use. */
    public static final Pace REAL = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10));

    /**
     * For a world under a simulated clock: what came in one instant is seen at the end of that instant. Cosignatures are
     * asked for when it has played, by {@link Circle#gatherCosignatures}: time need not wait for them in between.
     */
    public static final Pace WORLD = new Pace(
            Duration.ZERO,
            Duration.ofSeconds(2),
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    /** The same, but for a receipt that waits for nothing. */
    public Pace atOnce() {
        return new Pace(Duration.ZERO, checkpointPatience, firstRetry, lastRetry, cosignaturesDelay, heartbeat);
    }

    /** The pause after a number of failures in a row, from 1. */
    Duration retry(int failures) {
        Duration doubled = firstRetry.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(lastRetry) < 0 ? doubled : lastRetry;
    }
}
