package parley.node.view.clearance;

import java.util.List;

/**
 * A draft that is to be cleared.
 *
 * @param pack the agreement to which its format belongs
 * @param settles what this party owes that it would settle, by the names of the findings
 * @param who who asks
 */
public record Asking(String draft, String pack, String format, Wording wording, List<String> settles, String who) {
    public Asking {
        settles = List.copyOf(settles);
        ClearingOffice.requireLine("name", who, 200);
    }
}
