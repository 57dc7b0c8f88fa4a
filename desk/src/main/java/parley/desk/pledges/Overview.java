package parley.desk.pledges;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
     * @param pledged the amounts of all deliverables
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
        pledges.stream()
                .filter(Pledge::stands)
                .forEach(pledge -> pledge.deliverables()
                        .forEach(each -> all.computeIfAbsent(pledge.from(), _ -> new TreeMap<>())
                                .computeIfAbsent(each.currency(), _ -> new ArrayList<>())
                                .add(each)));
        List<Total> totals = new ArrayList<>();
        all.forEach((party, byCurrency) ->
                byCurrency.forEach((currency, each) -> totals.add(total(party, currency, each))));
        return new Overview(pledges, totals);
    }

    private static Total total(String party, String currency, List<Deliverable> all) {
        var deliveries =
                all.stream().flatMap(each -> each.deliveries().stream()).toList();
        return new Total(
                party,
                currency,
                Sum.of(all.stream().map(Deliverable::amount).toList()),
                Sum.of(deliveries.stream()
                        .filter(Delivery::stands)
                        .map(Delivery::amount)
                        .toList()),
                Sum.of(deliveries.stream()
                        .filter(Delivery::isContested)
                        .map(Delivery::amount)
                        .toList()),
                Sum.of(all.stream()
                        .filter(each ->
                                each.verdict().filter(Verdict.OVERDUE::equals).isPresent())
                        .map(Deliverable::amount)
                        .toList()));
    }

    /** All deliverables, in the order of their pledges. */
    public List<Item> items() {
        return pledges.stream()
                .flatMap(pledge -> pledge.deliverables().stream().map(each -> new Item(pledge, each)))
                .toList();
    }

    /** What is still to come, the next due first. */
    public List<Item> open() {
        return items().stream()
                .filter(item -> item.deliverable().isOpen())
                .sorted(comparing(item -> item.deliverable().dueAt()))
                .toList();
    }
}
