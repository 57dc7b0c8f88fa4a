package parley.ledger.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parley.ledger.bytes.Hash;

/**
 * Roots and proofs of a tree of which all complete subtrees can be read. Any earlier size of the tree can be asked for.
 * As safe for threads as the {@link Nodes} it reads.
 */
public final class Proofs {
    private final Nodes nodes;

    public Proofs(Nodes nodes) {
        this.nodes = nodes;
    }

    /** The root over the first {@code size} leaves. */
    public Hash root(long size) {
        return size == 0 ? Merkle.EMPTY_ROOT : range(0, size);
    }

    /** Proof that leaf {@code index} is in the tree of the first {@code size} leaves. */
    public InclusionProof inclusion(long index, long size) {
        Objects.checkIndex(index, size);
        List<Hash> path = new ArrayList<>();
        long low = 0;
        long high = size;
        while (high - low > 1) {
            long middle = low + split(high - low);
            if (index < middle) {
                path.add(range(middle, high));
                high = middle;
            } else {
                path.add(range(low, middle));
                low = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /** Proof that the tree of the first {@code newSize} leaves extends that of the first {@code oldSize}. */
    public ConsistencyProof consistency(long oldSize, long newSize) {
        Objects.checkFromToIndex(0, oldSize, newSize);
        List<Hash> path = new ArrayList<>();
        long low = 0;
        long high = newSize;
        if (oldSize > 0) {
            while (high != oldSize) {
                long middle = low + split(high - low);
                if (oldSize <= middle) {
                    path.add(range(middle, high));
                    high = middle;
                } else {
                    path.add(range(low, middle));
                    low = middle;
                }
            }
            if (low > 0) { // else the subtree is the whole old tree, whose root the reader has
                path.add(range(low, high));
            }
        }
        return new ConsistencyProof(oldSize, newSize, path.reversed());
    }

    /** The hash over the leaves from {@code low} on and before {@code high}; {@code low} is a subtree's first leaf. */
    private Hash range(long low, long high) {
        long count = high - low;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.read(level, low >> level);
        }
        long middle = low + split(count);
        return Merkle.node(range(low, middle), range(middle, high));
    }

    /** The largest power of two below {@code count}, which is at least 2. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
