package parley.ledger.merkle;

import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/** The three hashes of RFC 6962, section 2.1. The first byte keeps leaves and nodes apart. */
public final class Merkle {
    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY_ROOT = Hash.sha256();

    /** No path in a tree of at most 2^63-1 leaves is longer. */
    public static final int PATH_MAX = 63;

    private static final Bytes LEAF = Bytes.of((byte) 0);
    private static final Bytes NODE = Bytes.of((byte) 1);

    private Merkle() {}

    /** SHA-256(00, data). */
    public static Hash leaf(Bytes data) {
        return Hash.sha256(LEAF, data);
    }

    /** SHA-256(01, left, right). */
    public static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left.bytes(), right.bytes());
    }
}
