package parley.desk.watch;

import java.util.ArrayList;
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

    /** A list of things, each with its kind, its row, and its circle by path and name. */
    String of(Map<String, CircleView> views) {
        List<Json> all = new ArrayList<>();
        views.forEach((path, view) -> urgent(view)
                .forEach(urgent -> all.add(thing(urgent, path, view.summary().name()))));
        return new Json.Items(all.subList(0, Math.min(MOST, all.size())))
                .print()
                .utf8();
    }

    private List<Urgent> urgent(CircleView view) {
        return rows.urgent(rows.watch(self, view), view, shift.onDuty(view, ""));
    }

    private static Json thing(Urgent urgent, String path, String circle) {
        return new Json.Members(new TreeMap<>(Map.of(
                "circle",
                Json.text(circle),
                "kind",
                Json.text(urgent.kind().key()),
                "path",
                Json.text(path),
                "row",
                Json.text(urgent.row()))));
    }
}
