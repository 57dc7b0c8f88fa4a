package parley.ledger.cosignature;

import parley.ledger.bytes.Bytes;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.SignatureType;
import parley.ledger.note.VerifierKey;
import parley.ledger.text.MalformedException;

/** Judges the cosignatures of one key. */
public record CosignatureVerifier(VerifierKey key) implements NoteVerifier {
    public CosignatureVerifier {
        if (key.type() != SignatureType.COSIGNATURE) {
            throw new IllegalArgumentException(key + " is a key for " + key.type());
        }
    }

    @Override
    public boolean verifies(String text, Bytes signature) {
        try {
            Cosignature cosignature = Cosignature.parse(signature);
            return key.key().verifies(Cosignature.statement(cosignature.time(), text), cosignature.signature());
        } catch (MalformedException e) {
            return false; // the contract: what is no cosignature does not verify
        }
    }
}
