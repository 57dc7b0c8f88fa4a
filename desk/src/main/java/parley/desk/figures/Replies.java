package parley.desk.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Verdict;
import parley.desk.figures.Accounts.Blocked;
import parley.desk.figures.Times.Time;

/** How long replies took: what an exchange of messages asks of a party within a time after another's act. */
final class Replies {
    private final Basis basis;

    Replies(Basis basis) {
        this.basis = basis;
    }

    /** Duties that arose: what is not owed, or may not be, has no reply. */
    static boolean arose(Found found) {
        return found.provision() instanceof Exchange
                && found.isDuty()
                && switch (found.head().verdict()) {
                    case MET, LATE, DUE, OVERDUE, BREACHED -> true;
                    case NOT_OWED,
                            EXCUSED,
                            UNKNOWN,
                            CLOSED,
                            OPEN,
                            EXERCISED,
                            INVALID,
                            LAPSED,
                            KEPT,
                            FORESEEN,
                            AVAILABLE,
                            EXHAUSTED,
                            ADOPTED,
                            BROKEN -> false;
                };
    }

    List<Block> blocks() {
        var found = basis
                .found(one -> arose(one) && basis.inquiry().covers(one.head().dueAt()))
                .stream()
                .sorted(basis.newestFirst())
                .toList();
        return Accounts.apart(basis, "replies", "figures.replies", found, this::block);
    }

    private Block block(Blocked named, List<Found> found) {
        var rows = new ArrayList<List<Cell>>();
        var times = new ArrayList<Time>();
        basis.proofs(basis.shown(named.name(), found)).forEach((one, finding) -> {
            var deed = Deed.of(finding);
            var lapse = lapse(one, deed);
            times.add(new Time(named.bar(one, basis), one.whole(basis.words()), lapse, deed.term()));
            rows.add(named.cells(one, row(one, deed, lapse)));
        });
        var columns = named.columns(
                "party", "rule", "subject", "asked", "answered", "took", "term", "state", "entries", "proof");
        return Block.of(named.name(), named.title(), basis.table(named.name(), columns, rows, found.size()))
                .with(new Times(basis, times)
                        .chart()
                        .draw(
                                "chart-" + named.name(),
                                named.title().text(),
                                basis.words().word("figures.replies.drawn")));
    }

    private Optional<Lapse> lapse(Found found, Deed deed) {
        return deed.asked()
                .flatMap(asked -> deed.done()
                        .map(done -> Lapse.between(asked, done))
                        .orElseGet(() -> found.head().verdict() == Verdict.BREACHED
                                ? Optional.empty()
                                : Optional.of(Lapse.soFar(asked, basis.at()))));
    }

    private List<Cell> row(Found found, Deed deed, Optional<Lapse> lapse) {
        return List.of(
                new Cell.Foreign(found.debtor()),
                basis.rule(found),
                new Cell.Foreign(found.subject()),
                deed.asked().<Cell>map(Cell.When::at).orElse(new Cell.Nothing("figures.none.unknown")),
                deed.done().<Cell>map(Cell.When::new).orElse(new Cell.Nothing("figures.none.done")),
                lapse.<Cell>map(Cell.Took::new).orElse(new Cell.Nothing("figures.none.unknown")),
                deed.term().<Cell>map(Cell.Span::new).orElse(new Cell.Nothing("figures.none.term")),
                new Cell.Verdict(found.state()),
                entries(deed),
                basis.proof(found));
    }

    private Cell entries(Deed deed) {
        var entries = basis.entries(deed.entries());
        return entries.isEmpty() ? new Cell.Nothing("figures.none.done") : new Cell.Entries(entries);
    }
}
