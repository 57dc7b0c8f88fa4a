package parley.node.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/**
 * How one leaf of a log is known, worked out when it is asked for, from what this node stores.
 *
 * @param log the origin of its log
 * @param leaf the stored bytes
 * @param hash the leaf's hash in the tree
 * @param payload the bytes that were signed; empty when the leaf is no envelope around a payload
 * @param signers who is said to have signed them, in the order of the key ids
 * @param inclusion in the largest checkpoint that has its quorum, or else in the largest there is; empty when no
 *     checkpoint covers the leaf yet
 */
public record LeafProof(
        String log,
        Bytes leaf,
        Hash hash,
        Optional<Bytes> payload,
        List<Signer> signers,
        Optional<Inclusion> inclusion) {
    public LeafProof {
        signers = List.copyOf(signers);
    }

    /** What came of a check. */
    public enum Check {
        HOLDS,
        FAILS,
        /** No key of that id stands in the charter, or in the log before the leaf. */
        NO_KEY
    }

    /**
     * One signature.
     *
     * @param officer for whom the key was enrolled; empty for the party's identity key, and for a key that is not known
     */
    public record Signer(String keyid, Optional<String> officer, Check check) {}

    /**
     * The leaf in a tree.
     *
     * @param index its place, from 0
     * @param signed whether the signature of the log's own key on the checkpoint holds
     * @param shown whether the path leads from the leaf's hash to the root
     * @param cosigned by which members, in charter order
     * @param quorum whether those whose cosignatures hold are enough by the charter
     */
    public record Inclusion(
            long index, long size, Hash root, boolean signed, boolean shown, List<Cosigned> cosigned, boolean quorum) {
        public Inclusion {
            cosigned = List.copyOf(cosigned);
        }
    }

    /**
     * A member's cosignature.
     *
     * @param at what it says when; empty when that lies beyond every calendar
     */
    public record Cosigned(String member, Optional<Instant> at, boolean holds) {}
}
