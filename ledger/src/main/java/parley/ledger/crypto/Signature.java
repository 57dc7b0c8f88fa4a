package parley.ledger.crypto;

import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;

/** An Ed25519 signature: 64 bytes, not yet known to be anybody's. Thread-safe. */
public record Signature(Bytes bytes) {
    public static final int SIZE = 64;

    /**
     * Checks the length.
     *
     * @throws MalformedException when there are not exactly 64 bytes
     */
    public Signature {
        if (bytes.size() != SIZE) {
            throw new MalformedException("signature", bytes.size() + " bytes instead of " + SIZE);
        }
    }

    /** Padded standard base64, the form in DSSE envelopes. */
    public String base64() {
        return bytes.base64();
    }
}
