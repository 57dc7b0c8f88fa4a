package parley.ledger.text;

/**
 * Input from outside that is not a well-formed value of its format. The message names the thing, what is wrong with it
 * and, where there is one, the limit; it is fit to be shown to whoever sent the input. Every {@code parse} of the ledger
 * throws this and nothing else.
 */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The longest piece of foreign input that a message repeats, in characters. */
    private static final int QUOTED_MAX = 80;

    /**
     * An error that reads "malformed THING: PROBLEM".
     *
     * @param thing the format, as in "checkpoint"
     * @param problem what is wrong with it, as in "the size '007' has a leading zero"
     */
    public MalformedException(String thing, String problem) {
        super("malformed " + thing + ": " + problem);
    }

    /** As {@link #MalformedException(String, String)}, with the failure that was met on the way. */
    public MalformedException(String thing, String problem, Throwable cause) {
        super("malformed " + thing + ": " + problem, cause);
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
        String shown = input.length() <= QUOTED_MAX ? input : input.substring(0, QUOTED_MAX) + "...";
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
