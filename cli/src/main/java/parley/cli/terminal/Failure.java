package parley.cli.terminal;

/**
 * A command ends here with a message for its user and an exit code: 1 a check failed, 2 wrong use, 3 the environment
 * failed. The message names the thing, the value and what to do.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String said;

    private Failure(int code, String message) {
        super(message);
        this.code = code;
        this.said = message;
    }

    /** Something was checked and does not hold. */
    public static Failure check(String message) {
        return new Failure(1, message);
    }

    /** The command was called in a way that cannot work. */
    public static Failure use(String message) {
        return new Failure(2, message);
    }

    /** The machine, a file or a peer failed. */
    public static Failure environment(String message) {
        return new Failure(3, message);
    }

    public int code() {
        return code;
    }

    /** The message. */
    public String said() {
        return said;
    }
}
