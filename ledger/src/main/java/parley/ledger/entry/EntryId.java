package parley.ledger.entry;

import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/** The id of an entry: the SHA-256 of its pre-authentication encoding, written as 64 lower-case hex digits. */
public record EntryId(Hash hash) implements Comparable<EntryId> {
    /** Parses 64 lower-case hex digits; throws {@link MalformedException} on anything else. */
    public static EntryId parse(String text) {
        return new EntryId(Hashes.hex("entry id", text));
    }

    @Override
    public int compareTo(EntryId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hash.hex();
    }
}
