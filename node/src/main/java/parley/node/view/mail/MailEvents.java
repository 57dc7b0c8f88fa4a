package parley.node.view.mail;

import java.util.List;

/**
 * A stretch of what happened to letters in a span of time, in its order.
 *
 * @param skipped how many came before the stretch
 * @param all how many there are in the span
 */
public record MailEvents(long skipped, List<MailEvent> events, long all) {
    public MailEvents {
        events = List.copyOf(events);
    }
}
