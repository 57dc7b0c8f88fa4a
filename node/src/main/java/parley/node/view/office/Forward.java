package parley.node.view.office;

import java.time.Instant;

/**
 * That an entry was passed on to a national distribution list.
 *
 * @param entry such as {@code XA/1/12}
 * @param to whom
 */
public record Forward(String entry, String to, Means means, Instant happened, String who) {
    public Forward {
        Limits.requireLine("entry", entry);
        Limits.requireLine("to", to);
        Limits.requireLine("name", who);
    }
}
