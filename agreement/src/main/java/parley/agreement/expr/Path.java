package parley.agreement.expr;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A dotted path, for instance {@code activity.start}: a root and the fields that lead on from it. In
 * {@code contingent.activity.hosts} the field {@code activity} holds an id, and the path steps through it to the fact.
 *
 * @param segments one to {@link #LIMIT} names
 */
public record Path(List<String> segments) {
    /** The most segments a path may have. */
    public static final int LIMIT = 8;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*");

    public Path {
        segments = List.copyOf(segments);
        if (segments.isEmpty() || segments.size() > LIMIT) {
            throw new IllegalArgumentException("a path has 1 to " + LIMIT + " segments, not " + segments.size());
        }
        for (String segment : segments) {
            if (!NAME.matcher(segment).matches()) {
                throw new IllegalArgumentException("no name for a path: \"" + segment + "\"");
            }
        }
    }

    /** Parses {@code a.b.c}; throws {@link IllegalArgumentException} on anything else. */
    public static Path parse(String text) {
        return new Path(List.of(text.split("\\.", -1)));
    }

    public String root() {
        return segments.getFirst();
    }

    /** The names after the root; empty if the path is its root. */
    public List<String> fields() {
        return segments.subList(1, segments.size());
    }

    public String last() {
        return segments.getLast();
    }

    @Override
    public String toString() {
        return String.join(".", segments);
    }
}
