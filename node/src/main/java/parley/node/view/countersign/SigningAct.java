package parley.node.view.countersign;

import java.time.Instant;
import parley.ledger.bytes.Hash;

/**
 * What an officer did with a draft that two sign.
 *
 * @param draft its name
 * @param entry the id that it has or would have as an entry
 * @param officer whose key signed, or who takes that back under the account under which he did; empty where no passphrase and
 *     no account shows who it was
 * @param account who was signed in at the desk; empty where it asks nobody
 * @param reason of a refusal; else empty
 */
public record SigningAct(
        long number, Instant at, Kind kind, String draft, Hash entry, String officer, String account, String reason) {
    /** Which act. */
    public enum Kind {
        /** The first officer signed. */
        SIGNED,
        /** He took the signature back. */
        WITHDRAWN,
        /** The second officer would not sign. */
        REFUSED,
        /** The second officer signed, and it was sent. */
        COMPLETED
    }

    /** Who it was, as a page names him: by the account, where there are any, else by the key. */
    public String who() {
        return account.isEmpty() || account.equals(officer)
                ? officer
                : officer.isEmpty() ? account : officer + " (" + account + ")";
    }
}
