package parley.ledger.text;

/** The check of a short text in a signed record: one line, of bounded length. */
public final class Line {
    private Line() {}

    /**
     * The text itself.
     *
     * @param thing what the text is, for the error
     * @param lengthMax in UTF-16 code units
     * @throws MalformedException when the text is empty, longer, or has control characters
     */
    public static String require(String thing, String text, int lengthMax) {
        if (text.isEmpty() || text.length() > lengthMax) {
            throw new MalformedException(thing, "it has 1 to " + lengthMax + " characters, not " + text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException(thing, "it has no control characters: " + MalformedException.quote(text));
        }
        return text;
    }
}
