package parley.desk.shift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.form.Cells;
import parley.desk.words.Words;
import parley.node.view.office.RotaDuty;
import parley.node.view.office.Stint;

/** Lines pasted from a spreadsheet as rows of the rota, each judged by itself and beside the others. */
final class RotaPaste {
    private RotaPaste() {}

    /** The rows of a text, without a first line that names the columns. */
    static List<RotaRow> rows(String text, RotaReader reader, Visit visit) {
        var lines = Cells.lines(text);
        if (lines.isEmpty()) {
            return List.of();
        }
        var heads = Cells.heads(lines.getFirst(), RotaColumn::called);
        var order = heads.orElseGet(() -> List.of(RotaColumn.values()));
        var rows = new ArrayList<RotaRow>();
        for (var cells : heads.isPresent() ? lines.subList(1, lines.size()) : lines) {
            rows.add(row(rows.size() + 1, cells, order, reader, visit.words()));
        }
        return once(reached(rows), visit);
    }

    /** Where a row leaves the telephone out, that of an earlier row for the same officer goes before what the rota had for him. */
    private static List<RotaRow> reached(List<RotaRow> rows) {
        var telephones = new HashMap<String, String>();
        var all = new ArrayList<RotaRow>();
        for (var row : rows) {
            boolean typed = !row.cell(RotaColumn.TELEPHONE).isBlank();
            var reached = row.stint().map(stint -> {
                var key = Stint.key(stint.officer());
                if (typed) {
                    telephones.put(key, stint.telephone());
                }
                return stint.reached(telephones.getOrDefault(key, stint.telephone()));
            });
            all.add(new RotaRow(row.line(), row.cells(), reached, row.faults(), row.remarks()));
        }
        return all;
    }

    private static RotaRow row(int line, List<String> cells, List<RotaColumn> order, RotaReader reader, Words words) {
        Map<RotaColumn, String> named = new EnumMap<>(RotaColumn.class);
        for (int i = 0; i < Math.min(cells.size(), order.size()); i++) {
            named.put(order.get(i), cells.get(i).strip());
        }
        var row = reader.read(line, named);
        boolean more = cells.stream().skip(order.size()).anyMatch(cell -> !cell.isBlank());
        return more
                ? row.with(new Filled.Fault(
                        "rows", words.say("rota.error.cells", "n", cells.size(), "limit", order.size())))
                : row;
    }

    /** What a line names, without how he is reached and what it replaces. */
    private record Said(RotaDuty duty, Instant begin, Instant end, String officer) {
        static Said of(Stint stint) {
            return new Said(stint.duty(), stint.begin(), stint.end(), Stint.key(stint.officer()));
        }
    }

    /** Refuses what stands in the rota already, or in an earlier row: most likely it was pasted twice. */
    private static List<RotaRow> once(List<RotaRow> rows, Visit visit) {
        var words = visit.words();
        var standing = standing(rows, visit);
        var earlier = new HashMap<Said, Integer>();
        var judged = new ArrayList<RotaRow>();
        for (var row : rows) {
            var said = row.stint().filter(Stint::names).map(Said::of);
            var before = said.map(earlier::get);
            var kept = said.map(standing::get)
                    .filter(number -> row.stint().stream()
                            .noneMatch(stint -> stint.replaces().equals(Optional.of(number))));
            if (before.isPresent()) {
                judged.add(row.with(new Filled.Fault("rows", words.say("rota.error.twice", "n", before.get()))));
            } else if (kept.isPresent()) {
                judged.add(row.with(new Filled.Fault("rows", words.say("rota.error.stands", "n", kept.get()))));
            } else {
                judged.add(row);
            }
            said.ifPresent(what -> earlier.putIfAbsent(what, row.line()));
        }
        return judged;
    }

    private static Map<Said, Long> standing(List<RotaRow> rows, Visit visit) {
        var standing = new HashMap<Said, Long>();
        for (var line : RotaAfter.around(stints(rows), visit)) {
            if (line.stands()) {
                standing.put(Said.of(line.stint()), line.number());
            }
        }
        return standing;
    }

    static List<Stint> stints(List<RotaRow> rows) {
        return rows.stream().flatMap(row -> row.stint().stream()).toList();
    }
}
