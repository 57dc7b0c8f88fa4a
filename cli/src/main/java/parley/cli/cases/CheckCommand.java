package parley.cli.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.yaml.AgreementException;
import parley.agreement.yaml.Problem;
import parley.cli.terminal.Terminal;
import parley.cli.terminal.Terminal.Paint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loads packs and says everything that is wrong with them. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Loads agreements and their cases, and lists every problem with file, line and paragraph.",
        footer = {"", "Example:", "  parley check agreements/vd11"})
public final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Library library;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders of agreements, or folders above them.")
    private List<Path> paths = List.of();

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
        return problems == 0 ? 0 : 1;
    }

    private long check(Path folder) {
        var problems = new ArrayList<Problem>();
        try {
            var files = Library.files(folder);
            var loaded = PackLoader.check(files);
            problems.addAll(loaded.problems());
            loaded.pack().ifPresent(pack -> {
                files.cases()
                        .forEach((path, text) -> problems.addAll(
                                CaseLoader.check(path, text, pack).problems()));
                if (problems.isEmpty()) {
                    terminal.out().println(summary(folder, pack, files.cases().size()));
                }
            });
        } catch (AgreementException unreadable) {
            problems.addAll(unreadable.problems());
        }
        problems.stream().sorted().forEach(problem -> terminal.out().println(folder.resolve(problem.toString())));
        if (!problems.isEmpty()) {
            terminal.out().println(terminal.paint(Paint.BAD, "%s: %d problems".formatted(folder, problems.size())));
        }
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
