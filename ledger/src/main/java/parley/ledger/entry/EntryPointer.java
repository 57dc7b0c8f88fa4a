package parley.ledger.entry;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/** A leaf of a log: where it stands, whatever it says. */
public record EntryPointer(LogId log, EntryIndex index) implements Comparable<EntryPointer> {
    private static final Comparator<EntryPointer> ORDER =
            comparing(EntryPointer::log).thenComparing(EntryPointer::index);

    @Override
    public int compareTo(EntryPointer other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return log + "#" + index;
    }
}
