package parley.ledger.merkle;

import java.util.ArrayList;
import java.util.List;
import parley.ledger.bytes.Hash;

/**
 * A growing tree of which only the right edge is kept: the roots of its complete subtrees, largest first, at most 63.
 * That is enough to append and to know the root. Not thread-safe; {@link #copy()} gives a snapshot.
 */
public final class RightEdge {
    /** Receives each complete subtree as an append finishes it, leaves included, lower levels first. */
    @FunctionalInterface
    public interface Finished {
        void node(int level, long index, Hash hash);
    }

    private static final Finished NOBODY = (level, index, hash) -> {};

    private final List<Hash> edge;
    private long size;

    private RightEdge(long size, List<Hash> edge) {
        this.size = size;
        this.edge = new ArrayList<>(edge);
    }

    /** The tree without leaves. */
    public static RightEdge empty() {
        return new RightEdge(0, List.of());
    }

    /**
     * The edge of a tree whose nodes are at hand, to go on from.
     *
     * @param size its leaves, from 0
     */
    public static RightEdge of(long size, Nodes nodes) {
        List<Hash> edge = new ArrayList<>();
        long start = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size & 1L << level) != 0) {
                edge.add(nodes.read(level, start >> level));
                start += 1L << level;
            }
        }
        return new RightEdge(size, edge);
    }

    public RightEdge copy() {
        return new RightEdge(size, edge);
    }

    /** How many leaves. */
    public long size() {
        return size;
    }

    /** Appends a leaf by its hash, {@link Merkle#leaf}. */
    public void append(Hash leaf) {
        append(leaf, NOBODY);
    }

    /** Appends a leaf by its hash and tells of every subtree that it completes. */
    public void append(Hash leaf, Finished finished) {
        Hash hash = leaf;
        finished.node(0, size, hash);
        for (int level = 0; (size & 1L << level) != 0; level++) {
            hash = Merkle.node(edge.removeLast(), hash);
            finished.node(level + 1, size >> (level + 1), hash);
        }
        edge.addLast(hash);
        size++;
    }

    /** The root over all leaves appended so far. */
    public Hash root() {
        if (edge.isEmpty()) {
            return Merkle.EMPTY_ROOT;
        }
        Hash root = edge.getLast();
        for (int i = edge.size() - 2; i >= 0; i--) {
            root = Merkle.node(edge.get(i), root);
        }
        return root;
    }
}
