package parley.desk.entries;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.desk.live.Titles;

/**
 * A list of entries as comma-separated values (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula, because
 * it begins with {@code = + - @}, a tab or a carriage return, gets an apostrophe before it.
 */
final class Csv {
    /** How a formula begins. */
    private static final String FORMULA = "=+-@\t\r";

    /** What cannot stand in a cell without quotation marks. */
    private static final String QUOTED = "\",\r\n";

    private static final String END = "\r\n";
    private static final List<String> HEAD = List.of(
            "party",
            "epoch",
            "index",
            "id",
            "direction",
            "time",
            "written",
            "witnessed",
            "format",
            "title",
            "number",
            "subject",
            "to",
            "received",
            "members");

    private final Titles titles;
    private final String language;

    /** A writer of lists whose titles are in one language. */
    Csv(Titles titles, String language) {
        this.titles = titles;
        this.language = language;
    }

    String print(List<Listing.Row> rows) {
        return Stream.concat(Stream.of(HEAD), rows.stream().map(this::cells))
                .map(cells -> cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining(END, "", END));
    }

    private List<String> cells(Listing.Row row) {
        var entry = row.entry();
        var cells = new ArrayList<String>();
        cells.add(entry.pointer().party());
        cells.add(Integer.toString(entry.pointer().epoch()));
        cells.add(Long.toString(entry.pointer().index()));
        cells.add(entry.pointer().id().hex());
        cells.add((row.own() ? Way.OUT : Way.IN).key());
        cells.add(row.when().toString());
        cells.add(entry.written().toString());
        cells.add(entry.witnessed()
                .filter(witnessed -> witnessed.exact())
                .flatMap(witnessed -> witnessed.latest())
                .map(Object::toString)
                .orElse(""));
        cells.add(entry.format());
        cells.add(titles.of(entry.format()).in(language));
        cells.add(entry.number().orElse(""));
        cells.add(entry.subject().orElse(""));
        cells.add(String.join(" ", entry.to()));
        cells.add(Long.toString(row.received()));
        cells.add(Integer.toString(entry.receipts().size()));
        return cells;
    }

    static String cell(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(each -> QUOTED.indexOf(each) >= 0)
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
