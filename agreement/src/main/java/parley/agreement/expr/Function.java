package parley.agreement.expr;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions of the condition language; the list is closed. {@code has(path)} is not one of them but syntax. */
public enum Function {
    /** {@code lasted(from, to)}: the span between two instants or dates; an absent end is open and reads the instant judged. */
    LASTED("lasted", 2, true),
    /** {@code days(from, to)}: how many days after the one the other comes, as a count. */
    DAYS("days", 2, true),
    /** {@code min(a, b)}: the smaller of two counts. */
    MIN("min", 2, true),
    /** {@code max(a, b)}: the larger of two counts. */
    MAX("max", 2, true),
    /** {@code ceil(n, d)}: n / d rounded up; UNKNOWN where d is 0. */
    CEIL("ceil", 2, true),
    /** {@code floor(n, d)}: n / d rounded down; UNKNOWN where d is 0. */
    FLOOR("floor", 2, true),
    /** {@code within(place, other, distance)}: whether two places are no further apart. */
    WITHIN("within", 3, true),
    /** {@code distance(place, other)}: how far apart two places are, nearest point to nearest point. */
    DISTANCE("distance", 2, true),
    /** {@code changedBy(x, n, d)}: whether a figure differs by n/d or more of what was last notified of it. */
    CHANGED_BY("changedBy", 3, true),
    GROUP("group", 1, false);

    private final String word;
    private final int arity;
    private final boolean available;

    Function(String word, int arity, boolean available) {
        this.word = word;
        this.arity = arity;
        this.available = available;
    }

    /** The function of this name, if there is one. */
    public static Optional<Function> named(String word) {
        return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
    }

    /** The names of all functions that this version evaluates, {@code has} first. */
    static String words() {
        return "has, "
                + Arrays.stream(values())
                        .filter(Function::available)
                        .map(Function::word)
                        .collect(Collectors.joining(", "));
    }

    /** Its name in a condition. */
    public String word() {
        return word;
    }

    /** How many arguments it takes. */
    public int arity() {
        return arity;
    }

    /** Whether this version evaluates it; a pack that uses another does not load. */
    public boolean available() {
        return available;
    }
}
