package parley.desk.figures;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.check.Rendering;
import parley.desk.figures.Accounts.Blocked;
import parley.desk.figures.chart.BarChart;
import parley.desk.figures.chart.BarChart.Bar;
import parley.desk.figures.chart.BarChart.Stretch;
import parley.desk.figures.chart.Ticks;
import parley.desk.view.Glossary;
import parley.desk.view.State;

/** What became of all that was owed, by party and provision; and how much of the text is rendered at all. */
final class Coverage {
    /** The columns: what became of a duty, each counted as what it is. */
    static final List<State> STATES = List.of(
            State.MET,
            State.LATE,
            State.OVERDUE,
            State.BREACHED,
            State.DUE,
            State.UNKNOWN,
            State.EXCUSED,
            State.NOT_OWED);

    private static final int MARKS = 8;

    private final Basis basis;

    Coverage(Basis basis) {
        this.basis = basis;
    }

    List<Block> blocks(List<Rendering> texts) {
        var found = basis.found(
                one -> one.isDuty() && basis.inquiry().covers(one.head().dueAt()));
        var blocks = new ArrayList<>(Accounts.apart(basis, "owed", "figures.owed", found, this::counted));
        var listed = found.stream()
                .filter(one -> one.state().key().equals(basis.inquiry().state()))
                .toList();
        if (!basis.inquiry().state().isEmpty()) {
            blocks.addFirst(listed(listed));
        }
        blocks.add(rendered(texts));
        return blocks;
    }

    /** How many of one party under one provision came to what, on one account. */
    private record Row(String party, String provision, String title, String account, Map<State, Integer> numbers) {
        int number(State state) {
            return numbers.getOrDefault(state, 0);
        }
    }

    private List<Row> rows(List<Found> found) {
        Map<List<String>, Map<State, Integer>> numbers = new LinkedHashMap<>();
        found.forEach(one -> numbers.computeIfAbsent(
                        List.of(
                                one.debtor(),
                                one.head().provision(),
                                one.head().account().code()),
                        _ -> new EnumMap<>(State.class))
                .merge(one.state(), 1, Integer::sum));
        return numbers.entrySet().stream()
                .map(row -> new Row(
                        row.getKey().get(0),
                        row.getKey().get(1),
                        title(row.getKey().get(1), found),
                        row.getKey().get(2),
                        row.getValue()))
                .toList();
    }

    /** What people call a provision. */
    private String called(String provision) {
        return basis.all().stream()
                .filter(one -> one.head().provision().equals(provision))
                .findFirst()
                .map(one -> Glossary.of(one.pack())
                        .rule(provision)
                        .in(basis.words().language().code()))
                .orElse(provision);
    }

    /** The document that all findings of a provision are about; its name where they are about several. */
    private String title(String provision, List<Found> found) {
        var titles = found.stream()
                .filter(one -> one.head().provision().equals(provision))
                .map(basis::document)
                .distinct()
                .limit(2)
                .toList();
        return titles.size() == 1 ? titles.getFirst() : called(provision);
    }

    private Block counted(Blocked named, List<Found> found) {
        var rows = rows(found);
        var shown = basis.shown(named.name(), rows);
        var columns = new ArrayList<>(named.columns("party", "rule"));
        STATES.forEach(state -> columns.add("state-" + state.key()));
        return Block.of(
                        named.name(),
                        named.title(),
                        basis.table(
                                named.name(),
                                columns,
                                shown.stream()
                                        .map(row -> cells(row, named.others()))
                                        .toList(),
                                rows.size()))
                .with(chart(named, shown)
                        .draw(
                                "chart-" + named.name(),
                                named.title().text(),
                                basis.words().word("figures.owed.drawn")));
    }

    private List<Cell> cells(Row row, boolean others) {
        var cells = new ArrayList<Cell>();
        cells.add(new Cell.Foreign(row.party()));
        if (others) {
            cells.add(new Cell.Foreign(row.account()));
        }
        cells.add(new Cell.Rule(row.title(), row.provision()));
        for (State state : STATES) {
            int number = row.number(state);
            cells.add(
                    number == 0
                            ? Cell.Amount.of(0)
                            : new Cell.Listed(number, "figures/coverage", query(row, state, others)));
        }
        return cells;
    }

    private List<String> query(Row row, State state, boolean others) {
        var asked = basis.inquiry();
        return List.of(
                "party", row.party(),
                "provision", row.provision(),
                "state", state.key(),
                "account", others ? row.account() : Inquiry.OWN,
                "from", asked.from().map(Object::toString).orElse(""),
                "to", asked.to().map(Object::toString).orElse(""));
    }

    private BarChart chart(Blocked named, List<Row> rows) {
        long most = rows.stream()
                .mapToLong(row -> STATES.stream().mapToInt(row::number).sum())
                .max()
                .orElse(1);
        return new BarChart(
                Ticks.upTo(most, MARKS),
                basis.numbers()::of,
                rows.stream().map(row -> bar(named, row)).toList());
    }

    private Bar bar(Blocked named, Row row) {
        var stretches = new ArrayList<Stretch>();
        var words = new ArrayList<String>();
        long end = 0;
        for (State state : STATES) {
            int number = row.number(state);
            if (number > 0) {
                stretches.add(new Stretch("part " + state.key(), end, end + number));
                words.add(basis.words().word(state) + " " + basis.numbers().of(number));
                end += number;
            }
        }
        var account = named.others() ? "  (" + row.account() + ")" : "";
        var name = row.party() + "  " + row.title() + account;
        var value = basis.numbers().of(end) + ": " + String.join(", ", words);
        var called = called(row.provision());
        return new Bar(name, value, row.title().equals(called) ? "" : called, stretches, Optional.empty());
    }

    /** The findings behind one number. */
    private Block listed(List<Found> found) {
        var rows = basis.shown("listed", found).stream()
                .map(one -> List.of(
                        new Cell.Foreign(one.debtor()),
                        new Cell.Foreign(one.head().account().code()),
                        basis.rule(one),
                        new Cell.Foreign(one.subject()),
                        one.head().dueAt().<Cell>map(Cell.When::at).orElse(new Cell.Nothing("figures.none.term")),
                        new Cell.Verdict(one.state()),
                        basis.proof(one)))
                .toList();
        var columns = List.of("party", "account", "rule", "subject", "due", "state", "proof");
        return Block.of(
                "listed", basis.words().say("figures.listed"), basis.table("listed", columns, rows, found.size()));
    }

    private Block rendered(List<Rendering> texts) {
        var rows = texts.stream()
                .map(text -> List.<Cell>of(
                        new Cell.Foreign(text.pack().title()),
                        Cell.Amount.of(text.coverage().total()),
                        Cell.Amount.of(text.coverage().provisioned().size()),
                        Cell.Amount.of(text.coverage().untranslated().size()),
                        Cell.Amount.of(text.coverage().silent().size()),
                        Cell.Amount.of(text.coverage().checked())))
                .toList();
        return Block.of(
                "text",
                basis.words().say("figures.text"),
                Table.whole(List.of("agreement", "paragraphs", "cited", "leftout", "silent", "compared"), rows));
    }
}
