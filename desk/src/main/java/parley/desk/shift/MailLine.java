package parley.desk.shift;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import parley.node.view.mail.MailEvent;
import parley.node.view.mail.Step;

/**
 * What the shift log says of a letter at one instant.
 *
 * @param word the key of the state in the word list
 * @param to the address, or all of them
 * @param who put it on its way
 */
public record MailLine(Instant at, String word, String entry, String to, String reply, String who) {
    static MailLine of(MailEvent event) {
        return new MailLine(event.at(), word(event.kind()), event.entry(), event.to(), event.reply(), event.who());
    }

    /** The key of the word for how a delivery stands. */
    public static String word(Optional<Step.Kind> latest) {
        return "mail.state."
                + latest.map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("queued");
    }
}
