package parley.cli.officer;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.terminal.Terminal;
import parley.ledger.entry.Instants;
import parley.ledger.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a text forward for adoption. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = "Puts a text forward, to be adopted as an agreement of the circle says.",
        footer = {
            "",
            "Example:",
            "  parley propose \"A rule for the chair\" \"The chair changes twice a year.\" --until 2026-03-18T12:00:00Z \\",
            "    --data xa --officer duty --officer deputy",
            "",
            "Passphrases come as for parley send. When no answer comes, the proposal may stand in the log or not; the same command",
            "with the --number and --written that are then said leaves it there once."
        })
public final class ProposeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "TITLE", description = "What it is called.")
    private String title = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "What is to be adopted.")
    private String text = "";

    @Mixin
    private final OfficerOptions options = new OfficerOptions();

    @Mixin
    private final ReleaseOptions release = new ReleaseOptions();

    @Option(
            names = "--until",
            required = true,
            paramLabel = "INSTANT",
            description = "The deadline, UTC, that second included.")
    private Instant until = Instant.EPOCH;

    @Option(
            names = "--under",
            paramLabel = "PROVISION",
            description = "How it is adopted, where the circle has several ways, such as silence.")
    private Optional<String> under = Optional.empty();

    @Option(names = "--number", paramLabel = "ID", description = "Its number, such as XA/7 (the next free one).")
    private Optional<String> number = Optional.empty();

    public ProposeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var desk = options.client(terminal)) {
            var procedures = Procedures.ask(desk, options.circle);
            var form = procedures.choose(under).proposes();
            Map<String, Json> body = new LinkedHashMap<>();
            body.put(form.text(0), Json.text(title));
            body.put(form.text(1), Json.text(text));
            body.put(form.field(), Json.text(Instants.print(until)));
            var id = number.orElse(procedures.next());
            var time = release.written(desk, options.circle);
            Map<String, Json> entry = new LinkedHashMap<>();
            entry.put("format", Json.text(form.format()));
            entry.put("subject", Json.text(id));
            entry.put("body", Json.members(body));
            entry.put("written", Json.text(time));
            release.addTo(entry, terminal);
            var again = "--number " + id + " --written " + time;
            var answer = ReleaseOptions.release(desk, "send", options.circle, entry, "proposal", again);
            terminal.out().println(Procedures.told(answer, "proposed: " + id, options.json));
            return 0;
        }
    }
}
