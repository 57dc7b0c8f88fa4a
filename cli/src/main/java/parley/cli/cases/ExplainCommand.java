package parley.cli.cases;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingJson;
import parley.agreement.finding.FindingProse;
import parley.agreement.finding.FindingTree;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Expected;
import parley.agreement.prose.Language;
import parley.agreement.recheck.Recheck;
import parley.agreement.record.KnownRecord;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.cli.terminal.Terminal.Paint;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints why a finding of a case says what it says. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints the proof of a finding of a case.",
        footer = {
            "",
            "Examples:",
            "  parley explain zapad-2017 observation-invitation/BY/1",
            "  parley explain zapad-2017 prior-notification --by RU --account BY --prose",
            "  parley explain zapad-2017 prior-notification --by BY --known 2017-09-01T00:00:00Z",
            "  parley explain zapad-2017 observation-invitation/BY/1 --prose --language fr",
            "",
            "FINDING is PROVISION[.STEP][/SUBJECT]; without a subject every subject's finding is printed. The instant is",
            "the last at which the case expects that finding, or its last at all. JSON comes as one object on each line.",
            "A paragraph comes in one of six languages; expressions, ids, numbers and instants stand in it as written."
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "CASE", description = "The name of a case, or its file.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FINDING", description = "Such as observation-invitation/BY/1.")
    private String finding = "";

    @Option(names = "--by", paramLabel = "CODE", description = "Only the finding of this debtor.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--at", paramLabel = "INSTANT", description = "At this instant.")
    private Optional<Instant> at = Optional.empty();

    @Mixin
    private final Axes axes = new Axes();

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "In these words: en, fr, de, it, ru or es (the terminal's, else en); with --prose.")
    private Optional<String> language = Optional.empty();

    @ArgGroup
    private Form form = new Form();

    /** At most one of the two. */
    static final class Form {
        @Option(names = "--json", description = "As canonical JSON.")
        private boolean json;

        @Option(names = "--prose", description = "As a paragraph.")
        private boolean prose;
    }

    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var words = words();
        var library = new Library(terminal.home());
        var located = library.find(name);
        var scenario = located.loaded().scenario();
        var instant = at.or(() -> lastExpected(scenario))
                .orElseThrow(() -> Failure.use("this case expects nothing; say --at"));
        var pack = axes.pack(library, located.pack());
        var record = axes.record(scenario, instant, pack);
        var findings = Assessment.of(record, instant, pack).findings();
        var wanted = findings.stream().filter(this::matches).toList();
        if (wanted.isEmpty()) {
            throw Failure.use("at %s there is no finding %s%s%s; there are: %s"
                    .formatted(
                            instant,
                            finding,
                            by.map(code -> " by " + code).orElse(""),
                            axes.account
                                    .map(code -> " on the account of " + code)
                                    .orElse(""),
                            names(findings)));
        }
        boolean sound = true;
        for (Finding found : wanted) {
            terminal.out().println(print(found, pack, words).stripTrailing());
            sound &= form.json || form.prose || isSound(found, record, pack);
        }
        return sound ? 0 : 1;
    }

    /** Says whether the proof holds by itself, where the kind of its provision can be re-checked. */
    private boolean isSound(Finding found, KnownRecord record, Pack pack) {
        if (!pack.provision(found.provision()).map(Recheck::covers).orElse(false)) {
            return true;
        }
        var faults = Recheck.check(found, record, pack);
        terminal.out()
                .println(faults.isEmpty() ? "re-checked by its proof alone: it holds" : "re-checked: it does not hold");
        faults.forEach(fault -> terminal.out().println("  " + terminal.paint(Paint.BAD, fault.toString())));
        return faults.isEmpty();
    }

    private Optional<Instant> lastExpected(Scenario scenario) {
        return scenario.expect().stream()
                .filter(expected -> isNamed(expected.finding()))
                .map(Expected::at)
                .max(Instant::compareTo)
                .or(() -> scenario.expect().stream().map(Expected::at).max(Instant::compareTo));
    }

    private boolean matches(Finding found) {
        return isNamed(found.name())
                && by.map(found.debtor().code()::equals).orElse(true)
                && found.account()
                        .code()
                        .equals(axes.account.orElse(found.debtor().code()));
    }

    private boolean isNamed(String full) {
        return full.equals(finding) || full.startsWith(finding + "/") || full.startsWith(finding + ".");
    }

    private String print(Finding found, Pack pack, Language words) {
        if (form.json) {
            return FindingJson.print(found);
        }
        return form.prose ? FindingProse.print(found, words, pack) : FindingTree.print(found);
    }

    private Language words() {
        if (language.isEmpty()) {
            return terminal.locale().flatMap(Language::of).orElse(Language.EN);
        }
        if (!form.prose) {
            throw Failure.use("--language %s needs --prose; a tree and JSON are the same in every language"
                    .formatted(language.get()));
        }
        return Language.of(language.get())
                .orElseThrow(
                        () -> Failure.use("no language %s; there are: %s".formatted(language.get(), Language.codes())));
    }

    private static String names(List<Finding> findings) {
        return String.join(
                ", ",
                findings.stream()
                        .map(found -> found.name() + " by " + found.debtor()
                                + (found.account().equals(found.debtor())
                                        ? ""
                                        : " on the account of " + found.account()))
                        .toList());
    }
}
