package parley.desk.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.desk.live.Rows;
import parley.desk.shift.ShiftSection;
import parley.desk.view.Urgent;
import parley.ledger.json.Json;
import parley.node.view.CircleView;

/**
 * What is urgent and not acknowledged yet in all circles of a party, as its browsers are told: which sounds to make is decided
 * here, when to make them by the worker that all pages of a browser share. Thread-safe.
 */
record Alert(String self, Rows rows, ShiftSection shift) {
    /** How much a browser is told of at most; beyond that the rest makes no more noise. */
    private static final int MOST = 200;

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
        var duty = shift.onDuty(view, "");
        return rows.urgent(rows.watch(self, view, duty), view, duty);
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
