package parley.node.view;

import java.time.Instant;
import java.util.List;
import parley.agreement.finding.Foreseen;

/**
 * What a draft would change, if it were sent and every member had it at once. Nothing is kept of it.
 *
 * @param at that instant on the node's clock, for which is judged too
 * @param packs one for each agreement of the circle, in its order
 */
public record Foresight(Instant at, List<Under> packs) {
    public Foresight {
        packs = List.copyOf(packs);
    }

    /**
     * What it would change under one agreement.
     *
     * @param pack the hash of its pack
     * @param changes the findings that would be new, gone, or say something else, in the order of the assessment
     */
    public record Under(String pack, List<Foreseen> changes) {
        public Under {
            changes = List.copyOf(changes);
        }
    }
}
