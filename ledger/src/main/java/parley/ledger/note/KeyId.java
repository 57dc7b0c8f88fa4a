package parley.ledger.note;

import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/** The first four bytes of SHA-256(name, line feed, type, public key): a hint which key signed, not an identity. */
public record KeyId(Bytes bytes) {
    public static final int SIZE = 4;

    /**
     * Checks the length.
     *
     * @throws MalformedException when there are not exactly four bytes
     */
    public KeyId {
        if (bytes.size() != SIZE) {
            throw new MalformedException("key id", bytes.size() + " bytes instead of " + SIZE);
        }
    }

    /** The id of a key; {@code typed} is the type byte followed by the public key. */
    static KeyId of(KeyName name, Bytes typed) {
        return new KeyId(
                Hash.sha256(Bytes.utf8(name.value() + "\n"), typed).bytes().slice(0, SIZE));
    }

    /** Eight lower-case hex digits. */
    @Override
    public String toString() {
        return bytes.hex();
    }
}
