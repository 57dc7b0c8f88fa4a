package parley.ledger.note;

import java.util.Arrays;
import java.util.Optional;
import parley.ledger.bytes.Bytes;

/** The kinds of signature on a note that Parley makes and reads; all are Ed25519. */
public enum SignatureType {
    /** Type 01: a signature over the text. */
    ED25519(0x01),
    /** Type 04: a time and a signature over the time and the checkpoint (C2SP tlog-cosignature). */
    COSIGNATURE(0x04);

    private final byte code;

    SignatureType(int code) {
        this.code = (byte) code;
    }

    static Optional<SignatureType> of(byte code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** The one byte that stands before the key in a verifier key. */
    Bytes code() {
        return Bytes.of(code);
    }
}
