package parley.desk.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.desk.words.Words;

/**
 * A table of figures.
 *
 * @param columns by which its heads stand in the word list, {@code figures.column.NAME}, and in CSV
 * @param heads what stands over columns that are named after something of the pack's, in the reader's language
 * @param rows a cell for each column
 * @param from how many rows are passed over before these
 * @param all how many rows there are on all pages
 */
public record Table(List<String> columns, Map<String, String> heads, List<List<Cell>> rows, int from, int all) {
    public Table {
        columns = List.copyOf(columns);
        heads = new LinkedHashMap<>(heads);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("%d cells in %d columns".formatted(row.size(), columns.size()));
            }
        }
    }

    /** A table that is shown whole. */
    static Table whole(List<String> columns, List<List<Cell>> rows) {
        return new Table(columns, Map.of(), rows, 0, rows.size());
    }

    /** What stands over a column. */
    public String head(String column, Words words) {
        return heads.containsKey(column)
                ? Objects.requireNonNull(heads.get(column))
                : words.word(column.startsWith("state-") ? column.replaceFirst("-", ".") : "figures.column." + column);
    }

    /** The columns of a page: where a row leads stands second, so that it is seen, and a change is left out while there is none. */
    public List<Integer> shown() {
        int proof = columns.indexOf("proof");
        var shown = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            if (i != proof && !isUnchanged(i)) {
                shown.add(i);
            }
        }
        if (proof >= 0) {
            shown.add(1, proof);
        }
        return List.copyOf(shown);
    }

    private boolean isUnchanged(int column) {
        return columns.get(column).startsWith("change.")
                && rows.stream().allMatch(row -> row.get(column) instanceof Cell.Nothing);
    }

    /** Whether there are rows after these. */
    public boolean goesOn() {
        return from + rows.size() < all;
    }

    /** The lines of CSV. */
    List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        lines.add(columns);
        rows.forEach(row -> lines.add(row.stream().map(Cell::plain).toList()));
        return lines;
    }
}
