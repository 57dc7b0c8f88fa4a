package parley.agreement.proof;

import parley.agreement.record.EntryPointer;
import parley.agreement.value.Pointer;

/** Where a value was stated: the entry, and the place in its body. */
public record Source(EntryPointer entry, Pointer at) {
    /** Short form for people: {@code XA#12 /contingents/0/troops}. */
    @Override
    public String toString() {
        return at.text().isEmpty() ? entry.toString() : entry + " " + at;
    }
}
