package parley.desk.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Verdict;
import parley.desk.figures.Accounts.Blocked;
import parley.desk.figures.Times.Time;

/** What was given after its time, and what has not been given though its time is over: by how much. */
final class Lateness {
    private final Basis basis;

    Lateness(Basis basis) {
        this.basis = basis;
    }

    static boolean isLate(Found found) {
        return found.isDuty()
                && (found.head().verdict() == Verdict.LATE || found.head().verdict() == Verdict.OVERDUE);
    }

    List<Block> blocks() {
        var found = basis
                .found(one -> isLate(one) && basis.inquiry().covers(one.head().dueAt()))
                .stream()
                .sorted(basis.newestFirst())
                .toList();
        return Accounts.apart(basis, "late", "figures.late", found, this::block);
    }

    private Block block(Blocked named, List<Found> found) {
        var rows = new ArrayList<List<Cell>>();
        var times = new ArrayList<Time>();
        basis.proofs(basis.shown(named.name(), found)).forEach((one, finding) -> {
            var deed = Deed.of(finding);
            var lapse = lapse(one, deed);
            times.add(new Time(named.bar(one, basis), one.whole(basis.words()), lapse, Optional.empty()));
            rows.add(named.cells(one, row(one, deed, lapse)));
        });
        var columns = named.columns("party", "rule", "subject", "due", "done", "lateby", "state", "entries", "proof");
        return Block.of(named.name(), named.title(), basis.table(named.name(), columns, rows, found.size()))
                .with(new Times(basis, times)
                        .chart()
                        .draw(
                                "chart-" + named.name(),
                                named.title().text(),
                                basis.words().word("figures.late.drawn")));
    }

    private Optional<Lapse> lapse(Found found, Deed deed) {
        return found.head()
                .dueAt()
                .flatMap(due -> found.head().verdict() == Verdict.OVERDUE
                        ? Optional.of(Lapse.soFar(due, basis.at()))
                        : deed.done().flatMap(done -> Lapse.between(due, done)));
    }

    private List<Cell> row(Found found, Deed deed, Optional<Lapse> lapse) {
        var entries = basis.entries(deed.entries());
        return List.of(
                new Cell.Foreign(found.debtor()),
                basis.rule(found),
                new Cell.Foreign(found.subject()),
                found.head().dueAt().<Cell>map(Cell.When::at).orElse(new Cell.Nothing("figures.none.term")),
                deed.done().<Cell>map(Cell.When::new).orElse(new Cell.Nothing("figures.none.done")),
                lapse.<Cell>map(Cell.Took::new).orElse(new Cell.Nothing("figures.none.unknown")),
                new Cell.Verdict(found.state()),
                entries.isEmpty() ? new Cell.Nothing("figures.none.done") : new Cell.Entries(entries),
                basis.proof(found));
    }
}
