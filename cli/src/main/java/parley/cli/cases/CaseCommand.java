package parley.cli.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import parley.agreement.finding.CanonicalJson;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingJson;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.StoryFile;
import parley.agreement.scenario.CaseReport;
import parley.agreement.scenario.CaseRunner;
import parley.agreement.value.Data;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.cli.terminal.Terminal.Paint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates cases and scenarios without a network. */
@Command(
        name = "case",
        mixinStandardHelpOptions = true,
        description = "Evaluates cases, stories, and the scenarios beside each provision, without a network.",
        footer = {
            "",
            "Examples:",
            "  parley case agreements                     everything; the last line is: N passed, N failed",
            "  parley case zapad-2017                     one case",
            "  parley case stories                        every story, circle by circle and agreement by agreement",
            "  parley case zapad-2017 --at 2017-09-15T00:00:00Z   every finding at that instant",
            "  parley case zapad-2017 --at 2017-09-15T00:00:00Z --known 2017-09-01T00:00:00Z --account BY"
        })
public final class CaseCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Library library;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files or names of cases and stories, or folders of agreements or stories.")
    private List<String> paths = List.of();

    @Option(names = "--at", paramLabel = "INSTANT", description = "List what is found at this instant instead.")
    private Optional<Instant> at = Optional.empty();

    @Mixin
    private final Axes axes = new Axes();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final List<Result> results = new ArrayList<>();

    public CaseCommand(Terminal terminal) {
        this.terminal = terminal;
        this.library = new Library(terminal.home());
    }

    /** What came of one case or scenario. */
    private record Result(String name, CaseReport report) {
        boolean passed() {
            return report.failed() == 0;
        }
    }

    @Override
    public Integer call() throws IOException {
        if (at.isPresent()) {
            return listFindings(at.get());
        }
        if (axes.known.isPresent() || axes.under.isPresent() || axes.account.isPresent()) {
            throw Failure.use("--known, --under and --account belong to --at: a case's expectations have theirs");
        }
        for (String path : paths) {
            if (Files.isDirectory(Path.of(path))) {
                runFolder(Path.of(path));
            } else {
                var story = library.story(path);
                if (story.isPresent()) {
                    runStory(story.get());
                } else {
                    var found = library.find(path);
                    run(found.pack(), found.loaded().name(), found.loaded().scenario());
                }
            }
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        if (json) {
            terminal.out().println(CanonicalJson.print(json(failed)));
        } else {
            terminal.out().printf("%d passed, %d failed%n", results.size() - failed, failed);
        }
        return failed == 0 ? 0 : 1;
    }

    private void runFolder(Path folder) throws IOException {
        var stories = library.stories(folder);
        stories.forEach(this::runStory);
        if (stories.isEmpty()) {
            for (Path pack : library.packs(folder)) {
                runAll(pack);
            }
        }
    }

    /** Each agreement of each circle as a case of its own. */
    private void runStory(StoryFile story) {
        for (var circle : story.circles()) {
            for (var part : circle.parts()) {
                run(part.pack(), name(story, circle, part), part.scenario());
            }
        }
    }

    private static String name(StoryFile story, StoryFile.Circle circle, StoryFile.Part part) {
        return "%s: %s, %s".formatted(story.name(), circle.name(), part.pack().agreement());
    }

    private void runAll(Path folder) throws IOException {
        var pack = library.load(folder);
        for (Provision provision : pack.provisions().values()) {
            for (Scenario scenario : provision.scenarios()) {
                run(pack, provision.id() + ": " + scenario.name(), scenario);
            }
        }
        for (var located : library.cases(folder)) {
            run(pack, located.loaded().name(), located.loaded().scenario());
        }
    }

    private void run(Pack pack, String name, Scenario scenario) {
        var result = new Result(name, new CaseRunner(pack).run(scenario));
        results.add(result);
        if (json) {
            return;
        }
        var out = terminal.out();
        out.printf(
                "%s  %s (%d of %d findings)%n",
                result.passed() ? terminal.paint(Paint.GOOD, "pass") : terminal.paint(Paint.BAD, "FAIL"),
                name,
                result.report().passed(),
                result.report().checks().size());
        for (var check : result.report().checks()) {
            if (!check.passed()) {
                out.printf(
                        "      line %d, at %s, %s%n",
                        check.expected().line(), check.at(), check.expected().finding());
                check.differences().forEach(difference -> out.println("        " + difference));
            }
        }
    }

    private int listFindings(Instant instant) throws IOException {
        if (paths.size() != 1) {
            throw Failure.use("--at looks at one case, not at " + paths.size());
        }
        var story = library.story(paths.getFirst());
        if (story.isPresent()) {
            return listFindings(story.get(), instant);
        }
        var found = library.find(paths.getFirst());
        var pack = axes.pack(library, found.pack());
        var findings = axes.findings(axes.record(found.loaded().scenario(), instant, pack), instant, pack);
        if (json) {
            terminal.out()
                    .println(CanonicalJson.print(new Data.Members(Map.of(
                            "case", new Data.Text(found.loaded().name()),
                            "at", new Data.Text(instant.toString()),
                            "findings",
                                    new Data.Items(findings.stream()
                                            .<Data>map(FindingJson::data)
                                            .toList())))));
        } else {
            findings.forEach(finding -> terminal.out().println(line(finding)));
        }
        return 0;
    }

    /** What is found in each circle of a story under each of its agreements. */
    private int listFindings(StoryFile story, Instant instant) {
        if (axes.under.isPresent()) {
            throw Failure.use("--under looks at a case; the circles of a story name their agreements");
        }
        var lists = new ArrayList<Data>();
        for (var circle : story.circles()) {
            for (var part : circle.parts()) {
                var record = axes.record(part.scenario(), instant, part.pack());
                var findings = axes.findings(record, instant, part.pack());
                lists.add(new Data.Members(Map.of(
                        "circle", new Data.Text(circle.name()),
                        "agreement", new Data.Text(part.pack().agreement()),
                        "findings",
                                new Data.Items(findings.stream()
                                        .<Data>map(FindingJson::data)
                                        .toList()))));
                if (!json) {
                    terminal.out().println(name(story, circle, part));
                    findings.forEach(finding -> terminal.out().println("  " + line(finding)));
                }
            }
        }
        if (json) {
            terminal.out()
                    .println(CanonicalJson.print(new Data.Members(Map.of(
                            "story", new Data.Text(story.name()),
                            "at", new Data.Text(instant.toString()),
                            "circles", new Data.Items(lists)))));
        }
        return 0;
    }

    private static String line(Finding finding) {
        var account = finding.account().equals(finding.debtor()) ? "" : ", on the account of " + finding.account();
        var due = finding.dueAt().map(instant -> ", due " + instant).orElse("");
        return "%-10s %s by %s%s%s".formatted(finding.verdict().word(), finding.name(), finding.debtor(), account, due);
    }

    private Data json(long failed) {
        var cases = results.stream().<Data>map(CaseCommand::json).toList();
        return new Data.Members(Map.of(
                "passed", new Data.Whole(results.size() - failed),
                "failed", new Data.Whole(failed),
                "cases", new Data.Items(cases)));
    }

    private static Data json(Result result) {
        var checks = result.report().checks().stream()
                .<Data>map(check -> {
                    var members = new TreeMap<String, Data>();
                    members.put("finding", new Data.Text(check.expected().finding()));
                    members.put("at", new Data.Text(check.at().toString()));
                    members.put("passed", new Data.Flag(check.passed()));
                    check.found()
                            .ifPresent(found -> members.put(
                                    "verdict", new Data.Text(found.verdict().word())));
                    members.put(
                            "differences",
                            new Data.Items(check.differences().stream()
                                    .<Data>map(Data.Text::new)
                                    .toList()));
                    return new Data.Members(members);
                })
                .toList();
        return new Data.Members(Map.of("name", new Data.Text(result.name()), "findings", new Data.Items(checks)));
    }
}
