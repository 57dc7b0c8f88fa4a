package parley.ledger.merkle;

import java.util.ArrayList;
import java.util.List;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/** RFC 6962, section 2.1, written down as it stands there: recursive, from the leaves, slow, obviously right. */
final class NaiveTree {
    private NaiveTree() {}

    static Hash root(List<Bytes> leaves) {
        if (leaves.isEmpty()) {
            return Hash.sha256();
        }
        if (leaves.size() == 1) {
            return Hash.sha256(Bytes.hex("00"), leaves.getFirst());
        }
        int k = split(leaves.size());
        return Hash.sha256(
                Bytes.hex("01"),
                root(leaves.subList(0, k)).bytes(),
                root(leaves.subList(k, leaves.size())).bytes());
    }

    static List<Hash> path(int m, List<Bytes> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<Bytes> left = leaves.subList(0, k);
        List<Bytes> right = leaves.subList(k, leaves.size());
        return m < k ? plus(path(m, left), root(right)) : plus(path(m - k, right), root(left));
    }

    static List<Hash> proof(int m, List<Bytes> leaves) {
        return m == 0 ? List.of() : subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<Bytes> leaves, boolean whole) {
        if (m == leaves.size()) {
            return whole ? List.of() : List.of(root(leaves));
        }
        int k = split(leaves.size());
        List<Bytes> left = leaves.subList(0, k);
        List<Bytes> right = leaves.subList(k, leaves.size());
        return m <= k ? plus(subproof(m, left, whole), root(right)) : plus(subproof(m - k, right, false), root(left));
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> plus(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }
}
