package parley.node.view.clearance;

import java.util.List;

/**
 * An officer's word that a draft is released without the clearance of some offices.
 *
 * @param agreement the id of the one to which its format belongs
 * @param offices whose clearance the officer saw missing
 * @param reason why it cannot wait
 */
public record Waiver(
        String draft, String agreement, String format, Wording wording, List<Long> offices, String who, String reason) {
    public Waiver {
        offices = offices.stream().sorted().toList();
        ClearingOffice.requireLine("name", who, 200);
        Decision.requireSaid(reason);
    }
}
