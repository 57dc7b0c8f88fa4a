package parley.desk.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Provision;
import parley.agreement.proof.Proof.Days;
import parley.desk.figures.Accounts.Blocked;
import parley.desk.figures.Level.Measured;

/** What stands against its limit: sums of stock under a {@code ceiling}, counts under a {@code limit}; and its history. */
final class Ceilings {
    private final Basis basis;

    Ceilings(Basis basis) {
        this.basis = basis;
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        var sums = basis.found(found -> found.provision() instanceof Ceiling);
        var counts = basis.found(found -> found.provision() instanceof Limit);
        if (has(Ceiling.class)) {
            blocks.addAll(Accounts.apart(basis, "sums", "figures.sums", sums, this::standing));
        }
        if (has(Limit.class)) {
            blocks.addAll(Accounts.apart(basis, "counts", "figures.counts", counts, this::standing));
        }
        var shown = basis.shown("sums", sums.stream().filter(Found::isOwn).toList());
        new Histories(basis).of(basis.proofs(shown)).forEach(blocks::add);
        return blocks;
    }

    private boolean has(Class<? extends Provision> kind) {
        return basis.packs().stream()
                .flatMap(pack -> pack.provisions().values().stream())
                .anyMatch(kind::isInstance);
    }

    /** How each stands on the day judged. */
    private Block standing(Blocked named, List<Found> found) {
        var shown = basis.shown(named.name(), found);
        var rows = new ArrayList<List<Cell>>();
        basis.proofs(shown).forEach((one, finding) -> rows.add(named.cells(one, row(one, finding))));
        var columns = named.columns(
                "party", "rule", "subject", "state", "held", "limit", "ref", "over", "most", "days", "proof");
        return Block.of(named.name(), named.title(), basis.table(named.name(), columns, rows, found.size()));
    }

    private List<Cell> row(Found found, Finding finding) {
        var measured = Measured.of(finding.proof());
        // A count of what lies in coming days is told by the proof as a whole; a sum by the day.
        var now = found.provision() instanceof Limit
                ? measured.whole().or(() -> measured.on(basis.today(found.pack())))
                : measured.on(basis.today(found.pack()));
        var extent = found.head().extent();
        return List.of(
                new Cell.Foreign(found.debtor()),
                new Cell.Foreign(found.rule()),
                new Cell.Foreign(found.subject()),
                new Cell.Verdict(found.state()),
                amount(now.flatMap(Level::held), now.isPresent() ? "figures.none.unknown" : "figures.none.stated"),
                amount(now.flatMap(Level::limit), "figures.none.limit"),
                new Cell.Foreign(now.map(Level::ref).orElse("")),
                over(found, now),
                extent.excess().isPresent() && extent.excess().getAsLong() > 0
                        ? Cell.Amount.of(extent.excess().getAsLong())
                        : notPassed(found),
                extent.during().<Cell>map(Cell.Dates::new).orElse(new Cell.Nothing("figures.none.days")),
                basis.proof(found));
    }

    private static Cell over(Found found, Optional<Level> now) {
        return now.map(level -> over(found, level)).orElseGet(() -> notPassed(found));
    }

    /** By how much a limit is passed; that it is passed does not always tell by how much. */
    static Cell over(Found found, Level level) {
        return switch (level.passed()) {
            case UNKNOWN -> new Cell.Ours("figures.unknown", "unknown");
            case FALSE -> new Cell.Nothing("figures.none.over");
            case TRUE ->
                level.over(isAtLeast(found))
                        .<Cell>map(Cell.Amount::of)
                        .orElse(new Cell.Ours("figures.unknown", "unknown"));
        };
    }

    /** That no limit was passed, as far as the finding says so. */
    private static Cell notPassed(Found found) {
        return switch (found.state()) {
            case UNKNOWN, BREACHED -> new Cell.Ours("figures.unknown", "unknown");
            default -> new Cell.Nothing("figures.none.over");
        };
    }

    /** An amount, or why there is none. */
    static Cell amount(Optional<Range> range, String why) {
        return range.<Cell>map(Cell.Amount::new).orElse(new Cell.Nothing(why));
    }

    /** Whether it is a ceiling that must be reached, and not one that must not be passed. */
    static boolean isAtLeast(Found found) {
        return found.provision() instanceof Ceiling ceiling
                && ceiling.levels().stream()
                        .anyMatch(level ->
                                found.head().step().filter(level.id()::equals).isPresent()
                                        && level.side() == Ceiling.Side.AT_LEAST);
    }

    /** The days of a history that a page was asked for. */
    static Optional<Days> within(Optional<Days> days, Inquiry inquiry) {
        return days.flatMap(some -> {
            LocalDate first = inquiry.from().filter(some.first()::isBefore).orElse(some.first());
            LocalDate last = inquiry.to().filter(some.last()::isAfter).orElse(some.last());
            return first.isAfter(last) ? Optional.empty() : Optional.of(new Days(first, last));
        });
    }
}
