package parley.desk.words;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Foreign text as it is. A character that turns the direction of a text, or that nobody sees, could make a page show other
 * than what was signed: it is shown by its number, {@code ⟨U+202E⟩} (Unicode Standard Annex 9, section 2, and UTR 36).
 */
public final class Marks {
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\u00AD\\u061C\\u115F\\u1160\\u180E\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0"
                    + "\\x{E0000}-\\x{E007F}\\p{Cc}&&[^\\t\\r\\n]]");

    private static final Pattern NOTHING = Pattern.compile("[\\p{Z}\\p{C}]*");

    private Marks() {}

    /** The text with what cannot be seen in it shown. */
    public static String shown(String text) {
        return UNSEEN.matcher(text).replaceAll(Marks::number);
    }

    /** Whether anything in a text cannot be seen. */
    public static boolean any(String text) {
        return UNSEEN.matcher(text).find();
    }

    /** A text; empty where it is blanks, controls and marks, and nothing that a reader would see. */
    public static String seen(String text) {
        return NOTHING.matcher(text).matches() ? "" : text;
    }

    private static String number(MatchResult mark) {
        return "⟨U+%04X⟩".formatted(mark.group().codePointAt(0));
    }
}
