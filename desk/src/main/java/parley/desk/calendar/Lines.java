package parley.desk.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.desk.view.Title;
import parley.desk.words.Words;

/** The tables of the calendar as lines of cells; their heads and states are keys that do not change with the language. */
final class Lines {
    private Lines() {}

    /** A list of days. */
    static List<List<String>> of(List<Item> items, Words words) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "kind", "first", "last", "instant", "parties", "account", "subject", "name", "state", "finding"));
        for (Item item : items) {
            lines.add(List.of(
                    item.kind().key(),
                    day(item.begin(), item.row().flatMap(Row::from)),
                    day(item.end(), item.row().flatMap(Row::to)),
                    item.at().map(Object::toString).orElse(""),
                    String.join(" ", item.parties()),
                    item.row().map(row -> String.join(" ", row.by())).orElseGet(() -> account(item)),
                    item.row().map(Row::subject).orElseGet(() -> item.finding().subject()),
                    name(item, words),
                    item.findings().isEmpty() ? "" : item.finding().state().key(),
                    item.findings().isEmpty() ? "" : item.finding().name()));
        }
        return lines;
    }

    /** A day; where it is not known, why. */
    private static String day(Optional<LocalDate> day, Optional<Edge> stated) {
        return day.map(LocalDate::toString).or(() -> stated.map(Lines::edge)).orElse("");
    }

    private static String account(Item item) {
        return item.findings().stream()
                .map(finding -> finding.account())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String name(Item item, Words words) {
        String language = words.language().code();
        return item.field()
                .map(field -> field.in(language))
                .or(() -> item.row().map(Row::name))
                .orElseGet(() -> item.finding().document().in(language));
    }

    /** Rows of spans. */
    static List<List<String>> spans(List<Row> rows, Counts counts, Words words) {
        String language = words.language().code();
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("type", "subject", "party", "account", "name", "from", "to", "counts", "flags", "draft"));
        for (Row row : rows) {
            lines.add(List.of(
                    row.type(),
                    row.subject(),
                    row.party(),
                    String.join(" ", row.by()),
                    row.name(),
                    row.from().map(Lines::edge).orElse(""),
                    row.to().map(Lines::edge).orElse(""),
                    counts.of(row).stream()
                            .map(against -> against.ref() + (against.certain() ? "" : "?"))
                            .collect(Collectors.joining(" ")),
                    row.flags().stream().map((Title flag) -> flag.in(language)).collect(Collectors.joining("; ")),
                    row.added() ? "draft" : ""));
        }
        return lines;
    }

    private static String edge(Edge edge) {
        return edge.instant()
                .map(Object::toString)
                .or(() -> edge.day().map(Object::toString))
                .orElseGet(() -> edge.blank().substring(edge.blank().indexOf('.') + 1));
    }
}
