package parley.node.exchange;

/**
 * How much of something a peer may use: {@code burst} at once, and {@code perSecond} in the long run.
 *
 * @param perSecond above zero
 * @param burst at least 1
 */
public record Rate(long perSecond, long burst) {
    /** Keeps a full bucket countable in billionths, see {@link TokenBucket}. */
    private static final long MAX = 1L << 32;

    public Rate {
        if (perSecond < 1 || perSecond > MAX || burst < 1 || burst > MAX) {
            throw new IllegalArgumentException("a rate is 1 to " + MAX + " per second with a burst of 1 to " + MAX
                    + ", not " + perSecond + " with " + burst);
        }
    }
}
