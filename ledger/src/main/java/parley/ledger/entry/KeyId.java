package parley.ledger.entry;

import parley.ledger.bytes.Hash;
import parley.ledger.crypto.PublicKey;
import parley.ledger.text.MalformedException;

/** The name of a key: the SHA-256 of its 32 raw bytes, written as 64 lower-case hex digits. */
public record KeyId(Hash hash) implements Comparable<KeyId> {
    public static KeyId of(PublicKey key) {
        return new KeyId(key.keyid());
    }

    /** Parses 64 lower-case hex digits; throws {@link MalformedException} on anything else. */
    public static KeyId parse(String text) {
        return new KeyId(Hashes.hex("keyid", text));
    }

    @Override
    public int compareTo(KeyId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hash.hex();
    }
}
