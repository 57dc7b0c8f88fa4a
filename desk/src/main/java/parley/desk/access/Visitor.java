package parley.desk.access;

/** Who asks the desk for something. */
public sealed interface Visitor {
    /** Whoever reaches the port of a desk that asks nobody who he is. */
    record Anyone() implements Visitor {}

    /** Somebody of whom nothing is known, at a desk that asks. */
    record Stranger() implements Visitor {}

    /**
     * Somebody who has signed in.
     *
     * @param session its number, which opens nothing
     */
    record Person(String name, Role role, long session) implements Visitor {}

    /** A program with a key. */
    record Program(String name, Role role) implements Visitor {}

    /** A program that holds the token of the data folder: whoever owns the folder owns the node. */
    record Owner() implements Visitor {}

    /** Whether he may do what needs a role. */
    default boolean may(Role needed) {
        return switch (this) {
            case Anyone _, Owner _ -> true;
            case Stranger _ -> false;
            case Person person -> person.role().includes(needed);
            case Program program -> program.role().includes(needed);
        };
    }

    /** Whether it is a program, which shows its key or token with each call. */
    default boolean isProgram() {
        return this instanceof Program || this instanceof Owner;
    }

    /** What the log calls him; a colon, which stands in no name of an account, tells programs and people apart. */
    default String called() {
        return switch (this) {
            case Anyone _, Stranger _ -> "-";
            case Person person -> person.name();
            case Program program -> "key: " + program.name();
            case Owner _ -> "token: data folder";
        };
    }
}
