package parley.desk.calendar;

/**
 * Lines of at most 75 octets of UTF-8, as RFC 5545, 3.1 has them: what is longer goes on after a line end and a blank. No
 * character is cut in two. The library folds by characters, which makes lines of up to three times as many octets.
 */
final class Folding {
    private static final int MOST = 75;
    private static final String LINE_END = "\r\n";

    private Folding() {}

    /** Folds lines that end in {@code CR LF}. */
    static String fold(String unfolded) {
        StringBuilder folded = new StringBuilder(unfolded.length());
        int octets = 0;
        for (int i = 0; i < unfolded.length(); ) {
            if (unfolded.startsWith(LINE_END, i)) {
                folded.append(LINE_END);
                octets = 0;
                i += LINE_END.length();
                continue;
            }
            int character = unfolded.codePointAt(i);
            int width = width(character);
            if (octets + width > MOST) {
                folded.append(LINE_END).append(' ');
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets += width;
            i += Character.charCount(character);
        }
        return folded.toString();
    }

    private static int width(int character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
