package parley.node.view.clearance;

import java.util.List;
import java.util.Optional;
import parley.node.view.countersign.Prospect;

/**
 * A draft that is to be cleared.
 *
 * @param agreement the id of the one to which its format belongs
 * @param prospects what it would change now; empty if that could not be worked out
 * @param who who asks
 */
public record Asking(
        String draft,
        String agreement,
        String format,
        Wording wording,
        Optional<List<Prospect>> prospects,
        String who) {
    public Asking {
        prospects = prospects.map(List::copyOf);
        ClearingOffice.requireLine("name", who, 200);
    }
}
