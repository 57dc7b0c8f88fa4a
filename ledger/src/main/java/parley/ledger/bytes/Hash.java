package parley.ledger.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 value: exactly 32 bytes. Prints as lower-case hex; {@link #base64()} is its form in C2SP texts. */
public record Hash(Bytes bytes) implements Comparable<Hash> {
    public static final int SIZE = 32;

    public Hash {
        if (bytes.size() != SIZE) {
            throw new IllegalArgumentException("a hash has " + SIZE + " bytes, not " + bytes.size());
        }
    }

    /** The SHA-256 of these byte strings one after another. */
    public static Hash sha256(Bytes... parts) {
        MessageDigest digest = digest();
        for (Bytes part : parts) {
            part.feed(digest);
        }
        return new Hash(Bytes.of(digest.digest()));
    }

    /** Parses 64 lower-case hex digits; throws {@link IllegalArgumentException} on anything else. */
    public static Hash hex(String text) {
        Hash hash = new Hash(Bytes.hex(text));
        if (!hash.hex().equals(text)) {
            throw new IllegalArgumentException("a hash is written in lower case: " + text);
        }
        return hash;
    }

    /** Parses canonical base64; throws {@link IllegalArgumentException} on anything else. */
    public static Hash base64(String text) {
        return new Hash(Bytes.base64(text));
    }

    public String hex() {
        return bytes.hex();
    }

    public String base64() {
        return bytes.base64();
    }

    @Override
    public int compareTo(Hash other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
