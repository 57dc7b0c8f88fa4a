package parley.desk.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Format;
import parley.agreement.pack.Report;
import parley.agreement.pack.Report.Period.Yearly;
import parley.desk.view.Title;

/** What every party owes the others once a year, in one table: who has given it, when, whether nil, and what has changed. */
final class Exchanges {
    private final Basis basis;

    Exchanges(Basis basis) {
        this.basis = basis;
    }

    /** A yearly report of one pack. */
    private record Yearbook(Report report, Yearly yearly, List<Found> found) {}

    List<Block> blocks() {
        Map<Report, List<Found>> byReport = new LinkedHashMap<>();
        basis.found(found -> found.isOwn() && found.provision() instanceof Report)
                .forEach(found -> byReport.computeIfAbsent((Report) found.provision(), _ -> new ArrayList<>())
                        .add(found));
        var blocks = new ArrayList<Block>();
        byReport.forEach((report, found) -> {
            if (report.every() instanceof Yearly yearly) {
                blocks.add(block(new Yearbook(report, yearly, found)));
            }
        });
        return blocks;
    }

    /** The years that findings speak of, the latest first. */
    List<String> years() {
        return basis.all().stream()
                .filter(found -> found.provision() instanceof Report report && report.every() instanceof Yearly)
                .map(Found::subject)
                .filter(year -> year.matches("[0-9]{1,9}"))
                .distinct()
                .sorted(Comparator.comparing(Long::valueOf, Comparator.reverseOrder()))
                .toList();
    }

    /** The year that was asked for, or the one whose day is nearest to the instant judged. */
    private String year(Yearbook book) {
        return Optional.of(basis.inquiry().year())
                .filter(year -> !year.isEmpty())
                .or(() -> book.found().stream()
                        .filter(found -> found.head().dueAt().isPresent())
                        .min(Comparator.comparing(
                                found -> apart(found.head().dueAt().orElseThrow())))
                        .map(Found::subject))
                .orElse("");
    }

    private Duration apart(Instant due) {
        return Duration.between(basis.at(), due).abs();
    }

    private Block block(Yearbook book) {
        var year = year(book);
        var found = book.found().stream()
                .filter(one -> one.subject().equals(year) || one.subject().isEmpty())
                .toList();
        var format = found.stream()
                .flatMap(one -> one.pack().format(book.report().format()).stream())
                .findFirst();
        var columns = new ArrayList<>(List.of("party", "state", "due", "given", "nil"));
        var fields = format.map(known -> fields(known, book.yearly())).orElse(List.of());
        var heads = new LinkedHashMap<String, String>();
        fields.forEach(field -> {
            heads.put("item." + field.name(), label(field));
            heads.put("change." + field.name(), basis.words().word("figures.column.change"));
        });
        columns.addAll(heads.keySet());
        columns.addAll(List.of("entries", "proof"));
        var proofs = basis.proofs(found);
        var rows = found.stream()
                .map(one -> row(book, format, fields, one, Optional.ofNullable(proofs.get(one))))
                .toList();
        var name = book.report().id();
        var title = basis.words()
                .say(
                        year.isEmpty() ? "figures.exchange.undecided" : "figures.exchange.of",
                        "what",
                        basis.titles()
                                .of(book.report().format())
                                .in(basis.words().language().code()),
                        "ref",
                        book.report().ref(),
                        "year",
                        year);
        return Block.of(name, title, new Table(columns, heads, rows, 0, rows.size()));
    }

    private String label(Format.FormField field) {
        return field.label().isEmpty()
                ? field.name()
                : new Title(field.label()).in(basis.words().language().code());
    }

    /** Every item of the form but the year. */
    private static List<Format.FormField> fields(Format format, Yearly yearly) {
        return format.fields().values().stream()
                .filter(field -> !field.name().equals(yearly.field()))
                .toList();
    }

    private List<Cell> row(
            Yearbook book,
            Optional<Format> format,
            List<Format.FormField> fields,
            Found found,
            Optional<Finding> finding) {
        var given = given(book, found.debtor(), found.subject(), 0);
        var before = given(book, found.debtor(), found.subject(), 1);
        var done = finding.map(Deed::of).flatMap(Deed::done);
        var cells = new ArrayList<Cell>();
        cells.add(new Cell.Foreign(found.debtor()));
        cells.add(new Cell.Verdict(found.state()));
        cells.add(found.head().dueAt().<Cell>map(Cell.When::at).orElse(new Cell.Nothing("figures.none.term")));
        cells.add(done.<Cell>map(Cell.When::new).orElse(new Cell.Nothing("figures.none.done")));
        cells.add(
                given.size() == 1 && format.isPresent()
                        ? given.getFirst().isNil(format.get(), book.yearly())
                                ? new Cell.Ours("value.yes", "yes")
                                : new Cell.Ours("value.no", "no")
                        : none(given));
        for (Format.FormField field : fields) {
            cells.add(value(given, field));
            cells.add(change(given, before, field));
        }
        cells.add(
                given.isEmpty()
                        ? none(given)
                        : new Cell.Entries(given.stream()
                                .map(some -> some.entry().pointer())
                                .toList()));
        cells.add(basis.proof(found));
        return cells;
    }

    private List<Return> given(Yearbook book, String party, String year, int back) {
        return year.isEmpty()
                ? List.of()
                : Return.all(
                        basis.look().shown().entries(),
                        party,
                        book.report().format(),
                        book.yearly(),
                        Long.toString(Long.parseLong(year) - back));
    }

    /** Why no item is told: nothing was given, or several entries of which nobody here says what they are together. */
    private static Cell none(List<Return> given) {
        return new Cell.Nothing(given.size() > 1 ? "figures.none.several" : "figures.none.done");
    }

    /** A number, how many rows a list has, or that a text is there: what it says stands in the entry. */
    private static Cell value(List<Return> given, Format.FormField field) {
        if (given.size() != 1 || !given.getFirst().fields().containsKey(field.name())) {
            return none(given);
        }
        return given.getFirst()
                .blank(field.name())
                .<Cell>map(why -> new Cell.Ours("blank." + why, why))
                .or(() -> given.getFirst().number(field.name()).map(Cell.Amount::of))
                .orElseGet(() -> new Cell.Ours("figures.stated", "stated"));
    }

    private static Cell change(List<Return> given, List<Return> before, Format.FormField field) {
        if (given.size() > 1 || before.size() > 1) {
            return new Cell.Nothing("figures.none.several");
        }
        if (given.isEmpty() || before.isEmpty()) {
            return new Cell.Nothing("figures.none.before");
        }
        boolean same = given.getFirst().isSame(field.name(), before.getFirst());
        if (given.getFirst().isList(field.name()) || before.getFirst().isList(field.name())) {
            return same ? new Cell.Change(0) : new Cell.Ours("figures.other", "other");
        }
        var now = given.getFirst().number(field.name());
        var then = before.getFirst().number(field.name());
        if (now.isPresent() && then.isPresent()) {
            return new Cell.Change(now.get() - then.get());
        }
        return same ? new Cell.Ours("figures.same", "same") : new Cell.Ours("figures.other", "other");
    }
}
