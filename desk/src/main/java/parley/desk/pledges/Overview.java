package parley.desk.pledges;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.node.view.CircleView;

/**
 * The pledges of a circle at one moment.
 *
 * @param pledges in the order of their parties and of their numbers
 * @param totals by party and currency; what is in two currencies is never added
 */
public record Overview(List<Pledge> pledges, List<Total> totals) {
    public Overview {
        pledges = List.copyOf(pledges);
        totals = List.copyOf(totals);
    }

    /**
     * What a party pledged in one currency and what became of that.
     *
     * @param currency its code; empty for deliverables whose currency is open
     * @param pledged the amounts of all deliverables that are not dropped, each counted once
     * @param delivered what reports that stand say was delivered
     * @param contested what of that a partner contests
     * @param overdue the amounts of deliverables that are found overdue
     */
    public record Total(String party, String currency, Sum pledged, Sum delivered, Sum contested, Sum overdue) {}

    /** A deliverable beside the pledge that it is part of. */
    public record Item(Pledge pledge, Deliverable deliverable) {}

    /** The pledges of a circle; empty where no agreement of it has the formats of pledges. */
    public static Optional<Overview> of(CircleView circle, List<Pack> packs) {
        return of(circle, PledgeFormats.of(packs));
    }

    /** The pledges that are made in these formats; empty where nothing can be pledged in them. */
    static Optional<Overview> of(CircleView circle, PledgeFormats formats) {
        return formats.isKept() ? Optional.of(of(new Gathering(circle, formats).pledges())) : Optional.empty();
    }

    private static Overview of(List<Pledge> pledges) {
        Map<String, Map<String, List<Deliverable>>> all = new LinkedHashMap<>();
        once(pledges.stream()
                        .filter(Pledge::stands)
                        .flatMap(Overview::items)
                        .filter(item -> !item.deliverable().dropped() || isOverdue(item.deliverable())))
                .forEach(item -> all.computeIfAbsent(item.pledge().from(), _ -> new TreeMap<>())
                        .computeIfAbsent(item.deliverable().currency(), _ -> new ArrayList<>())
                        .add(item.deliverable()));
        List<Total> totals = new ArrayList<>();
        all.forEach((party, byCurrency) ->
                byCurrency.forEach((currency, each) -> totals.add(total(party, currency, each))));
        return new Overview(pledges, totals);
    }

    /** What its pledger dropped is pledged no more; where it is found overdue, it is that all the same. */
    private static Total total(String party, String currency, List<Deliverable> all) {
        var pledged = all.stream().filter(each -> !each.dropped()).toList();
        var deliveries =
                pledged.stream().flatMap(each -> each.deliveries().stream()).toList();
        return new Total(
                party,
                currency,
                Sum.of(pledged.stream().map(Deliverable::amount).toList()),
                Sum.of(deliveries.stream()
                        .filter(Delivery::stands)
                        .map(Delivery::amount)
                        .toList()),
                Sum.of(deliveries.stream()
                        .filter(Delivery::isContested)
                        .map(Delivery::amount)
                        .toList()),
                Sum.of(all.stream()
                        .filter(Overview::isOverdue)
                        .map(Deliverable::amount)
                        .toList()));
    }

    private static boolean isOverdue(Deliverable deliverable) {
        return deliverable.verdict().filter(Verdict.OVERDUE::equals).isPresent();
    }

    private static Stream<Item> items(Pledge pledge) {
        return pledge.deliverables().stream().map(each -> new Item(pledge, each));
    }

    /**
     * Each number once, where its author stated it last: a deliverable under two pledges is one thing. One that was dropped
     * from a pledge stands for none that is kept in another, nor one of a pledge that was withdrawn.
     */
    private static Collection<Item> once(Stream<Item> items) {
        Map<String, Item> last = new LinkedHashMap<>();
        items.forEach(item -> last.merge(item.deliverable().id(), item, Overview::later));
        return last.values();
    }

    private static Item later(Item one, Item other) {
        return Stream.of(one, other)
                .max(comparing((Item item) -> item.pledge().stands())
                        .thenComparing(item -> !item.deliverable().dropped())
                        .thenComparingInt(item -> item.pledge().entry().epoch())
                        .thenComparingLong(item -> item.pledge().entry().index()))
                .orElseThrow();
    }

    /** All deliverables, in the order of their pledges; one that is part of two stands in both. */
    public List<Item> items() {
        return pledges.stream().flatMap(Overview::items).toList();
    }

    /** The other pledges of which a deliverable is part too. */
    public List<String> also(Pledge pledge, Deliverable deliverable) {
        return pledges.stream()
                .filter(other -> other.stands()
                        && !other.id().equals(pledge.id())
                        && other.deliverables().stream()
                                .anyMatch(each -> each.id().equals(deliverable.id())))
                .map(Pledge::id)
                .toList();
    }

    /** What is still to come, the next due first; each once. */
    public List<Item> open() {
        return once(items().stream()).stream()
                .filter(item -> item.deliverable().isOpen())
                .sorted(comparing(item -> item.deliverable().dueAt()))
                .toList();
    }
}
