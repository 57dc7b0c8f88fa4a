package parley.desk.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.view.Value;
import parley.node.view.EntryPointer;
import parley.node.view.FindingView;

/**
 * An event as the party that numbered it states it, and what every party says of it.
 *
 * @param entry the version that is shown
 * @param id its number; {@code XA/4}
 * @param by whose statement it is
 * @param seen when the quorum had certainly seen the version that is shown; empty while it may not have
 * @param versions how often it was stated
 * @param stands whether it was not withdrawn
 * @param accounts one of each party that gave one, in the order of the charter
 * @param silent the other parties that gave none
 * @param same what anybody holds to be the same event, here or under the other number
 * @param requests for accounts of it
 */
public record Event(
        EntryPointer entry,
        String id,
        String by,
        Optional<Value> title,
        Days days,
        Optional<Value> place,
        Optional<Value> text,
        Optional<Instant> seen,
        int versions,
        boolean stands,
        List<Account> accounts,
        List<String> silent,
        List<Same> same,
        List<Request> requests) {
    public Event {
        accounts = List.copyOf(accounts);
        silent = List.copyOf(silent);
        same = List.copyOf(same);
        requests = List.copyOf(requests);
    }

    /**
     * Somebody asked for accounts.
     *
     * @param owed what is found of those who were asked
     */
    public record Request(EntryPointer entry, String id, String by, List<FindingView> owed) {
        public Request {
            owed = List.copyOf(owed);
        }
    }

    /**
     * A party holds this event to be another.
     *
     * @param id the number of the other
     */
    public record Same(String by, String id) {}

    /** What a link to it ends in. */
    public String anchor() {
        return "event-" + id.replace('/', '-');
    }
}
