package parley.node.view.clearance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Hash;

/**
 * What somebody did about the clearance of a draft.
 *
 * @param text which wording
 * @param pack the agreement to which the format belongs
 * @param offices whose clearance was given, refused or overridden; at the end: without whose it was released
 * @param called what they were called then
 * @param settles when it is asked for: what this party owes that it would settle, by the names of the findings
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
        String pack,
        String format,
        List<Long> offices,
        String called,
        List<String> settles,
        Optional<Hash> entry,
        String who,
        String said) {
    /** The longest remark or reason, in UTF-16 code units. */
    public static final int SAID_MAX = 1_000;

    public ClearanceAct {
        offices = List.copyOf(offices);
        settles = List.copyOf(settles);
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
        OVERRIDDEN,
        /** The draft was released, or is another of the same name. */
        ENDED;

        public boolean isDecision() {
            return this == CLEARED || this == REMARKED || this == REFUSED;
        }

        public boolean clears() {
            return this == CLEARED || this == REMARKED;
        }
    }

    public boolean isOf(long office) {
        return offices.contains(office);
    }
}
