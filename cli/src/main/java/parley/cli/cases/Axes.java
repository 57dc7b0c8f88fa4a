package parley.cli.cases;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.CaseRunner.Moment;
import parley.agreement.scenario.ScenarioRecord;
import picocli.CommandLine.Option;

/** With what knowledge, under which pack and on whose account a case is looked at: three of the four axes; when is the fourth. */
final class Axes {
    @Option(
            names = "--known",
            paramLabel = "INSTANT",
            description = "As known at this instant (with everything written by the instant judged).")
    Optional<Instant> known = Optional.empty();

    @Option(names = "--under", paramLabel = "DIR", description = "Under this agreement (that of the case).")
    Optional<Path> under = Optional.empty();

    @Option(names = "--account", paramLabel = "CODE", description = "On this party's account.")
    Optional<String> account = Optional.empty();

    /** The pack that is asked for. */
    Pack pack(Library library, Pack own) {
        return under.map(library::load).orElse(own);
    }

    /** The record that is asked for. */
    KnownRecord record(Scenario scenario, Instant at, Pack pack) {
        return new Moment(at, known).of(new ScenarioRecord(scenario.under(pack)));
    }

    /** What is found on the account that is asked for, or on every one. */
    List<Finding> findings(KnownRecord record, Instant at, Pack pack) {
        return Assessment.of(record, at, pack).findings().stream()
                .filter(finding -> account.map(finding.account().code()::equals).orElse(true))
                .toList();
    }
}
