package parley.node.view.clearance;

import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/**
 * What an office says of a draft.
 *
 * @param text the wording that it looked at
 * @param after the number of what it had said of that when the officer began; 0 for nothing
 * @param who who says it
 * @param said the remark or the reason; empty exactly when it is cleared without one
 */
public record Decision(
        String draft, Hash text, long office, long after, ClearanceAct.Kind kind, String who, String said) {
    public Decision {
        if (!kind.isDecision()) {
            throw new IllegalArgumentException("an office does not decide " + kind);
        }
        ClearingOffice.requireLine("name", who, 200);
        if (kind == ClearanceAct.Kind.CLEARED) {
            MalformedException.refuseAbove(0, said.length(), "remark of what is cleared without one", "characters");
        } else {
            requireSaid(said);
        }
    }

    static void requireSaid(String said) {
        if (said.isBlank()) {
            throw new MalformedException("reason", "it is empty");
        }
        MalformedException.refuseAbove(ClearanceAct.SAID_MAX, said.length(), "reason", "characters");
        if (said.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw new MalformedException("reason", "it has control characters: " + MalformedException.quote(said));
        }
    }
}
