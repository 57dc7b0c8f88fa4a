package parley.node.view.office;

/**
 * An officer takes over the watch or hands it over.
 *
 * @param after the number of the act that stood last when the officer decided; 0 for none. Of two that follow the same act one
 *     is made
 * @param officer who takes over or hands over
 * @param note what the officer adds; may be empty
 */
public record Hand(Kind kind, long after, String officer, String note) {
    public Hand {
        Limits.requireLine("officer", officer);
        Limits.checkText("note", note);
    }

    /** Which of the two. */
    public enum Kind {
        /** The watch is taken over: from nobody, after a handing over, or in place of one who did not hand over. */
        TAKEN,
        /** The watch is handed over, and nobody has it until it is taken. */
        HANDED
    }
}
