package parley.node.view.mail;

import java.time.Instant;
import java.util.List;

/**
 * A letter that was put on its way, and what became of it.
 *
 * @param entry such as {@code XA/1/12}
 * @param messageId the same for every letter about this entry to the list of this format
 * @param sha256 of the bytes that the relay gets, in hexadecimal
 */
public record Mailing(
        long number,
        Instant written,
        String entry,
        String format,
        String messageId,
        String sha256,
        String who,
        List<Delivery> deliveries) {
    public Mailing {
        deliveries = List.copyOf(deliveries);
    }

    /** The same letter with what became of it. */
    public Mailing with(List<Delivery> became) {
        return new Mailing(number, written, entry, format, messageId, sha256, who, became);
    }

    /** Whether any of it is still under way. */
    public boolean open() {
        return deliveries.stream().anyMatch(Delivery::open);
    }
}
