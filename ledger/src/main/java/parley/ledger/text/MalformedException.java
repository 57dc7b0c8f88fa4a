package parley.ledger.text;

/**
 * Input from outside that is not a well-formed value of its format. The message names the thing, what is wrong with it
 * and, where there is one, the limit; it is fit to be shown to whoever sent the input, and to be printed: it has at most
 * 500 characters, no control characters and no half of a surrogate pair, whatever stood in the input. It is made of the
 * input alone, never of what a library says about it, so that it is the same on every node. Every {@code parse} of the
 * ledger throws this and nothing else.
 */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The longest piece of foreign input that a message repeats, in characters. */
    private static final int QUOTED_MAX = 80;

    /** The longest message: names of fields come from outside too. */
    private static final int MESSAGE_MAX = 500;

    /**
     * An error that reads "malformed THING: PROBLEM".
     *
     * @param thing the format, as in "checkpoint"
     * @param problem what is wrong with it, as in "the size '007' has a leading zero"
     */
    public MalformedException(String thing, String problem) {
        super(printable("malformed " + thing + ": " + problem, MESSAGE_MAX));
    }

    /** As {@link #MalformedException(String, String)}, with the failure that was met on the way. */
    public MalformedException(String thing, String problem, Throwable cause) {
        super(printable("malformed " + thing + ": " + problem, MESSAGE_MAX), cause);
    }

    /**
     * Refuses what is larger than its limit; to be called before anything of the input is read.
     *
     * @throws MalformedException when {@code size > limit}
     */
    public static void refuseAbove(long limit, long size, String thing, String unit) {
        if (size > limit) {
            throw new MalformedException(thing, size + " " + unit + ", the limit is " + limit);
        }
    }

    /** A piece of foreign input in quotes: cut when long, control characters replaced. */
    public static String quote(String input) {
        return "'" + printable(input, QUOTED_MAX) + "'";
    }

    private static String printable(String text, int lengthMax) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(lengthMax)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) <= lengthMax ? shown.toString() : shown + "...";
    }
}
