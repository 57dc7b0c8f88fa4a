package parley.ledger.note;

import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.Signature;

/** Judges the signatures of one key by the rule of its type. Pure and thread-safe. */
public interface NoteVerifier {
    VerifierKey key();

    /**
     * Whether a signature holds for a text; a signature of another length or form does not. Never throws.
     *
     * @param text the note's text with its last line feed
     * @param signature what follows the id in a signature line
     */
    boolean verifies(String text, Bytes signature);

    /** A verifier of plain signatures over the text (type 01). */
    static NoteVerifier ed25519(VerifierKey key) {
        return new Plain(key);
    }

    /** Type 01. */
    record Plain(VerifierKey key) implements NoteVerifier {
        public Plain {
            if (key.type() != SignatureType.ED25519) {
                throw new IllegalArgumentException(key + " is a key for " + key.type());
            }
        }

        @Override
        public boolean verifies(String text, Bytes signature) {
            return signature.size() == Signature.SIZE && key.key().verifies(Bytes.utf8(text), new Signature(signature));
        }
    }
}
