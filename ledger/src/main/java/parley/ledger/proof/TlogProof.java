package parley.ledger.proof;

import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.merkle.InclusionProof;
import parley.ledger.merkle.Merkle;
import parley.ledger.policy.Quorum;
import parley.ledger.policy.Quorum.Judgement;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/**
 * One proof:
 *
 * <pre>
 * c2sp.org/tlog-proof@v1
 * index 256
 * 3JNJ+Xh+0Ahtptl/Z5xRpRmPmORW6Vsdh/o6vAEv7DE=
 *
 * example.com/log
 * 257
 * ...
 * </pre>
 *
 * @param extra data that nothing vouches for
 * @param inclusion in the checkpoint's tree
 */
public record TlogProof(Optional<Bytes> extra, InclusionProof inclusion, SignedCheckpoint checkpoint) {
    public static final int BYTES_MAX = 256 << 10;
    private static final String THING = "tlog-proof";
    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /**
     * Checks that both parts speak of one size.
     *
     * @throws MalformedException when they do not
     */
    public TlogProof {
        if (inclusion.size() != checkpoint.checkpoint().size()) {
            throw new MalformedException(
                    THING,
                    "a path in a tree of " + inclusion.size() + " under a checkpoint of "
                            + checkpoint.checkpoint().size());
        }
    }

    /**
     * Reads a proof.
     *
     * @throws MalformedException when the bytes are above 256 KiB or not a proof
     */
    public static TlogProof parse(Bytes proof) {
        MalformedException.refuseAbove(BYTES_MAX, proof.size(), THING, "bytes");
        String all = Strict.utf8(THING, proof);
        int blank = all.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException(THING, "no blank line before the checkpoint");
        }
        List<String> lines = Strict.lines(THING, all.substring(0, blank + 1));
        boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith(EXTRA);
        int at = hasExtra ? 2 : 1;
        if (!lines.getFirst().equals(FIRST)
                || lines.size() <= at
                || !lines.get(at).startsWith(INDEX)) {
            throw new MalformedException(THING, "not '" + FIRST + "', perhaps extra, and index");
        }
        MalformedException.refuseAbove(Merkle.PATH_MAX, lines.size() - at - 1L, THING, "hashes");
        long index = Strict.decimal(THING, "the index", lines.get(at).substring(INDEX.length()));
        List<Hash> path = lines.subList(at + 1, lines.size()).stream()
                .map(line -> Strict.hash(THING, "a hash", line))
                .toList();
        SignedCheckpoint checkpoint = SignedCheckpoint.parse(Bytes.utf8(all.substring(blank + 2)));
        return new TlogProof(
                hasExtra
                        ? Optional.of(Strict.base64(THING, "extra", lines.get(1).substring(EXTRA.length())))
                        : Optional.empty(),
                new InclusionProof(index, checkpoint.checkpoint().size(), path),
                checkpoint);
    }

    public Bytes print() {
        StringBuilder head = new StringBuilder(FIRST).append('\n');
        extra.ifPresent(data -> head.append(EXTRA).append(data.base64()).append('\n'));
        head.append(INDEX).append(inclusion.index()).append('\n');
        inclusion.path().forEach(hash -> head.append(hash.base64()).append('\n'));
        return Bytes.concat(Bytes.utf8(head.append('\n').toString()), checkpoint.print());
    }

    /**
     * Whether an entry stands where this says, in a log and under cosignatures that the policy accepts.
     *
     * @param entry the leaf's data, not its hash
     */
    public Judgement judge(Bytes entry, Quorum quorum) {
        return inclusion.shows(Merkle.leaf(entry), checkpoint.checkpoint().root())
                ? quorum.judge(checkpoint)
                : new Judgement.Refused("the path does not lead from this entry to the checkpoint's root");
    }
}
