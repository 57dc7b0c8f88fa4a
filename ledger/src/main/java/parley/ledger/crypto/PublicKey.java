package parley.ledger.crypto;

import java.security.spec.InvalidKeySpecException;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/**
 * An Ed25519 public key that every careful library judges alike. Libraries disagree about signatures under keys that
 * are not canonically encoded, have low order or carry a low-order component; there is no value of this type for such a
 * key, so whatever holds one has been through that check. Equal when the raw bytes are equal. Thread-safe.
 */
public final class PublicKey implements Comparable<PublicKey> {
    public static final int SIZE = 32;
    private static final String THING = "public key";

    private final Bytes raw;
    private final java.security.PublicKey decoded;

    private PublicKey(Bytes raw, java.security.PublicKey decoded) {
        this.raw = raw;
        this.decoded = decoded;
    }

    /**
     * Lets a key in; takes about a millisecond.
     *
     * @param raw the 32 bytes of RFC 8032
     * @throws MalformedException when the length is wrong, the bytes are no canonical encoding of a point, or the point
     *     has low order or a low-order component
     */
    public static PublicKey of(Bytes raw) {
        if (raw.size() != SIZE) {
            throw new MalformedException(THING, raw.size() + " bytes instead of " + SIZE);
        }
        EdwardsPoint point = EdwardsPoint.decode(raw)
                .orElseThrow(() -> new MalformedException(THING, raw + " is not the canonical encoding of a point"));
        if (point.hasLowOrder()) {
            throw new MalformedException(THING, raw + " has low order");
        }
        if (!point.isTorsionFree()) {
            throw new MalformedException(THING, raw + " has a low-order component");
        }
        return trusted(raw);
    }

    /** A key that was computed here from its seed, and so needs no closer look. */
    static PublicKey trusted(Bytes raw) {
        try {
            return new PublicKey(raw, Ed25519.decodePublic(raw));
        } catch (InvalidKeySpecException e) {
            throw new MalformedException(THING, raw + " is not an Ed25519 key", e);
        }
    }

    /** The 32 bytes of RFC 8032. */
    public Bytes raw() {
        return raw;
    }

    /** The SHA-256 of the raw key: the {@code keyid} of DSSE signatures, written as lower-case hex. */
    public Hash keyid() {
        return Hash.sha256(raw);
    }

    /** Whether the holder of this key made this signature over exactly this message. Never throws. */
    public boolean verifies(Bytes message, Signature signature) {
        return Ed25519.FASTEST.verify(decoded, message, signature);
    }

    @Override
    public int compareTo(PublicKey other) {
        return raw.compareTo(other.raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey that && raw.equals(that.raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    /** The raw key as lower-case hex. */
    @Override
    public String toString() {
        return raw.hex();
    }
}
