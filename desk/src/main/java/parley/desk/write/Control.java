package parley.desk.write;

/**
 * The names of a form's controls. A field of the body is {@code b.start}, one of a row {@code b.contingents.0.troops}, an
 * item of a list {@code b.causes.0}; what stands beside a value is set apart by a colon, which no field's name has.
 */
final class Control {
    /** How many rows a list has. */
    static final String ROWS = ":rows";
    /** Why there is no value. */
    static final String BLANK = ":blank";
    /** How exact a place is. */
    static final String ACCURACY = ":accuracy";
    /** Lines from a spreadsheet. */
    static final String PASTE = ":paste";

    /** In a blank's place: a list that is given and has nothing in it. */
    static final String EMPTY = "empty";
    /** In a choice's place: a blank. */
    static final String ABSENT = "absent:";

    static final String YES = "yes";
    static final String NO = "no";

    private Control() {}

    static String body(String field) {
        return "b." + field;
    }

    static String item(String list, int index) {
        return list + "." + index;
    }

    static String member(String row, String field) {
        return row + "." + field;
    }
}
