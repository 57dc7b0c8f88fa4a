package parley.ledger.merkle;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/** A tree grown leaf by leaf, with every complete subtree kept in a map. */
public record Grown(RightEdge edge, Map<String, Hash> kept) {
    public static Grown of(long size, LongFunction<Bytes> leaf) {
        Grown grown = new Grown(RightEdge.empty(), new HashMap<>());
        for (long i = 0; i < size; i++) {
            grown.append(leaf.apply(i));
        }
        return grown;
    }

    public void append(Bytes leaf) {
        edge.append(Merkle.leaf(leaf), (level, index, hash) -> kept.put(level + "/" + index, hash));
    }

    public Nodes nodes() {
        return (level, index) -> Objects.requireNonNull(kept.get(level + "/" + index));
    }

    public Proofs proofs() {
        return new Proofs(nodes());
    }
}
