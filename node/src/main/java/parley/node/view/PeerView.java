package parley.node.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Another member of a circle, as this node reaches it.
 *
 * @param kind {@code party}, {@code witness} or {@code observer}
 * @param reachable whether the last attempt to reach it succeeded
 * @param lastSign when it last answered or called, on the wall clock
 * @param offset its clock minus ours, by the last heartbeat
 * @param holds how many leaves of our log it has cosigned
 * @param held how many leaves of its log we hold
 */
public record PeerView(
        String party,
        String kind,
        boolean reachable,
        Optional<Instant> lastSign,
        Optional<Duration> offset,
        long holds,
        long held) {}
