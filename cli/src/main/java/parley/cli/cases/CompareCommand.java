package parley.cli.cases;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import parley.agreement.finding.CanonicalJson;
import parley.agreement.finding.Difference;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingJson;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.truth.Need;
import parley.agreement.value.Data;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges a case twice and lists the findings that differ. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Lists the findings of a case that differ: as known then and now, or under two agreements.",
        footer = {
            "",
            "Examples:",
            "  parley compare zapad-2017 --at 2017-09-15T00:00:00Z --known 2017-09-01T00:00:00Z",
            "      at that instant: with what was known on 1 September, and with the whole timeline",
            "  parley compare zapad-2017 --at 2017-09-15T00:00:00Z --under ./another-reading",
            "      at that instant: under the case's agreement, and under another",
            "",
            "Both sides are judged at the same instant, on every account or on one."
        })
public final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "CASE", description = "The name of a case, or its file.")
    private String name = "";

    @Option(names = "--at", required = true, paramLabel = "INSTANT", description = "The instant judged.")
    private Instant at = Instant.EPOCH;

    @Mixin
    private final Axes axes = new Axes();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (axes.known.isPresent() == axes.under.isPresent()) {
            throw Failure.use(
                    "say one of --known and --under: what is compared with the present, or with the case's pack");
        }
        var library = new Library(terminal.home());
        var located = library.find(name);
        var scenario = located.loaded().scenario();
        var differences = axes.known.isPresent()
                ? thenAndNow(scenario, located.pack())
                : underBoth(scenario, located.pack(), axes.pack(library, located.pack()));
        if (json) {
            terminal.out().println(CanonicalJson.print(json(located.loaded().name(), differences)));
        } else if (differences.isEmpty()) {
            terminal.out().println("nothing differs");
        } else {
            differences.forEach(this::print);
        }
        return 0;
    }

    private List<Difference> thenAndNow(Scenario scenario, Pack pack) {
        return Difference.between(
                findings(axes.record(scenario, at, pack), pack), findings(new ScenarioRecord(scenario).whole(), pack));
    }

    private List<Difference> underBoth(Scenario scenario, Pack own, Pack other) {
        return Difference.between(
                findings(axes.record(scenario, at, own), own), findings(axes.record(scenario, at, other), other));
    }

    private List<Finding> findings(KnownRecord record, Pack pack) {
        return axes.findings(record, at, pack);
    }

    private void print(Difference difference) {
        var out = terminal.out();
        out.println(difference);
        Stream.of(difference.before(), difference.after())
                .flatMap(Optional::stream)
                .map(finding -> details(finding, difference.turned()))
                .filter(line -> !line.isEmpty())
                .forEach(line -> out.println("      " + line));
    }

    /** What a finding says beside its verdict; its paragraphs where the verdict is the same. */
    private static String details(Finding finding, boolean turned) {
        var parts = Stream.of(
                        finding.dueAt().map(due -> "due " + due).stream(),
                        finding.needs().stream().map(CompareCommand::need),
                        finding.incomplete().isEmpty()
                                ? Stream.<String>of()
                                : Stream.of("incomplete " + String.join(", ", finding.incomplete())),
                        turned ? Stream.<String>of() : Stream.of("cites " + String.join(", ", finding.cites())))
                .flatMap(each -> each)
                .toList();
        return parts.isEmpty() ? "" : finding.verdict().word() + ": " + String.join("; ", parts);
    }

    private static String need(Need need) {
        return need.sort() + " " + need.text();
    }

    private Data json(String caseName, List<Difference> differences) {
        return new Data.Members(Map.of(
                "case", new Data.Text(caseName),
                "at", new Data.Text(at.toString()),
                "differences",
                        new Data.Items(differences.stream()
                                .<Data>map(FindingJson::data)
                                .toList())));
    }
}
