package parley.agreement.record;

import java.util.Map;
import parley.agreement.value.Party;

/**
 * What can be said of the next entry of a log, which nobody here knows yet: the base of every "none by D".
 *
 * @param witnessed when it will have been witnessed; its latest is always empty
 * @param received when each other party will have received it
 */
public record LogEnd(Interval witnessed, Map<Party, Interval> received) {
    public LogEnd {
        if (witnessed.latest().isPresent()) {
            throw new IllegalArgumentException("an entry that nobody knows has no latest time: " + witnessed);
        }
        received = Receipts.of(received);
    }
}
