package parley.node.view;

import java.time.Instant;
import java.util.List;
import parley.agreement.timetable.Timetable;

/**
 * When the subjects of a circle are, and how many of them count against its limits.
 *
 * @param at the instant on the node's clock for which it was worked out
 * @param packs one for each agreement of the circle, in its order
 */
public record TimetableView(Instant at, List<Under> packs) {
    public TimetableView {
        packs = List.copyOf(packs);
    }

    /**
     * What there is of it under one agreement.
     *
     * @param pack the hash of its pack
     */
    public record Under(String pack, Timetable timetable) {}
}
