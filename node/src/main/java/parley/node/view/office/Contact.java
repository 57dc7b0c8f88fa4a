package parley.node.view.office;

/**
 * How a peer's people are reached.
 *
 * @param peer the peer's code
 * @param who which officer wrote it down
 */
public record Contact(
        String peer, String post, String telephone, String hours, String languages, String note, String who) {
    public Contact {
        Limits.requireLine("peer", peer);
        Limits.checkLine("post", post);
        Limits.checkLine("telephone", telephone);
        Limits.checkLine("hours", hours);
        Limits.checkLine("languages", languages);
        Limits.checkText("note", note);
        Limits.requireLine("name", who);
    }
}
