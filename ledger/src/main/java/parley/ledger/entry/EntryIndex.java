package parley.ledger.entry;

import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * The place of a leaf in its log.
 *
 * @param value from 0 to 2^53-1
 */
public record EntryIndex(long value) implements Comparable<EntryIndex> {
    public EntryIndex {
        if (value < 0 || value > Json.MAX_NUMBER) {
            throw new MalformedException("index", "it is from 0 to 2^53-1, not " + value);
        }
    }

    @Override
    public int compareTo(EntryIndex other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
