package parley.cli.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import parley.agreement.finding.CanonicalJson;
import parley.agreement.pack.StoryFile;
import parley.agreement.value.Data;
import parley.cli.cases.Library;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.cli.terminal.Terminal.Paint;
import parley.desk.Desk;
import parley.node.world.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a world of real nodes on loopback and plays a case over the real exchange. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts real nodes on this machine and plays a case or story over the real exchange, under a simulated clock.",
        footer = {
            "",
            "Examples:",
            "  parley demo                       Trident Juncture 2015; then look around until Ctrl-C",
            "  parley demo zapad-2017 --exit     play to the last finding, print the report, stop",
            "  parley demo crisis                a crisis in two circles, five parties and a witness",
            "  parley demo --exit --json         the report as one JSON object",
            "  parley demo --processes           each node a process of its own, on the real clock",
            "",
            "With --processes the entries are sent now, in the case's order, and every party receives all of them. Bodies",
            "keep the case's dates, so findings are judged at the present instant and not compared with the case's: the",
            "report expects 0 of them. What a desk refuses by now, such as an item for a session that is over, ends the demo",
            "with its reason. With --data each party's passphrases lie beside its keys, for `parley send` and the",
            "like. A node that ends by itself ends the demo with 3."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final String DEFAULT = "trident-juncture-2015";
    private static final int FIRST_PORT = 7701;

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "CASE",
            description = "The name of a case or story, or its file (" + DEFAULT + ").")
    private String name = DEFAULT;

    @Option(names = "--parties", paramLabel = "N", description = "How many nodes (as many as the case has parties).")
    private int parties;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "The first desk's port, the others follow; 0 for any (7701; with --exit any).")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the nodes keep their files (a temporary folder).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--processes", description = "Run each node in a process of its own, on the real clock.")
    private boolean processes;

    @Option(names = "--exit", description = "Stop after the last finding (with --processes, the last receipt).")
    private boolean exit;

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var library = new Library(terminal.home());
        var story = library.story(name);
        if (story.isPresent()) {
            return story(story.get());
        }
        var found = library.find(name);
        if (found.loaded().scenario().timeline().stream()
                .anyMatch(item -> item.witnessed().isPresent())) {
            say("This case says itself when an entry was witnessed. Real nodes find that out: findings may differ.");
        }
        var folder = folder();
        if (processes) {
            return inProcesses(found, folder);
        }
        return play(folder, found.loaded().title(), () -> Stage.set(found.pack(), found.loaded(), parties, folder));
    }

    /** Several circles at once, each member of any of them with one node. */
    private int story(StoryFile story) throws IOException, InterruptedException {
        if (processes || parties != 0) {
            throw Failure.use("--processes and --parties belong to a case; " + story.name()
                    + " is a story, whose circles name their members and which is played under a simulated clock");
        }
        var folder = folder();
        return play(folder, story.title(), () -> Stage.set(story, folder));
    }

    private int play(Path folder, String title, Supplier<Stage> set) throws IOException, InterruptedException {
        try (var stage = set.get()) {
            for (Desk desk : stage.openDesks(folder, port.orElse(exit ? 0 : FIRST_PORT))) {
                say("%s  %s", desk.party(), desk.address());
            }
            say("playing %s ...", title);
            var report = stage.play();
            print(report);
            if (!exit) {
                say("The nodes run on. Ctrl-C ends them.");
                Lifetime.hold(stage);
            }
            return report.isComplete() ? 0 : 1;
        } catch (IllegalStateException failed) {
            throw Failure.environment(String.valueOf(failed.getMessage()));
        } finally {
            tidy(folder);
        }
    }

    private int inProcesses(Library.Located found, Path folder) throws IOException, InterruptedException {
        int first = port.orElse(exit ? 0 : FIRST_PORT);
        try (var stage = ProcessStage.set(
                terminal, found, Stage.cast(found.loaded().scenario(), parties), folder, first, () -> tidy(folder))) {
            stage.desks().forEach((party, desk) -> say("%s  %s", party, desk));
            say("playing %s ...", found.loaded().title());
            var report = stage.play();
            print(report);
            if (!exit) {
                say("The nodes run on. Ctrl-C ends them.");
                stage.hold();
            }
            return report.isComplete() ? 0 : 1;
        } finally {
            tidy(folder);
        }
    }

    private void tidy(Path folder) {
        if (data.isEmpty()) {
            remove(folder);
        }
    }

    private Path folder() throws IOException {
        if (data.isEmpty()) {
            return Files.createTempDirectory("parley-demo-");
        }
        Files.createDirectories(data.get());
        try (var there = Files.list(data.get())) {
            if (there.findAny().isPresent()) {
                throw Failure.use(data.get() + " is not empty; a demo starts in a folder of its own");
            }
        }
        return data.get();
    }

    /** What a person reads; a program that asked for JSON gets that alone on standard output. */
    private void say(String format, Object... values) {
        (json ? terminal.err() : terminal.out()).printf(format + "%n", values);
    }

    private void print(Report report) {
        if (json) {
            terminal.out().println(CanonicalJson.print(data(report)));
            return;
        }
        report.findings().mismatches().forEach(mismatch -> say("  %s", terminal.paint(Paint.BAD, mismatch)));
        say(
                "%s: %s%d %s, %d entries, receipts %d of %d, findings %s, delivered in %d ms (p99 %d ms), %d ms in all",
                terminal.paint(report.isComplete() ? Paint.GOOD : Paint.BAD, report.name()),
                report.size().circles() == 1 ? "" : report.size().circles() + " circles, ",
                report.size().nodes(),
                report.size().circles() == 1 ? "parties" : "nodes",
                report.size().entries(),
                report.receipts().received(),
                report.receipts().expected(),
                processes
                        ? "not compared (on the real clock they are judged now)"
                        : report.findings().matched() + " of "
                                + report.findings().expected(),
                report.deliveryMs().p50(),
                report.deliveryMs().p99(),
                report.wallMs());
    }

    private static Data data(Report report) {
        return new Data.Members(Map.of(
                "case", new Data.Text(report.name()),
                "circles", new Data.Whole(report.size().circles()),
                "parties", new Data.Whole(report.size().parties()),
                "witnesses", new Data.Whole(report.size().witnesses()),
                "entries", new Data.Whole(report.size().entries()),
                "receipts",
                        pair(
                                "expected", report.receipts().expected(),
                                "received", report.receipts().received()),
                "findings",
                        pair(
                                "expected", report.findings().expected(),
                                "matched", report.findings().matched()),
                "deliveryMs",
                        pair(
                                "p50", report.deliveryMs().p50(),
                                "p99", report.deliveryMs().p99()),
                "wallMs", new Data.Whole(report.wallMs())));
    }

    private static Data pair(String first, long one, String second, long other) {
        return new Data.Members(Map.of(first, new Data.Whole(one), second, new Data.Whole(other)));
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + folder, failed);
        }
    }
}
