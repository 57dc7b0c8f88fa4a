package parley.agreement.yaml;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something in a pack that is not as it must be.
 *
 * @param at where
 * @param paragraph the paragraph of the agreement that the text there cites
 * @param found what stands there
 * @param expected what could stand there instead
 */
public record Problem(Position at, Optional<String> paragraph, String found, String expected)
        implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::at).thenComparing(Problem::found).thenComparing(Problem::expected);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** {@code provisions/a.yaml:12:5: par. 38: found the key "leed", expected lead}. */
    @Override
    public String toString() {
        return at + ": " + paragraph.map(p -> "par. " + p + ": ").orElse("") + "found " + found + ", expected "
                + expected;
    }
}
