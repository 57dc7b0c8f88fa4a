package parley.ledger.archive;

import java.util.List;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.circle.Judgement;
import parley.ledger.entry.LogId;
import parley.ledger.merkle.Proofs;

/**
 * A log as an export holds it, after every check of it has held. As safe for threads as a list.
 *
 * @param leaves their bytes, in the order of the log
 * @param judgements what each of them is, in the same order
 */
public record CheckedLog(LogId log, List<Bytes> leaves, List<Judgement> judgements, Proofs tree) {
    public CheckedLog {
        leaves = List.copyOf(leaves);
        judgements = List.copyOf(judgements);
        if (leaves.size() != judgements.size()) {
            throw new IllegalArgumentException(
                    log + " has " + leaves.size() + " leaves, of which " + judgements.size() + " are judged");
        }
    }

    public int size() {
        return leaves.size();
    }

    /** The root over its first leaves, at most {@link #size()} of them. */
    public Hash root(long size) {
        return tree.root(size);
    }
}
