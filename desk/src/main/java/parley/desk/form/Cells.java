package parley.desk.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lines copied from a spreadsheet: cells apart by tabs, or by semicolons, or by commas, with quotes where a cell holds one.
 */
public final class Cells {
    private Cells() {}

    /** The cells of each line that is not blank. */
    public static List<List<String>> lines(String text) {
        var delimiter = text.contains("\t") ? '\t' : text.contains(";") ? ';' : ',';
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> cells(line, delimiter))
                .toList();
    }

    /**
     * The columns that a first line names, all of it and each once; empty when it is a line like the others.
     *
     * @param called the column that a cell names
     */
    public static <C> Optional<List<C>> heads(List<String> line, Function<String, Optional<C>> called) {
        List<C> order = new ArrayList<>();
        for (var cell : line) {
            var column = called.apply(cell.strip());
            if (column.isEmpty() || order.contains(column.get())) {
                return Optional.empty();
            }
            order.add(column.get());
        }
        return Optional.of(order);
    }

    private static List<String> cells(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
