package parley.ledger.entry;

import parley.ledger.text.Line;

/**
 * What an entry is about: an id such as {@code XA/2015-07}, coined by the entry that first states it. The ledger keeps
 * it as text; its grammar belongs to the agreement.
 *
 * @param text 1 to 128 characters, no control characters
 */
public record Subject(String text) implements Comparable<Subject> {
    public static final int MAX_LENGTH = 128;

    public Subject {
        Line.require("subject", text, MAX_LENGTH);
    }

    @Override
    public int compareTo(Subject other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
