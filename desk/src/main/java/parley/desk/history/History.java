package parley.desk.history;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Pack;
import parley.node.view.CircleView;

/**
 * The history of a circle as its parties tell it.
 *
 * @param events by their first day as whoever states them has it, those without one last; on one day in the order in which the quorum
 *     had seen them
 * @param unstated what is said under numbers under which nobody has stated an event
 */
public record History(List<Event> events, List<Unstated> unstated) {
    public History {
        events = List.copyOf(events);
        unstated = List.copyOf(unstated);
    }

    /** Accounts, and requests for them, under a number that is no event's here. */
    public record Unstated(String id, List<Account> accounts, List<Event.Request> requests) {
        public Unstated {
            accounts = List.copyOf(accounts);
            requests = List.copyOf(requests);
        }

        /** What a link to it ends in. */
        public String anchor() {
            return "event-" + id.replace('/', '-');
        }
    }

    /** The history of a circle; empty where no agreement of it has the formats of one. */
    public static Optional<History> of(CircleView circle, List<Pack> packs) {
        return HistoryFormats.of(packs).map(formats -> new Telling(circle, formats).history());
    }

    /** An event, and when the quorum had seen it first. */
    record Placed(Event event, Instant seen) {
        static final Comparator<Placed> ORDER = comparing(
                        (Placed placed) -> placed.event().days().begin().orElse(LocalDate.MAX))
                .thenComparing(Placed::seen)
                .thenComparing(placed -> placed.event().id());
    }

    /** Whether anything is said under a number: an event, an account, or a request for one. */
    boolean knows(String id) {
        return event(id).isPresent()
                || unstated.stream().anyMatch(under -> under.id().equals(id));
    }

    /** The event of that number. */
    public Optional<Event> event(String id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }
}
