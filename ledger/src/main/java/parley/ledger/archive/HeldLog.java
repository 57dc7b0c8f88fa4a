package parley.ledger.archive;

import parley.ledger.bytes.Bytes;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.entry.LogId;

/**
 * A log as a member holds it.
 *
 * @param checkpoint with its cosignatures; the origin says which log
 * @param leaves those of the checkpoint's tree
 */
public record HeldLog(SignedCheckpoint checkpoint, Leaves leaves) {
    /** The leaves of one log by their index; asked in order. */
    @FunctionalInterface
    public interface Leaves {
        Bytes leaf(long index);
    }

    LogId log() {
        return LogId.parse(checkpoint.checkpoint().origin().value());
    }

    long size() {
        return checkpoint.checkpoint().size();
    }
}
