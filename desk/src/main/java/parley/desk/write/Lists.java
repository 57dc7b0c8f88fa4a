package parley.desk.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import parley.agreement.pack.FactType;
import parley.agreement.value.Type;
import parley.node.view.Typed;

/** The rows of a form's lists: how many there are, and a form with one more or one fewer. */
final class Lists {
    /** The most rows that a list may have on a form. */
    static final int MOST_ROWS = 200;

    private Lists() {}

    /** The fields of a row in order, an identified fact's id first. */
    static Map<String, Type> columns(FactType fact) {
        Map<String, Type> columns = new LinkedHashMap<>();
        if (fact.identified()) {
            columns.put("id", new Type.IdOf(fact.name()));
        }
        fact.fields().forEach((name, field) -> columns.put(name, field.type()));
        return columns;
    }

    /** How many rows a list has, as the page says; what a page did not write counts as none. */
    static int count(Typed typed, String list) {
        var digits = typed.value(list + Control.ROWS);
        return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
    }

    /** How many of them a page draws. */
    static int drawn(Typed typed, String list) {
        return Math.min(count(typed, list), MOST_ROWS);
    }

    /** What is wrong with a list of more rows than a page draws: none of it is sent before somebody has said which. */
    static Optional<Problem> tooMany(Typed typed, String list) {
        int rows = count(typed, list);
        return rows > MOST_ROWS ? Optional.of(Problem.of(list, "many", "" + rows, "" + MOST_ROWS)) : Optional.empty();
    }

    static Typed add(Typed typed, String list) {
        int rows = count(typed, list);
        return rows >= MOST_ROWS ? typed : with(typed, list + Control.ROWS, "" + (rows + 1));
    }

    /** Without a row; those after it move up. */
    static Typed remove(Typed typed, String list, int index) {
        int rows = count(typed, list);
        if (index < 0 || index >= rows) {
            return typed;
        }
        var fewer = renamed(typed, list, at -> at == index ? -1 : at < index ? at : at - 1);
        return with(fewer, list + Control.ROWS, "" + (rows - 1));
    }

    static Typed with(Typed typed, String control, String value) {
        Map<String, List<String>> values = new LinkedHashMap<>(typed.values());
        values.put(control, List.of(value));
        return new Typed(typed.format(), values);
    }

    private static Typed renamed(Typed typed, String list, IntUnaryOperator places) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        typed.values().forEach((name, value) -> {
            var row = row(name, list);
            if (row.isEmpty()) {
                values.put(name, value);
                return;
            }
            int place = places.applyAsInt(row.get());
            if (place >= 0) {
                int digits = list.length() + 1 + row.get().toString().length();
                values.put(Control.item(list, place) + name.substring(digits), value);
            }
        });
        return new Typed(typed.format(), values);
    }

    /** In which row of a list a control stands; empty when in none. */
    private static Optional<Integer> row(String name, String list) {
        if (!name.startsWith(list + ".")) {
            return Optional.empty();
        }
        var rest = name.substring(list.length() + 1);
        var digits = rest.split("[.:]", 2)[0];
        return digits.matches("0|[1-9][0-9]{0,3}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }
}
