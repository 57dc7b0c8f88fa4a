package parley.ledger.checkpoint;

import java.util.List;
import parley.ledger.bytes.Bytes;
import parley.ledger.note.NoteSigner;
import parley.ledger.note.SignatureLine;
import parley.ledger.note.SignedNote;
import parley.ledger.text.MalformedException;

/** A checkpoint as a signed note, with the log's signature and any cosignatures; none of them verified yet. */
public record SignedCheckpoint(Checkpoint checkpoint, List<SignatureLine> signatures) {
    /**
     * Checks the number of signatures.
     *
     * @throws MalformedException when there are none, or too many for a note
     */
    public SignedCheckpoint {
        signatures = List.copyOf(signatures);
        new SignedNote(checkpoint.print(), signatures);
    }

    /**
     * Signs a checkpoint with its log's key.
     *
     * @throws IllegalArgumentException when the key has another name than the log
     */
    public static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner log) {
        if (!log.verifierKey().name().equals(checkpoint.origin())) {
            throw new IllegalArgumentException(log + " does not sign for " + checkpoint.origin());
        }
        return new SignedCheckpoint(checkpoint, List.of(log.sign(checkpoint.print())));
    }

    /**
     * Reads a note whose text is a checkpoint.
     *
     * @throws MalformedException when it is not one
     */
    public static SignedCheckpoint parse(Bytes note) {
        SignedNote signed = SignedNote.parse(note);
        return new SignedCheckpoint(Checkpoint.parse(signed.text()), signed.signatures());
    }

    /** The note's bytes. */
    public Bytes print() {
        return note().print();
    }

    public SignedNote note() {
        return new SignedNote(checkpoint.print(), signatures);
    }

    /** This checkpoint with one more signature line. */
    public SignedCheckpoint with(SignatureLine line) {
        return new SignedCheckpoint(checkpoint, note().with(line).signatures());
    }
}
