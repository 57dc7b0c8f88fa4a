package parley.node.circle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import parley.ledger.charter.Member;

/**
 * How this node stands with another member.
 *
 * @param offset the member's clock minus ours
 * @param holds how many leaves of our log the member has cosigned
 * @param held how many leaves of the member's log are stored here
 */
public record PeerState(
        Member member,
        boolean reachable,
        Optional<Instant> lastSign,
        Optional<Duration> offset,
        long holds,
        long held) {}
