package parley.cli.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import parley.agreement.check.PackCheck;
import parley.agreement.finding.CanonicalJson;
import parley.agreement.load.PackFiles;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.agreement.yaml.AgreementException;
import parley.agreement.yaml.Problem;
import parley.cli.terminal.Terminal;
import parley.cli.terminal.Terminal.Paint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads packs and says everything that is wrong with them. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Loads agreements and their cases, and lists every problem with file, line and paragraph.",
            "Of a pack without one it says how much of the text is rendered, and which leaves of its conditions",
            "no scenario or case showed TRUE, FALSE and UNKNOWN."
        },
        footer = {"", "Example:", "  parley check agreements/vd11"})
public final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Library library;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders of agreements, or folders above them.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final List<Data> packs = new ArrayList<>();

    public CheckCommand(Terminal terminal) {
        this.terminal = terminal;
        this.library = new Library(terminal.home());
    }

    @Override
    public Integer call() throws IOException {
        long problems = 0;
        for (Path path : paths) {
            for (Path pack : library.packs(path)) {
                problems += check(pack);
            }
        }
        if (json) {
            terminal.out()
                    .println(CanonicalJson.print(new Data.Members(
                            Map.of("packs", new Data.Items(packs), "problems", new Data.Whole(problems)))));
        }
        return problems == 0 ? 0 : 1;
    }

    private long check(Path folder) {
        PackFiles files;
        try {
            files = Library.files(folder);
        } catch (AgreementException unreadable) {
            return say(folder, unreadable.problems());
        }
        var report = PackCheck.check(files);
        if (!report.problems().isEmpty() || report.pack().isEmpty()) {
            return say(folder, report.problems());
        }
        var pack = report.pack().get();
        var leaves = PackCheck.leaves(files, pack);
        if (json) {
            packs.add(CheckJson.data(folder, pack, report.coverage().orElseThrow(), leaves));
            return 0;
        }
        terminal.out().println(summary(folder, pack, files.cases().size()));
        report.coverage().orElseThrow().lines().forEach(terminal.out()::println);
        PackCheck.names(pack).forEach(terminal.out()::println);
        leaves.lines().forEach(terminal.out()::println);
        return 0;
    }

    private long say(Path folder, List<Problem> problems) {
        if (json) {
            packs.add(CheckJson.data(folder, problems));
            return problems.size();
        }
        problems.stream().sorted().forEach(problem -> terminal.out().println(folder.resolve(problem.toString())));
        terminal.out().println(terminal.paint(Paint.BAD, "%s: %d problems".formatted(folder, problems.size())));
        return problems.size();
    }

    private static String summary(Path folder, Pack pack, int cases) {
        return "%s: %s %s, %d provisions, %d formats, %d cases, no problem%n%s  %s"
                .formatted(
                        folder,
                        pack.agreement(),
                        pack.version(),
                        pack.provisions().size(),
                        pack.formats().size(),
                        cases,
                        pack.sha256(),
                        pack.title());
    }
}
