package parley.bench;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.merkle.InclusionProof;
import parley.ledger.merkle.Merkle;
import parley.ledger.merkle.RightEdge;

/**
 * Merkle append and proof against the bare SHA-256 of the same bytes: a tree can do no better than hash its leaf and, on
 * the average, one inner node for each entry.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
public class MerkleBench {
    private static final int DEPTH = 20;

    private final byte[] entry = new byte[1024];
    private final byte[] prefixedEntry = new byte[1 + entry.length];
    private final byte[] prefixedNode = new byte[1 + 2 * Hash.SIZE];
    private Bytes leaf = Bytes.EMPTY;
    private Hash leafHash = Merkle.EMPTY_ROOT;
    private RightEdge tree = RightEdge.empty();
    private MessageDigest digest = sha256();
    private InclusionProof proof = new InclusionProof(0, 1, List.of());
    private Hash root = Merkle.EMPTY_ROOT;

    @Setup
    public void fill() {
        new Random(1).nextBytes(entry);
        System.arraycopy(entry, 0, prefixedEntry, 1, entry.length);
        leaf = Bytes.of(entry);
        leafHash = Merkle.leaf(leaf);
        List<Hash> path = new ArrayList<>();
        Hash folded = leafHash;
        for (int level = 0; level < DEPTH; level++) {
            Hash sibling = Hash.sha256(Bytes.of((byte) level));
            path.add(sibling);
            folded = Merkle.node(folded, sibling);
        }
        proof = new InclusionProof(0, 1L << DEPTH, path);
        root = folded;
        if (!proof.shows(leafHash, root)) {
            throw new IllegalStateException("the proof to be measured does not hold");
        }
    }

    @Benchmark
    public long append() {
        tree.append(Merkle.leaf(leaf));
        return tree.size();
    }

    /** The limit of {@link #append}: the leaf and one inner node. */
    @Benchmark
    public byte[] appendLimit() {
        digest.digest(prefixedEntry);
        return digest.digest(prefixedNode);
    }

    @Benchmark
    public boolean verifyInclusion() {
        return proof.shows(leafHash, root);
    }

    /** The limit of {@link #verifyInclusion}: its twenty inner nodes. */
    @Benchmark
    public byte[] verifyInclusionLimit() {
        byte[] last = prefixedNode;
        for (int level = 0; level < DEPTH; level++) {
            last = digest.digest(prefixedNode);
        }
        return last;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
