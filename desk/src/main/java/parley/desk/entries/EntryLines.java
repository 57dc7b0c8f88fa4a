package parley.desk.entries;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import parley.desk.live.Titles;

/** A list of entries as lines of cells, below a line that names them. */
final class EntryLines {
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
    EntryLines(Titles titles, String language) {
        this.titles = titles;
        this.language = language;
    }

    List<List<String>> of(List<Listing.Row> rows) {
        return Stream.concat(Stream.of(HEAD), rows.stream().map(this::cells)).toList();
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
}
