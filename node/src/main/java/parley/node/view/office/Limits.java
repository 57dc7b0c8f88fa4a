package parley.node.view.office;

import parley.ledger.text.MalformedException;

/** How much an officer may write at once. */
public final class Limits {
    /** A name, a telephone number, a post: one line. */
    public static final int LINE = 200;
    /** A text of its own. */
    public static final int TEXT = 4_000;
    /** The name of a saved view. */
    public static final int NAME = 60;
    /** How many views may be saved at a time in a circle. */
    public static final int VIEWS = 30;
    /** How many rows of a kind one circle's officers may write on one day. */
    public static final int PER_DAY = 2_000;
    /** How many call-outs may be open at a time in a circle. */
    public static final int OPEN_CALLS = 100;
    /** How many lines of the rota are written at once. */
    public static final int STINTS = 400;
    /** How many days from now, back or ahead, a line of the rota may begin. */
    public static final int ROTA_DAYS = 400;
    /** How many rows a frozen list keeps; the rest is counted. */
    public static final int ROWS = 1_000;

    private Limits() {}

    /**
     * A line that must say something.
     *
     * @throws MalformedException when it is blank, too long, or has a line break
     */
    static void requireLine(String what, String text) {
        if (text.isBlank()) {
            throw new MalformedException(what, "it is empty");
        }
        checkLine(what, text);
    }

    /** A line that may be empty. */
    static void checkLine(String what, String text) {
        MalformedException.refuseAbove(LINE, text.length(), what, "characters");
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new MalformedException(what, "it has a line break");
        }
    }

    /** A text that may be empty. */
    static void checkText(String what, String text) {
        MalformedException.refuseAbove(TEXT, text.length(), what, "characters");
    }

    /** A text that must say something. */
    static void requireText(String what, String text) {
        if (text.isBlank()) {
            throw new MalformedException(what, "it is empty");
        }
        checkText(what, text);
    }
}
