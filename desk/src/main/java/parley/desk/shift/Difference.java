package parley.desk.shift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import parley.node.view.office.OpenList;
import parley.node.view.office.OpenRow;

/**
 * How two lists of what is open differ. A row is the same when it stands on the same list and is about the same.
 *
 * @param came what only the later one has
 * @param settled what only the earlier one has
 * @param stayed what both have, as the later one has it
 */
public record Difference(List<OpenRow> came, List<OpenRow> settled, List<OpenRow> stayed) {
    public Difference {
        came = List.copyOf(came);
        settled = List.copyOf(settled);
        stayed = List.copyOf(stayed);
    }

    /** What changed between two lists. */
    public static Difference between(OpenList earlier, OpenList later) {
        var before = new LinkedHashMap<List<String>, OpenRow>();
        earlier.rows().forEach(row -> before.put(identity(row), row));
        var came = new ArrayList<OpenRow>();
        var stayed = new ArrayList<OpenRow>();
        later.rows().forEach(row -> (before.remove(identity(row)) == null ? came : stayed).add(row));
        return new Difference(came, List.copyOf(before.values()), stayed);
    }

    private static List<String> identity(OpenRow row) {
        return List.of(row.list(), row.key());
    }

    /** Whether nothing was settled and nothing came. */
    public boolean none() {
        return came.isEmpty() && settled.isEmpty();
    }
}
