package parley.node.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an officer wants to say: an entry without what the node adds (its circle, its author, its place in the log). The
 * body is JSON text in the format's own fields; the node prints it in canonical form.
 *
 * @param format the pack's name of the format, such as {@code notification}
 * @param to codes of the addressees; empty for all
 * @param subject the subject's id, such as {@code XA/7}, where the format has one
 * @param number the pack's own numbering, where it has one
 * @param refs the entries this one refers to
 * @param lang the language of its texts, such as {@code en}
 * @param body a JSON object
 * @param written when it was written, if that is settled: the same draft is then the same entry and stands once, however
 *     often it is sent; empty for the instant at which it is sent
 */
public record Draft(
        String format,
        List<String> to,
        Optional<String> subject,
        Optional<String> number,
        List<RefView> refs,
        String lang,
        String body,
        Optional<Instant> written) {
    public Draft {
        to = List.copyOf(to);
        refs = List.copyOf(refs);
    }

    /** A draft that is written when it is sent. */
    public Draft(
            String format,
            List<String> to,
            Optional<String> subject,
            Optional<String> number,
            List<RefView> refs,
            String lang,
            String body) {
        this(format, to, subject, number, refs, lang, body, Optional.empty());
    }
}
