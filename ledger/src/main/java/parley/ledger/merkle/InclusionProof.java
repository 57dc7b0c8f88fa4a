package parley.ledger.merkle;

import java.util.List;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/**
 * The audit path of one leaf (RFC 6962, 2.1.1): the sibling hashes from the leaf up to the root's child.
 *
 * @param index which leaf, from 0
 * @param size how many leaves the tree has, above {@code index}
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    /**
     * Checks the numbers; not whether the proof holds.
     *
     * @throws MalformedException when there is no such leaf or the path is longer than any
     */
    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0 || index >= size) {
            throw new MalformedException("inclusion proof", "no leaf " + index + " in a tree of " + size);
        }
        MalformedException.refuseAbove(Merkle.PATH_MAX, path.size(), "inclusion proof", "hashes");
    }

    /** Whether this shows that the leaf with that hash stands at {@link #index} in the tree with that root. */
    public boolean shows(Hash leaf, Hash root) {
        // RFC 9162, 2.1.3.2: at each level the bits of index and of the last leaf tell the sibling's side.
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false; // the root is reached, yet the path goes on
            }
            if ((node & 1) == 1 || node == last) {
                hash = Merkle.node(sibling, hash);
                // Where the edge has no sibling of its own, it meets the next one further up.
                int up = Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                hash = Merkle.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
