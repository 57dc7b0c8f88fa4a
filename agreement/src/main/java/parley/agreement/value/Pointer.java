package parley.agreement.value;

/**
 * A JSON pointer (RFC 6901) into the body of an entry, for instance {@code /contingents/0/troops}; the whole body is
 * the empty text. Proofs cite values by it.
 */
public record Pointer(String text) implements Comparable<Pointer> {
    public static final Pointer ROOT = new Pointer("");

    public Pointer {
        if (!text.isEmpty() && text.charAt(0) != '/') {
            throw new IllegalArgumentException("a pointer is empty or begins with a slash: " + text);
        }
    }

    /** The pointer to a member of what this points to. */
    public Pointer member(String name) {
        return new Pointer(text + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /** The pointer to an item, counted from 0, of the list that this points to. */
    public Pointer item(int index) {
        return new Pointer(text + "/" + index);
    }

    @Override
    public int compareTo(Pointer other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
