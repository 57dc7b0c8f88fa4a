package parley.node.exchange;

/**
 * What each peer may ask of this node. Every peer has a budget of its own, so that a greedy one starves only itself.
 *
 * @param requests requests of every kind
 * @param posts posted checkpoints, in each circle; a party has one log there, so this is also the rate for an origin, and
 *     a peer that replays the checkpoints of another pays for them itself
 * @param bytes bytes of bodies in both directions
 * @param concurrent requests under way at one time, at least 1
 */
public record Budget(Rate requests, Rate posts, Rate bytes, int concurrent) {
    /** For parties across a network. */
    public static final Budget STANDARD =
            new Budget(new Rate(100, 1_000), new Rate(10, 50), new Rate(16 << 20, 256 << 20), 16);

    public Budget {
        if (concurrent < 1) {
            throw new IllegalArgumentException("at least one request must be allowed at a time");
        }
    }
}
