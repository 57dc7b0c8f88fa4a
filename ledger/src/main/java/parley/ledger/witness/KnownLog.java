package parley.ledger.witness;

import parley.ledger.bytes.Hash;
import parley.ledger.merkle.Merkle;
import parley.ledger.note.Verifiers;

/**
 * What a mirror knows of a log.
 *
 * @param keys the keys whose signature it trusts for the log's checkpoints
 * @param size the size it cosigned last, 0 if none
 * @param root the root at that size
 */
public record KnownLog(Verifiers keys, long size, Hash root) {
    /** A log of which nothing was cosigned yet. */
    public static KnownLog fresh(Verifiers keys) {
        return new KnownLog(keys, 0, Merkle.EMPTY_ROOT);
    }
}
