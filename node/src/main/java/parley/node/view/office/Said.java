package parley.node.view.office;

import java.time.Instant;
import java.util.Optional;

/**
 * What an officer writes into the shift log.
 *
 * @param happened when it was, as the officer says
 * @param whom with whom: a peer's code or a name; may be empty
 * @param corrects the number of the line that this one corrects; the old one stays
 */
public record Said(Instant happened, String who, Means means, String whom, String text, Optional<Long> corrects) {
    public Said {
        Limits.requireLine("name", who);
        Limits.checkLine("with whom", whom);
        Limits.requireText("text", text);
    }
}
