package parley.ledger.merkle;

import java.util.List;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/**
 * Proof that a tree of {@code newSize} leaves begins with the leaves of one of {@code oldSize} (RFC 6962, 2.1.2). From
 * the empty tree and between equal sizes the path is empty.
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    /**
     * Checks the numbers; not whether the proof holds.
     *
     * @throws MalformedException when the sizes are out of order or the path is longer than any
     */
    public ConsistencyProof {
        path = List.copyOf(path);
        if (oldSize < 0 || oldSize > newSize) {
            throw new MalformedException("consistency proof", "from size " + oldSize + " to size " + newSize);
        }
        MalformedException.refuseAbove(Merkle.PATH_MAX, path.size(), "consistency proof", "hashes");
    }

    /** Whether this shows that the tree with the new root extends the one with the old root. */
    public boolean shows(Hash oldRoot, Hash newRoot) {
        if (oldSize == 0 && !oldRoot.equals(Merkle.EMPTY_ROOT)) {
            return false;
        }
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot);
        }
        if (oldSize == 0) {
            return path.isEmpty();
        }
        return !path.isEmpty() && fold(oldRoot, newRoot);
    }

    /** RFC 9162, 2.1.4.2: one walk up from the old tree's last subtree computes both roots. */
    private boolean fold(Hash oldRoot, Hash newRoot) {
        int up = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >> up;
        long last = (newSize - 1) >> up;
        // When the old size is a power of two, its root is a node of the new tree and is left out of the path.
        boolean whole = Long.bitCount(oldSize) == 1;
        Hash oldHash = whole ? oldRoot : path.getFirst();
        Hash newHash = oldHash;
        for (Hash sibling : path.subList(whole ? 0 : 1, path.size())) {
            if (last == 0) {
                return false; // the root is reached, yet the path goes on
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = Merkle.node(sibling, oldHash);
                newHash = Merkle.node(sibling, newHash);
                int edge = Long.numberOfTrailingZeros(node);
                node >>= edge;
                last >>= edge;
            } else {
                newHash = Merkle.node(newHash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
    }
}
