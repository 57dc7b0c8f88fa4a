package parley.desk.council;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.node.view.EntryPointer;

/**
 * The agenda of a session. The order is by the mean of the places that members give an item: the first of a ranking has place 1.
 * What a member leaves out shares the places that are left, so that each item has a place with each member who sent a ranking,
 * and one that nobody ranks never comes before one that somebody does. Of equal items the one proposed first goes first, then
 * the one of the smaller number. The chair may take them in another order.
 *
 * @param ranked in the order of the members' rankings
 * @param taken in the order in which they are taken
 * @param departure by which the chair takes them in another order; empty while it does not
 * @param late what was proposed too late to be on it, in the order in which it was
 * @param rankings the newest of each member
 */
public record Agenda(
        List<Place> ranked, List<Item> taken, Optional<Order> departure, List<Item> late, List<Order> rankings) {
    private static final Comparator<Item> SUBMITTED =
            comparing((Item item) -> item.proposed().orElse(Instant.MAX)).thenComparing(Item::id, Agenda::byNumber);

    public Agenda {
        ranked = List.copyOf(ranked);
        taken = List.copyOf(taken);
        late = List.copyOf(late);
        rankings = List.copyOf(rankings);
    }

    /** An item with its mean place; without one where no member has sent a ranking. */
    public record Place(Item item, Optional<Mean> mean) {}

    /**
     * An order that a member or the chair gives.
     *
     * @param items their numbers, first to last, as they stand in the entry
     * @param reason why; empty of a ranking
     */
    public record Order(EntryPointer entry, List<String> items, String reason, String lang) {
        public Order {
            items = List.copyOf(items);
        }
    }

    /**
     * Puts items in order.
     *
     * @param rankings the newest of each member
     */
    static Agenda of(Collection<Item> items, List<Order> rankings, Optional<Order> departure) {
        List<Item> on = items.stream()
                .filter(item -> item.timely() != Item.Timely.NO)
                .sorted(SUBMITTED)
                .toList();
        List<Place> ranked = ranked(on, rankings);
        List<Item> late = items.stream()
                .filter(item -> item.timely() == Item.Timely.NO)
                .sorted(SUBMITTED)
                .toList();
        return new Agenda(
                ranked, taken(ranked.stream().map(Place::item).toList(), departure), departure, late, rankings);
    }

    private static List<Place> ranked(List<Item> on, List<Order> rankings) {
        if (rankings.isEmpty()) {
            return on.stream().map(item -> new Place(item, Optional.empty())).toList();
        }
        var known = byId(on);
        List<List<Item>> orders =
                rankings.stream().map(order -> named(order, known)).toList();
        // A sort keeps equal ones as they were: as they were proposed.
        return on.stream()
                .map(item -> new Place(item, Optional.of(mean(item, orders, on.size()))))
                .sorted(comparing(place -> place.mean().orElseThrow()))
                .toList();
    }

    /** Places are counted in halves, since two that share the second and third have two and a half each. */
    private static Mean mean(Item item, List<List<Item>> orders, int all) {
        long halves = 0;
        for (List<Item> order : orders) {
            int place = order.indexOf(item);
            halves += place < 0 ? order.size() + 1L + all : 2L * (place + 1);
        }
        return Mean.of(halves, 2L * orders.size());
    }

    private static List<Item> taken(List<Item> ranked, Optional<Order> departure) {
        List<Item> taken = new ArrayList<>(
                departure.map(order -> named(order, byId(ranked))).orElse(List.of()));
        ranked.stream().filter(item -> !taken.contains(item)).forEach(taken::add);
        return taken;
    }

    private static Map<String, Item> byId(List<Item> items) {
        return items.stream().collect(Collectors.toMap(Item::id, Function.identity(), (one, _) -> one));
    }

    /** The items that an order names and that are there, each once. */
    private static List<Item> named(Order order, Map<String, Item> known) {
        var named = new LinkedHashSet<Item>();
        order.items().forEach(id -> Optional.ofNullable(known.get(id)).ifPresent(named::add));
        return List.copyOf(named);
    }

    /** {@code XA/2} before {@code XA/10}. */
    private static int byNumber(String one, String other) {
        return comparing((String id) -> id.replaceFirst("/.*", ""))
                .thenComparingInt(String::length)
                .thenComparing(Comparator.naturalOrder())
                .compare(one, other);
    }

    /** Whether the order taken is not that of the members. */
    public boolean departs() {
        return !taken.equals(ranked.stream().map(Place::item).toList());
    }

    /** Every item, those proposed too late at the end. */
    public List<Item> all() {
        var all = new ArrayList<>(taken);
        all.addAll(late);
        return all;
    }
}
