package parley.agreement.time;

/** What a number of months after a day leads to where that month is too short for the day. */
public enum Rounding {
    /** The last day of the month: 31 January and a month is 28 or 29 February. */
    DOWN("down"),
    /** The first day of the next month: 31 January and a month is 1 March. */
    UP("up");

    private final String word;

    Rounding(String word) {
        this.word = word;
    }

    /** The word in a pack: {@code down}. */
    public String word() {
        return word;
    }
}
