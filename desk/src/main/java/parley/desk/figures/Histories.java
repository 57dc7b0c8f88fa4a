package parley.desk.figures;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.proof.Proof.Days;
import parley.desk.figures.Level.Measured;
import parley.desk.figures.chart.Drawing;
import parley.desk.figures.chart.StepChart;
import parley.desk.figures.chart.StepChart.Amount;
import parley.desk.figures.chart.StepChart.Step;

/** Sums of stock over days, each as steps beside the limits in force: one proof tells all of it. */
final class Histories {
    private final Basis basis;

    Histories(Basis basis) {
        this.basis = basis;
    }

    List<Block> of(Map<Found, Finding> proofs) {
        var blocks = new ArrayList<Block>();
        proofs.forEach((found, finding) -> {
            var levels = Measured.of(finding.proof()).byDays().stream()
                    .flatMap(level -> Ceilings.within(level.days(), basis.inquiry()).stream()
                            .map(days -> new Level(
                                    Optional.of(days), level.passed(), level.held(), level.limit(), level.ref())))
                    .toList();
            if (!levels.isEmpty()) {
                blocks.add(block("history-" + (blocks.size() + 1), found, levels));
            }
        });
        return blocks;
    }

    private Block block(String name, Found found, List<Level> levels) {
        var rows = levels.stream()
                .map(level -> List.of(
                        new Cell.Dates(level.days().orElseThrow()),
                        Ceilings.amount(level.held(), "figures.none.compared"),
                        Ceilings.amount(level.limit(), "figures.none.limit"),
                        new Cell.Foreign(level.ref()),
                        Ceilings.over(found, level),
                        basis.proof(found)))
                .toList();
        var title = basis.words()
                .say(
                        "figures.history",
                        "party",
                        found.debtor(),
                        "rule",
                        found.called(basis.words()),
                        "subject",
                        found.subject());
        return Block.of(name, title, Table.whole(List.of("days", "held", "limit", "ref", "over", "proof"), rows))
                .below()
                .with(draw(name, found, title.text(), levels));
    }

    private Drawing draw(String name, Found found, String title, List<Level> levels) {
        var today = basis.today(found.pack());
        // A chart ends where the days asked for end, and with the day judged at the earliest where none were.
        var end = basis.inquiry().to().filter(today::isAfter).orElse(today);
        var first = first(levels, end);
        var last = last(levels, end, first);
        var steps = levels.stream()
                .filter(level -> !level.days().orElseThrow().last().isBefore(first))
                .map(level -> step(found, level, first, last))
                .toList();
        var words = basis.words();
        var numbers = basis.numbers();
        return new StepChart(first, last, today, numbers::of, steps)
                .draw(
                        "chart-" + name,
                        title,
                        words.say("figures.history.drawn", "first", first, "last", last)
                                .text(),
                        words.say("figures.limit.par", "ref", levels.getLast().ref())
                                .text(),
                        words.word("figures.today"));
    }

    private static Step step(Found found, Level level, LocalDate first, LocalDate last) {
        var days = level.days().orElseThrow();
        return new Step(
                days.first().isBefore(first) ? first : days.first(),
                days.last().isAfter(last) ? last : days.last(),
                level.held().map(Histories::amount),
                level.limit().map(Histories::amount),
                level.over(Ceilings.isAtLeast(found)));
    }

    private static Amount amount(Range range) {
        return new Amount(range.least(), range.most());
    }

    /** The first day of which the beginning is known; what was before it is shown for a tenth of what follows. */
    private static LocalDate first(List<Level> levels, LocalDate end) {
        var known = ends(levels).min(LocalDate::compareTo).orElse(end.minusDays(1));
        var last = ends(levels).max(LocalDate::compareTo).filter(end::isBefore).orElse(end);
        boolean before = levels.getFirst().days().orElseThrow().first().equals(Days.FIRST);
        return before ? known.minusDays(Math.max(1, ChronoUnit.DAYS.between(known, last) / 10)) : known;
    }

    /** The last day on which something changes, or the day at which it ends where that is later, and a little more where it goes on. */
    private static LocalDate last(List<Level> levels, LocalDate end, LocalDate first) {
        var changed =
                ends(levels).max(LocalDate::compareTo).filter(end::isBefore).orElse(end);
        boolean after = levels.getLast().days().orElseThrow().last().equals(Days.LAST);
        var last = after ? changed.plusDays(Math.max(1, ChronoUnit.DAYS.between(first, changed) / 10)) : changed;
        return last.isAfter(first) ? last : first.plusDays(1);
    }

    private static Stream<LocalDate> ends(List<Level> levels) {
        return levels.stream()
                .flatMap(level -> Stream.of(
                        level.days().orElseThrow().first(),
                        level.days().orElseThrow().last()))
                .filter(day -> !day.equals(Days.FIRST) && !day.equals(Days.LAST));
    }
}
