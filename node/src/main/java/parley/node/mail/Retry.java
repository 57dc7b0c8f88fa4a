package parley.node.mail;

import java.time.Duration;

/**
 * How often, and how far apart, a letter is tried for one address.
 *
 * @param first after the first try in vain
 * @param most the longest pause; each is twice the one before
 * @param tries how many in all
 */
public record Retry(Duration first, Duration most, int tries) {
    /** How often a letter is sent of which it is not known whether the relay has it: the first time and once more. */
    public static final int UNCLEAR = 2;

    /** For a relay that is down for a part of a night: about six hours. */
    public static final Retry STANDARD = new Retry(Duration.ofSeconds(10), Duration.ofHours(1), 14);

    private static final int DOUBLINGS = 20;

    /** How long to wait after so many tries in vain. */
    public Duration after(int vain) {
        Duration pause = first.multipliedBy(1L << Math.clamp(vain - 1L, 0, DOUBLINGS));
        return pause.compareTo(most) < 0 ? pause : most;
    }
}
