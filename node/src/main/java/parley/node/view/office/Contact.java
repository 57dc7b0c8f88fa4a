package parley.node.view.office;

import java.util.List;
import java.util.stream.Stream;

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

    /** What tells at a glance how to reach them, without what is empty. */
    public List<String> lines() {
        return Stream.of(post, telephone, hours, languages)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
