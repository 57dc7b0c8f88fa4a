package parley.agreement.yaml;

import java.util.Optional;

/** Finds a character of a scalar's content again in the file. */
final class RawText {
    private RawText() {}

    /** How many columns right of the scalar's first character it stands; empty for scalars of several lines. */
    static Optional<Integer> column(String text, String raw, int offset) {
        if (raw.indexOf('\n') >= 0 || offset > text.length()) {
            return Optional.empty();
        }
        if (raw.equals(text)) {
            return Optional.of(offset);
        }
        char quote = raw.isEmpty() ? ' ' : raw.charAt(0);
        if (quote == '\'') {
            return Optional.of(single(text, offset));
        }
        // An escape in double quotes may be of any length; without one the content stands there as it is.
        return quote == '"' && raw.indexOf('\\') < 0 ? Optional.of(1 + offset) : Optional.empty();
    }

    /** In single quotes only the quote itself is written twice. */
    private static int single(String text, int offset) {
        int column = 1;
        for (int i = 0; i < offset; i++) {
            column += text.charAt(i) == '\'' ? 2 : 1;
        }
        return column;
    }
}
