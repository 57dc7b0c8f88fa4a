package parley.node.view.office;

/**
 * Why people are called out.
 *
 * @param about the key of a row of the watch, or empty
 * @param title what it is about, in words
 * @param who which officer began it
 */
public record Concern(String about, String title, String who) {
    private static final int KEY = 600;

    public Concern {
        parley.ledger.text.MalformedException.refuseAbove(KEY, about.length(), "row", "characters");
        Limits.requireText("matter", title);
        Limits.requireLine("name", who);
    }
}
