package parley.cli.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.agreement.finding.CanonicalJson;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingJson;
import parley.agreement.finding.FindingTree;
import parley.agreement.time.CivilTime;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.cli.terminal.Terminal.Paint;
import parley.desk.hindsight.Axes;
import parley.ledger.text.MalformedException;
import parley.node.project.Assessed;
import parley.node.view.AsKnown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Works out every finding again from exported archives alone, and has the separate checker check every proof. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Works out every finding again from exports alone, without a node, and checks each proof.",
        footer = {
            "",
            "Examples:",
            "  parley audit archive",
            "  parley audit archive --at 2026-03-10T12:00:01Z --known 2026-03-10T12:00:01Z --account XA",
            "  parley audit archive --known XA:12,XB:7           with so many leaves of each log",
            "  parley audit archive --explain silence/XA/1       its proof, as a tree",
            "  parley audit from-xa from-xb                      exports of two parties, checked against each other",
            "  parley audit archive --expect crisis              what a case or story says will be found",
            "",
            "Each export is verified first, as by `parley verify`, and the agreements are those in it, by the hashes in its",
            "charter: if anything in it is not genuine, nothing is worked out. Where a member says to have seen a log otherwise",
            "than its leaves give it, the contradiction is named on stderr, the findings are worked out all the same, as a node",
            "does, and it ends with 1. Compare the circle's id that it prints yourself. Of several exports of one circle each",
            "log is read where it is longest. The instant judged is the last at which anything here had been witnessed, so that",
            "everybody who has the same export gets the same findings."
        })
public final class AuditCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "What export has written, of one circle.")
    private List<Path> folders = List.of();

    @Option(names = "--at", paramLabel = "INSTANT", description = "Judge this instant (the last that is witnessed).")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--known",
            paramLabel = "INSTANT|SIZES",
            description = "As known at this instant, or with so many leaves of each log: XA:12,XB:7 (all).")
    private Optional<String> known = Optional.empty();

    @Option(names = "--account", paramLabel = "CODE", description = "On this party's account (every one).")
    private Optional<String> account = Optional.empty();

    @Option(
            names = "--explain",
            paramLabel = "FINDING",
            description = "Print the proofs of PROVISION[.STEP][/SUBJECT].")
    private Optional<String> explain = Optional.empty();

    @Option(
            names = "--expect",
            paramLabel = "CASE",
            description = "Compare with a case or story: each finding at its instant, as known then.")
    private Optional<String> expect = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object; with --explain one for each finding.")
    private boolean json;

    public AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var axes = axes();
        if (expect.isPresent() && (at.isPresent() || known.isPresent() || account.isPresent() || explain.isPresent())) {
            throw Failure.use(
                    "--expect has the instants of the case; --at, --known, --account, --explain do not fit it");
        }
        terminal.progress("checking ...");
        var exports = Exports.read(folders);
        exports.contradictions()
                .forEach(said -> terminal.err().println(terminal.paint(Paint.BAD, "contradiction: " + said)));
        terminal.progress("working out the findings ...");
        return expect.isPresent() ? compare(exports, expect.get()) : audit(exports, axes);
    }

    private int audit(Exports exports, Axes axes) {
        var circle = exports.circle();
        var instant = axes.at()
                .or(() -> Assessed.lastWitnessed(circle))
                .orElse(circle.charter().charter().from());
        var audit =
                Audit.of(assessed(exports, axes, instant), finding -> axes.includes(finding.head()) && wanted(finding));
        if (explain.isPresent() && audit.checked().isEmpty()) {
            throw Failure.use("at %s there is no finding %s in these exports".formatted(instant, explain.get()));
        }
        if (explain.isPresent()) {
            notes(exports).forEach(note -> terminal.err().println(note(note)));
            audit.checked().forEach(this::explain);
        } else if (json) {
            terminal.out().println(CanonicalJson.print(AuditJson.of(exports, audit, notes(exports))));
        } else {
            about(exports);
            for (Audit.Part part : audit.parts()) {
                var under = part.from();
                terminal.out()
                        .printf(
                                "%n%s %s: %s%n",
                                under.pack().agreement(), under.pack().version(), FindingTree.print(under.stamp()));
                part.checked().forEach(this::print);
            }
        }
        return close(exports, audit, "%d findings".formatted(audit.checked().size()), List.of());
    }

    private static List<Assessed> assessed(Exports exports, Axes axes, Instant instant) {
        try {
            return Assessed.of(exports.circle(), exports.packs(), axes.known().orElse(new AsKnown.Now()), instant);
        } catch (IllegalArgumentException sizes) {
            throw Failure.use("--known: " + sizes.getMessage());
        }
    }

    private int compare(Exports exports, String caseOrStory) throws IOException {
        var compared = Expectations.of(terminal.home(), caseOrStory, exports.circle(), exports.packs())
                .compare();
        var audit = new Audit(compared.found().stream()
                .map(found -> Audit.part(found.from(), List.of(found.finding())))
                .toList());
        if (json) {
            terminal.out().println(CanonicalJson.print(AuditJson.of(exports, compared, audit, notes(exports))));
        } else {
            about(exports);
            compared.mismatches().forEach(line -> terminal.out().println(terminal.paint(Paint.BAD, line)));
        }
        return close(
                exports,
                audit,
                "%d findings expected, %d as expected".formatted(compared.expected(), compared.matched()),
                compared.mismatches());
    }

    /** The closing line, and 1 when anything is not as it must be. */
    private int close(Exports exports, Audit audit, String findings, List<String> mismatches) {
        var failed = audit.failed();
        var contradictions = exports.contradictions().size();
        if (!json) {
            terminal.out()
                    .printf(
                            "%n%s, %d proofs checked, %d failed%s%n",
                            findings,
                            audit.checked().size(),
                            failed.size(),
                            contradictions == 0 ? "" : ", %d contradictions".formatted(contradictions));
        }
        return failed.isEmpty() && mismatches.isEmpty() && contradictions == 0 ? 0 : 1;
    }

    private void about(Exports exports) {
        var charter = exports.circle().charter().charter();
        terminal.out().printf("circle %s  %s%n", charter.circle(), charter.name());
        for (Export export : exports.all()) {
            terminal.out()
                    .printf(
                            "%s: %d checked, %d failed, leaves %s%n",
                            export.folder(),
                            export.report().checks().size(),
                            export.report().failures().size(),
                            export.circle().sizes());
        }
        notes(exports).forEach(note -> terminal.out().println(note(note)));
    }

    private String note(String note) {
        return terminal.paint(Paint.OPEN, "note: " + note);
    }

    /** What whoever compares findings has to know beside them. */
    private static List<String> notes(Exports exports) {
        var notes = new ArrayList<>(exports.lacking());
        notes.addAll(exports.absent());
        notes.addAll(exports.missing());
        for (Export export : exports.all()) {
            export.timeZones()
                    .filter(version -> !version.equals(CivilTime.dataVersion()))
                    .ifPresent(version -> notes.add("%s was written with the time zone data %s; here they are %s"
                            .formatted(export.folder(), version, CivilTime.dataVersion())));
        }
        return notes;
    }

    private void print(Audit.Checked checked) {
        var finding = checked.finding();
        terminal.out()
                .printf(
                        "%-10s %s by %s%s%s%s%n",
                        finding.verdict().word(),
                        finding.name(),
                        finding.debtor(),
                        finding.account().equals(finding.debtor()) ? "" : " on the account of " + finding.account(),
                        finding.dueAt().map(due -> ", due " + due).orElse(""),
                        finding.needs().isEmpty()
                                ? ""
                                : ", needs "
                                        + String.join(
                                                ", ",
                                                finding.needs().stream()
                                                        .map(need -> need.sort() + " " + need.text())
                                                        .toList()));
        faults(checked);
    }

    private void explain(Audit.Checked checked) {
        terminal.out().println(json ? FindingJson.print(checked.finding()) : FindingTree.print(checked.finding()));
        if (!json) {
            faults(checked);
        }
    }

    private void faults(Audit.Checked checked) {
        checked.faults()
                .forEach(fault ->
                        terminal.out().println(terminal.paint(Paint.BAD, "  its proof does not hold: " + fault)));
    }

    private boolean wanted(Finding finding) {
        return explain.map(name -> finding.name().equals(name)
                        || finding.name().startsWith(name + "/")
                        || finding.name().startsWith(name + "."))
                .orElse(true);
    }

    private Axes axes() {
        try {
            return Axes.of(
                    name -> Map.of("at", at, "known", known, "account", account).getOrDefault(name, Optional.empty()));
        } catch (MalformedException malformed) {
            throw Failure.use(String.valueOf(malformed.getMessage()));
        }
    }
}
