package parley.ledger.entry;

import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/** The name of a circle: the SHA-256 of its first charter, written as 64 lower-case hex digits. */
public record CircleId(Hash hash) implements Comparable<CircleId> {
    /** Parses 64 lower-case hex digits; throws {@link MalformedException} on anything else. */
    public static CircleId parse(String text) {
        return new CircleId(Hashes.hex("circle id", text));
    }

    @Override
    public int compareTo(CircleId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hash.hex();
    }
}
