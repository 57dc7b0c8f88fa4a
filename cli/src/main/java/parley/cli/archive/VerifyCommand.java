package parley.cli.archive;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import parley.cli.terminal.Terminal;
import parley.cli.terminal.Terminal.Paint;
import parley.ledger.archive.Evidence;
import parley.ledger.archive.Report;
import parley.ledger.archive.Report.Outcome;
import parley.ledger.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks an archive or a folder of evidence, offline and trusting nobody but the charter in it. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks an archive or a folder of evidence offline. Compare the circle's id it prints yourself.",
        footer = {"", "Example:", "  parley verify archive"})
public final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "What export or evidence has written.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var source = Folder.existing(folder);
        var report = source.has("entry.tlog-proof")
                ? Evidence.check(source)
                : Export.read(folder).report();
        if (json) {
            terminal.out().println(json(report).print().utf8());
        } else {
            print(report);
        }
        return report.holds() ? 0 : 1;
    }

    private void print(Report report) {
        for (var check : report.checks()) {
            terminal.out().printf("%s  %s: %s%n", word(check.outcome()), check.place(), check.thing());
        }
        var contradictions = report.contradictions().size();
        terminal.out()
                .printf(
                        "%d checked, %d failed%s%n",
                        report.checks().size(),
                        report.failures().size(),
                        contradictions == 0 ? "" : ", of which %d contradictions".formatted(contradictions));
        report.contradictions()
                .forEach(check -> terminal.err().println(terminal.paint(Paint.BAD, "contradiction: " + check.thing())));
    }

    private String word(Outcome outcome) {
        return switch (outcome) {
            case HOLDS -> terminal.paint(Paint.GOOD, "ok  ");
            case FAILS -> terminal.paint(Paint.BAD, "FAIL");
            case CONTRADICTS -> terminal.paint(Paint.BAD, "CONTRADICTION");
        };
    }

    private static Json json(Report report) {
        return Json.members(Map.of(
                "holds",
                Json.flag(report.holds()),
                "checks",
                Json.items(report.checks().stream()
                        .map(check -> Json.members(Map.of(
                                "place", Json.text(check.place()),
                                "thing", Json.text(check.thing()),
                                "holds", Json.flag(check.holds()),
                                "contradicts", Json.flag(check.outcome() == Outcome.CONTRADICTS)))))));
    }
}
