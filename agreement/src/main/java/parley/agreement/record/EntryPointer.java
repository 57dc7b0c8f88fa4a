package parley.agreement.record;

import java.util.Comparator;
import parley.agreement.value.Party;

/**
 * Where an entry stands.
 *
 * @param party whose log it is in
 * @param index its place in that log, counted from 0
 * @param id lower-case hex of the entry's id
 */
public record EntryPointer(Party party, long index, String id) implements Comparable<EntryPointer> {
    private static final Comparator<EntryPointer> ORDER = Comparator.comparing(EntryPointer::party)
            .thenComparingLong(EntryPointer::index)
            .thenComparing(EntryPointer::id);

    public EntryPointer {
        if (index < 0) {
            throw new IllegalArgumentException("an index counts from 0, not " + index);
        }
    }

    @Override
    public int compareTo(EntryPointer other) {
        return ORDER.compare(this, other);
    }

    /** Short form for people: {@code XA#12}. */
    @Override
    public String toString() {
        return party + "#" + index;
    }
}
