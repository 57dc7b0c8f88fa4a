package parley.desk.write;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value.Blank;
import parley.desk.form.Cells;
import parley.node.view.Typed;

/**
 * Lines copied from a spreadsheet as rows of a list: cells apart by tabs, or by semicolons, or by commas, with quotes where a
 * cell holds one. The columns are those of the form in its order, or those that the first line names.
 */
final class Paste {
    private final Map<String, Type> columns;
    private final Map<String, List<String>> names;

    /**
     * For rows of these columns.
     *
     * @param columns by field; the name of the only one of a list without fields is empty
     * @param names what a first line may call each column, its labels in all languages
     */
    Paste(Map<String, Type> columns, Map<String, List<String>> names) {
        this.columns = columns;
        this.names = names;
    }

    /** The form with these lines as further rows and nothing left to paste; empty when a line has too many cells. */
    Optional<Typed> into(Typed typed, String list) {
        var lines = Cells.lines(typed.value(list + Control.PASTE));
        if (lines.isEmpty()) {
            return Optional.of(typed);
        }
        var heads = Cells.heads(lines.getFirst(), this::called);
        var order = heads.orElseGet(() -> List.copyOf(columns.keySet()));
        var rows = heads.isPresent() ? lines.subList(1, lines.size()) : lines;
        int first = Lists.count(typed, list);
        if (first + rows.size() > Lists.MOST_ROWS || rows.stream().anyMatch(row -> row.size() > order.size())) {
            return Optional.empty();
        }
        Map<String, List<String>> values = new LinkedHashMap<>(typed.values());
        for (int i = 0; i < rows.size(); i++) {
            row(Control.item(list, first + i), order, rows.get(i), values);
        }
        values.put(list + Control.ROWS, List.of("" + (first + rows.size())));
        values.remove(list + Control.PASTE);
        return Optional.of(new Typed(typed.format(), values));
    }

    private void row(String row, List<String> order, List<String> cells, Map<String, List<String>> values) {
        for (int i = 0; i < cells.size(); i++) {
            var column = order.get(i);
            var cell = cells.get(i).strip();
            var control = column.isEmpty() ? row : Control.member(row, column);
            if (!cell.isEmpty()) {
                cell(control, columns.getOrDefault(column, Simple.TEXT), cell, values);
            }
        }
    }

    private static void cell(String control, Type type, String cell, Map<String, List<String>> values) {
        boolean chosen = type instanceof Type.Words || type == Simple.FLAG || type == Simple.PARTY;
        if (isBlank(cell)) {
            values.put(chosen ? control : control + Control.BLANK, List.of(chosen ? Control.ABSENT + cell : cell));
        } else if (type == Simple.FLAG) {
            values.put(control, List.of(flag(cell)));
        } else if (type instanceof Type.ListOf(var item) && item == Simple.PARTY) {
            values.put(control, List.of(cell.split("[\\s,;]+")));
        } else {
            values.put(control, List.of(cell));
        }
    }

    private static boolean isBlank(String cell) {
        return Arrays.stream(Blank.Kind.values()).anyMatch(kind -> kind.word().equals(cell));
    }

    private static String flag(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true" -> Control.YES;
            case "false" -> Control.NO;
            default -> cell;
        };
    }

    private Optional<String> called(String cell) {
        return columns.keySet().stream()
                .filter(column -> isCalled(column, cell))
                .findFirst();
    }

    private boolean isCalled(String column, String cell) {
        return !column.isEmpty()
                && (column.equalsIgnoreCase(cell)
                        || names.getOrDefault(column, List.of()).stream().anyMatch(cell::equalsIgnoreCase));
    }
}
