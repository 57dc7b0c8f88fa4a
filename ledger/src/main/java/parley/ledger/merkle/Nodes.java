package parley.ledger.merkle;

import parley.ledger.bytes.Hash;

/** Where the hashes of complete subtrees are read from. */
@FunctionalInterface
public interface Nodes {
    /**
     * The hash over the leaves {@code index * 2^level} to {@code (index + 1) * 2^level}, the last one excluded. Asked
     * only for subtrees that are complete in the tree at hand.
     *
     * @param level 0 for leaves, at most 62
     * @param index from 0
     */
    Hash read(int level, long index);
}
