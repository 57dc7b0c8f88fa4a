package parley.node.view;

import java.util.List;
import java.util.Optional;

/**
 * What an officer wants to say: an entry without what the node adds (its time, its circle, its author, its place in the
 * log). The body is JSON text in the format's own fields; the node prints it in canonical form.
 *
 * @param format the pack's name of the format, such as {@code notification}
 * @param to codes of the addressees; empty for all
 * @param subject the subject's id, such as {@code XA/7}, where the format has one
 * @param number the pack's own numbering, where it has one
 * @param refs the entries this one refers to
 * @param lang the language of its texts, such as {@code en}
 * @param body a JSON object
 */
public record Draft(
        String format,
        List<String> to,
        Optional<String> subject,
        Optional<String> number,
        List<RefView> refs,
        String lang,
        String body) {
    public Draft {
        to = List.copyOf(to);
        refs = List.copyOf(refs);
    }
}
