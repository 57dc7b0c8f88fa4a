package parley.desk.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import parley.desk.frame.Summoning;
import parley.desk.line.Line;
import parley.desk.live.Rows;
import parley.desk.shift.ShiftSection;
import parley.desk.view.Summons;
import parley.desk.view.Urgent;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.NodeView;

/**
 * What is urgent and not acknowledged yet in all circles of a party, as its browsers are told: which sounds to make is decided
 * here, when to make them by the worker that all pages of a browser share. Thread-safe.
 */
public final class Alert implements Summoning {
    /** How much a browser is told of at most; beyond that the rest makes no more noise. */
    private static final int MOST = 200;

    private final NodeView node;
    private final Rows rows;

    /** How many messages of each circle's line are unread, and of which entries and findings that was told. */
    private final Map<Hash, Unread> unread = new ConcurrentHashMap<>();

    public Alert(NodeView node, Rows rows) {
        this.node = node;
        this.rows = rows;
    }

    /** The gravest things of all circles first, each with its kind, its mark, and its circle by path and name. */
    String of(Map<String, CircleView> views) {
        var all = new ArrayList<Thing>();
        views.forEach((path, view) -> urgent(view)
                .forEach(
                        urgent -> all.add(new Thing(urgent, path, view.summary().name()))));
        return new Json.Items(gravest(all).stream().map(Alert::told).toList())
                .print()
                .utf8();
    }

    /** What a browser is told of: noise in one circle hides nothing graver in another. */
    static List<Thing> gravest(List<Thing> all) {
        return all.stream()
                .sorted(Comparator.comparing(thing -> thing.urgent.kind()))
                .limit(MOST)
                .toList();
    }

    private List<Urgent> urgent(CircleView view) {
        var duty = ShiftSection.onDuty(node, view, "");
        return rows.urgent(rows.watch(node.party(), view, duty), view, duty);
    }

    @Override
    public Summons of(CircleView view) {
        var duty = ShiftSection.onDuty(node, view, "");
        var watch = rows.watch(node.party(), view, duty);
        return Summons.of(rows.urgent(watch, view, duty), unread(view), watch);
    }

    /** What every circle asks for, as the navigation of an open page shows it: numbers by what is asked, by the circle's path. */
    String summons(Map<String, CircleView> views) {
        var all = new TreeMap<String, Json>();
        if (views.size() > 1) {
            views.forEach((path, view) -> all.put(path, numbers(of(view))));
        }
        return new Json.Members(all).print().utf8();
    }

    private static Json numbers(Summons summons) {
        var numbers = new TreeMap<String, Json>();
        summons.counts().forEach((key, number) -> numbers.put(key, new Json.Whole(number)));
        return new Json.Members(numbers);
    }

    private int unread(CircleView view) {
        return Objects.requireNonNull(unread.compute(
                        view.summary().id(),
                        (_, before) -> Optional.ofNullable(before)
                                .filter(known -> known.isOf(view))
                                .orElseGet(() -> count(view))))
                .messages();
    }

    private Unread count(CircleView view) {
        int messages = Line.of(node.party(), view, node.packs(view.summary().id()))
                .map(line -> line.unread().size())
                .orElse(0);
        return new Unread(view, messages);
    }

    /**
     * How many messages are unread.
     *
     * @param of in which snapshot
     */
    private record Unread(CircleView of, int messages) {
        /** A node hands out the same list until something in it changes. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(CircleView circle) {
            return of.entries() == circle.entries() && of.findings() == circle.findings();
        }
    }

    /** Something urgent in a circle, by its path and name. */
    record Thing(Urgent urgent, String path, String circle) {}

    private static Json told(Thing thing) {
        return new Json.Members(new TreeMap<>(Map.of(
                "circle",
                Json.text(thing.circle),
                "kind",
                Json.text(thing.urgent.kind().key()),
                "mark",
                Json.text(thing.urgent.mark()),
                "path",
                Json.text(thing.path))));
    }
}
