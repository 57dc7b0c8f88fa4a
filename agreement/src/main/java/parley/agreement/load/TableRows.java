package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Entry;
import parley.agreement.yaml.YamlNode.Mapping;
import parley.agreement.yaml.YamlNode.Scalar;
import parley.agreement.yaml.YamlNode.Sequence;

/**
 * A scenario with a {@code table} of boundary values stands for one scenario per row: wherever the timeline or the
 * expectations say {@code $name}, the row's value under {@code name} stands. A value keeps its own place in the file, so
 * that a problem leads to the cell.
 */
final class TableRows {
    private final Set<String> used = new LinkedHashSet<>();
    private boolean broken;
    private final Keys keys;

    private TableRows(Keys keys) {
        this.keys = keys;
    }

    /** One row, written out. */
    record Row(String name, Mapping scenario) {}

    /** The scenario that these keys hold, once for every row of its table. */
    static List<Row> expand(Keys keys, String name) {
        TableRows rows = new TableRows(keys);
        List<Row> expanded = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (YamlNode node : keys.needList("table", "rows of values by name")) {
            if (node instanceof Mapping row && !row.entries().isEmpty()) {
                columns.addAll(row.entries().keySet());
                expanded.add(new Row(name + " " + label(row), rows.with(row)));
            } else {
                keys.problem(node, node.describe(), "a row: values by name");
            }
        }
        columns.removeAll(rows.used);
        if (rows.broken) {
            return List.of();
        }
        if (!columns.isEmpty() && !expanded.isEmpty()) {
            YamlNode at = keys.get("table").orElseThrow();
            keys.problem(
                    at, "the columns " + columns + ", which nothing reads", "$NAME in the timeline or under expect");
        }
        return expanded;
    }

    private static String label(Mapping row) {
        return row.entries().entrySet().stream()
                .map(cell -> cell.getKey() + " " + (cell.getValue().value() instanceof Scalar s ? s.text() : "..."))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private Mapping with(Mapping row) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        keys.mapping().entries().forEach((key, entry) -> {
            if (!key.equals("table")) {
                entries.put(key, key.equals("name") ? entry : new Entry(entry.key(), with(entry.value(), row)));
            }
        });
        return new Mapping(keys.at(), entries);
    }

    private YamlNode with(YamlNode node, Mapping row) {
        return switch (node) {
            case Scalar scalar -> cell(scalar, row);
            case Sequence(var at, var items) ->
                new Sequence(at, items.stream().map(item -> with(item, row)).toList());
            case Mapping(var at, var old) -> {
                Map<String, Entry> entries = new LinkedHashMap<>();
                old.forEach((key, entry) -> entries.put(key, new Entry(entry.key(), with(entry.value(), row))));
                yield new Mapping(at, entries);
            }
        };
    }

    private YamlNode cell(Scalar scalar, Mapping row) {
        if (scalar.kind() != YamlNode.Kind.TEXT || !scalar.text().matches("\\$[a-zA-Z]\\w*")) {
            return scalar;
        }
        String column = scalar.text().substring(1);
        used.add(column);
        Entry entry = row.entries().get(column);
        if (entry == null) {
            broken = true;
            keys.problem(
                    row,
                    "a row without " + column,
                    Nearest.first(column, row.entries().keySet()) + ", or " + column);
            return scalar;
        }
        return entry.value();
    }
}
