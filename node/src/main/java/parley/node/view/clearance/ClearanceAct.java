package parley.node.view.clearance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Hash;
import parley.node.view.countersign.Prospect;

/**
 * What somebody did about the clearance of a draft.
 *
 * @param text which wording
 * @param agreement the id of the one to which the format belongs
 * @param offices whose clearance was given, refused or waived; at the end: without whose it was released
 * @param called what they were called then
 * @param prospects when it is asked for: what the text would have changed then; empty if that could not be worked out
 * @param entry the id as which it was released, if this is the end of it
 * @param who under whose account, or by which name as typed
 * @param said the remark or the reason; empty for none
 */
public record ClearanceAct(
        long number,
        Instant at,
        Kind kind,
        String draft,
        Hash text,
        String agreement,
        String format,
        List<Long> offices,
        String called,
        Optional<List<Prospect>> prospects,
        Optional<Hash> entry,
        String who,
        String said) {
    /** The longest remark or reason, in UTF-16 code units. */
    public static final int SAID_MAX = 1_000;

    public ClearanceAct {
        offices = List.copyOf(offices);
        prospects = prospects.map(List::copyOf);
    }

    /** Which act. */
    public enum Kind {
        /** Clearance is asked for. */
        ASKED,
        /** An office cleared it. */
        CLEARED,
        /** An office cleared it with a remark. */
        REMARKED,
        /** An office did not clear it. */
        REFUSED,
        /** An officer lets it be released without what is missing. */
        WAIVED,
        /** The draft was released, or is another of the same name. */
        ENDED;

        public boolean isDecision() {
            return this == CLEARED || this == REMARKED || this == REFUSED;
        }
    }

    public boolean isOf(long office) {
        return offices.contains(office);
    }
}
