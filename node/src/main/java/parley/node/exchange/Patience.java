package parley.node.exchange;

import java.time.Duration;

/**
 * How long this node waits for others, on the monotonic wall clock; nothing waits without an end.
 *
 * @param connect to be connected to a peer
 * @param greeting from a connection to the end of its first request line, handshake included; and from a request line to
 *     the end of its headers
 * @param body for the whole body of a request
 * @param answer for a whole answer, from the call on; bundles apart
 * @param bundle for a whole answer with a bundle, and for a peer to take any answer
 * @param idle before an unused connection is closed; longer than a caller keeps one (the JDK's client: 30 s)
 */
public record Patience(
        Duration connect, Duration greeting, Duration body, Duration answer, Duration bundle, Duration idle) {
    /** For parties across a network: 12 MiB in a minute is 1.7 Mbit/s. */
    public static final Patience STANDARD = new Patience(
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));
}
