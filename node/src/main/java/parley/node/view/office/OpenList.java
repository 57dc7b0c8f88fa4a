package parley.node.view.office;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.ledger.text.MalformedException;

/**
 * What was open at one moment, frozen.
 *
 * @param at the instant for which it was judged
 * @param sizes how many leaves of each log were known then, by party
 * @param rows as the page showed them, in its order
 * @param omitted how many more rows there were than are kept
 */
public record OpenList(Instant at, SortedMap<String, Long> sizes, List<OpenRow> rows, long omitted) {
    public OpenList {
        sizes = Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
        rows = List.copyOf(rows);
        MalformedException.refuseAbove(Limits.ROWS, rows.size(), "open list", "rows");
    }
}
