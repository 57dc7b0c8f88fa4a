package parley.ledger.entry;

import parley.ledger.text.MalformedException;

/** What short texts in signed records have in common. */
final class Texts {
    private Texts() {}

    /** Refuses a text that is empty, longer than a number of UTF-16 code units, or not one line of visible text. */
    static String line(String what, String text, int maxLength) {
        if (text.isEmpty() || text.length() > maxLength) {
            throw new MalformedException(what, "it has 1 to " + maxLength + " characters, not " + text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException(what, "it has no control characters: " + MalformedException.quote(text));
        }
        return text;
    }
}
