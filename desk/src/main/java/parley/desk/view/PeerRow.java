package parley.desk.view;

import java.time.Instant;
import java.util.Optional;

/**
 * Another member of the circle.
 *
 * @param kind {@code party}, {@code witness} or {@code observer}
 * @param lastSign the last instant at which its node answered or called; empty when it never has since this node started
 * @param up whether that is recent enough
 * @param entries how many entries of its log this node holds
 * @param slow what is slow between it and this party
 */
public record PeerRow(
        String code, String kind, boolean up, Optional<Instant> lastSign, long entries, Optional<Delay> slow) {
    public State state() {
        return up ? State.UP : State.SILENT;
    }
}
