package parley.desk.view;

/**
 * That an entry refers to another, or that another takes its place.
 *
 * @param key the words for it: {@code ref.to.corrects} where this entry corrects the other, {@code ref.from.corrects} where
 *     the other corrects this one
 */
public record Reference(String key, Pointer other) {
    /** What this entry says of the other. */
    public static Reference to(String role, Pointer other) {
        return new Reference("ref.to." + role, other);
    }

    /** What the other says of this entry. */
    public static Reference from(String role, Pointer other) {
        return new Reference("ref.from." + role, other);
    }

    /** Whether the other entry takes the place of this one, or takes it back. */
    public boolean supersedes() {
        return key.equals("ref.from.corrects") || key.equals("ref.from.withdraws");
    }
}
