package parley.desk.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Quota;
import parley.desk.figures.Accounts.Blocked;
import parley.desk.figures.Level.Measured;
import parley.desk.figures.chart.BarChart;
import parley.desk.figures.chart.BarChart.Bar;
import parley.desk.figures.chart.BarChart.Stretch;
import parley.desk.figures.chart.Ticks;

/** What of a right is used: how many of how many, on whom, by which subjects. */
final class Quotas {
    private static final Pattern YEARS = Pattern.compile("([0-9]{4})(?:\\.\\.([0-9]{4}))?(?:/.*)?");
    private static final int MARKS = 8;

    private final Basis basis;

    Quotas(Basis basis) {
        this.basis = basis;
    }

    List<Block> blocks() {
        return Accounts.apart(
                basis,
                "quotas",
                "figures.quotas",
                basis.found(found -> found.provision() instanceof Quota && covers(found.subject())),
                this::block);
    }

    /** Whether the years that a subject begins with are among those asked for. */
    private boolean covers(String subject) {
        var years = YEARS.matcher(subject);
        if (!years.matches()) {
            return true;
        }
        int first = Integer.parseInt(years.group(1));
        int last = Optional.ofNullable(years.group(2)).map(Integer::parseInt).orElse(first);
        return basis.inquiry().from().filter(day -> day.getYear() > last).isEmpty()
                && basis.inquiry().to().filter(day -> day.getYear() < first).isEmpty();
    }

    Block block(Blocked named, List<Found> found) {
        var shown = basis.shown(named.name(), found);
        var rows = new ArrayList<List<Cell>>();
        var bars = new ArrayList<Use>();
        basis.proofs(shown).forEach((one, finding) -> {
            var use = Use.of(one, finding);
            bars.add(use);
            rows.add(named.cells(one, row(one, use)));
        });
        var columns =
                named.columns("party", "rule", "subject", "used", "allowed", "ref", "left", "by", "state", "proof");
        return Block.of(named.name(), named.title(), basis.table(named.name(), columns, rows, found.size()))
                .with(chart(named, bars)
                        .draw(
                                "chart-" + named.name(),
                                named.title().text(),
                                basis.words().word("figures.quotas.drawn")));
    }

    /** How much is used of how much; the most on one day, where a quota counts by days. */
    private record Use(Found found, Optional<Range> used, Optional<Range> allowed, String ref) {
        static Use of(Found found, Finding finding) {
            var measured = Measured.of(finding.proof());
            var level = measured.whole()
                    .or(() -> measured.byDays().stream()
                            .max(Comparator.comparing(
                                    day -> day.held().map(Range::least).orElse(-1L))));
            return new Use(
                    found,
                    level.flatMap(Level::held),
                    level.flatMap(Level::limit),
                    level.map(Level::ref).orElse(""));
        }
    }

    private List<Cell> row(Found found, Use use) {
        var extent = found.head().extent();
        return List.of(
                new Cell.Foreign(found.debtor()),
                basis.rule(found),
                new Cell.Foreign(found.subject()),
                Ceilings.amount(use.used(), "figures.none.unknown"),
                Ceilings.amount(use.allowed(), "figures.none.unknown"),
                new Cell.Foreign(use.ref()),
                extent.n().isPresent()
                        ? Cell.Amount.of(extent.n().getAsLong())
                        : new Cell.Ours("figures.unknown", "unknown"),
                extent.members().isEmpty()
                        ? new Cell.Nothing("figures.none.uses")
                        : new Cell.Foreign(by(extent.members())),
                new Cell.Verdict(found.state()),
                basis.proof(found));
    }

    /** The subjects that count, those of one party together: whoever coined an id stands before its stroke. */
    private static String by(List<String> members) {
        Map<String, List<String>> byParty = new LinkedHashMap<>();
        members.forEach(id -> byParty.computeIfAbsent(id.replaceFirst("/.*", ""), _ -> new ArrayList<>())
                .add(id));
        return byParty.values().stream().map(ids -> String.join(", ", ids)).collect(Collectors.joining("; "));
    }

    private BarChart chart(Blocked named, List<Use> uses) {
        long most = uses.stream()
                .flatMap(use -> Stream.of(use.used(), use.allowed()))
                .flatMap(Optional::stream)
                .mapToLong(range -> range.most().orElse(range.least()))
                .max()
                .orElse(1);
        return new BarChart(
                Ticks.upTo(most, MARKS),
                basis.numbers()::of,
                uses.stream().map(use -> bar(named, use)).toList());
    }

    private Bar bar(Blocked named, Use use) {
        var stretches = new ArrayList<Stretch>();
        use.used().ifPresent(used -> {
            stretches.add(new Stretch("held", 0, used.least()));
            used.most().ifPresent(most -> stretches.add(new Stretch("between", used.least(), most)));
        });
        return new Bar(
                named.bar(use.found(), basis),
                basis.words()
                        .say("figures.of", "n", text(use.used()), "all", text(use.allowed()))
                        .text(),
                use.found().whole(basis.words()),
                stretches,
                use.allowed().filter(Range::isExact).map(Range::least));
    }

    private String text(Optional<Range> range) {
        return range.map(basis.numbers()::of).orElse("?");
    }
}
