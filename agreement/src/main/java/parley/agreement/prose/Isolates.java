package parley.agreement.prose;

/**
 * The marks with which plain text sets a stretch of it apart from the direction of what stands around it: U+2068, first
 * strong isolate, and U+2069, which ends it (Unicode Standard Annex 9). What is notation, and reads from left to right in every
 * language, begins with U+2066, left-to-right isolate.
 */
public final class Isolates {
    public static final char BEGIN = '\u2068';
    public static final char EXACT = '\u2066';
    public static final char END = '\u2069';

    private Isolates() {}

    /** A text between marks. One whose own marks do not pair could end them early, and loses its own. */
    static String around(String text) {
        return BEGIN + (paired(text) ? text : without(text)) + END;
    }

    /** A text of the notation between marks of its own. */
    static String exact(String text) {
        return EXACT + shown(text) + END;
    }

    /**
     * A text from outside with each of the marks in it by its number, {@code ⟨U+2066⟩}: nobody else's marks may set
     * apart, as if it were notation, what an author only wrote.
     */
    static String shown(String text) {
        return text.replace(String.valueOf(BEGIN), number(BEGIN))
                .replace(String.valueOf(EXACT), number(EXACT))
                .replace(String.valueOf(END), number(END));
    }

    private static String number(char mark) {
        return "⟨U+%04X⟩".formatted((int) mark);
    }

    /** A text without any of the marks. */
    public static String without(String text) {
        return text.replace(String.valueOf(BEGIN), "")
                .replace(String.valueOf(EXACT), "")
                .replace(String.valueOf(END), "");
    }

    private static boolean paired(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() && depth >= 0; i++) {
            char mark = text.charAt(i);
            if (mark == BEGIN || mark == EXACT) {
                depth++;
            } else if (mark == END) {
                depth--;
            }
        }
        return depth == 0;
    }
}
