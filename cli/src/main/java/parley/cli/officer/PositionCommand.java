package parley.cli.officer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import parley.cli.officer.Procedures.Form;
import parley.cli.officer.Procedures.Procedure;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.ledger.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where this party stands on a proposal, or breaks the silence on it. */
@Command(
        name = "position",
        mixinStandardHelpOptions = true,
        description = "Says where this party stands on a proposal, or breaks the silence on it.",
        footer = {
            "",
            "Examples:",
            "  parley position XA/1 supports --data xb --officer duty",
            "  parley position XA/1 --break \"A month is too short.\" --data xb --officer duty",
            "",
            "Only --break keeps a text from being adopted by silence; a position alone does not."
        })
public final class PositionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The proposal's number, such as XA/1.")
    private String proposal = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "WORD", description = "The position, such as supports.")
    private Optional<String> word = Optional.empty();

    @Mixin
    private final OfficerOptions options = new OfficerOptions();

    @Mixin
    private final ReleaseOptions release = new ReleaseOptions();

    @Option(names = "--break", paramLabel = "REASON", description = "Breaks the silence, and says why.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--remark", paramLabel = "TEXT", description = "What is added to a position.")
    private Optional<String> remark = Optional.empty();

    @Option(
            names = "--under",
            paramLabel = "PROVISION",
            description = "How it is adopted, where the circle has several ways, such as silence.")
    private Optional<String> under = Optional.empty();

    public PositionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (word.isPresent() == reason.isPresent()) {
            throw Failure.use("say a position, or --break with the reason, and not both");
        }
        if (reason.isPresent() && remark.isPresent()) {
            throw Failure.use("--remark goes with a position; what is to be said with --break is its reason");
        }
        try (var desk = options.client(terminal)) {
            var procedure = Procedures.ask(desk, options.circle).choose(under);
            var said = reason.map(why -> breaking(procedure.breaks(), why))
                    .orElseGet(() -> position(procedure, word.orElseThrow()));
            var time = release.written(desk, options.circle);
            Map<String, Json> entry = new LinkedHashMap<>();
            entry.put("format", Json.text(said.format));
            entry.put("subject", Json.text(proposal));
            entry.put("body", Json.members(said.body));
            entry.put("written", Json.text(time));
            release.addTo(entry, terminal);
            var answer = ReleaseOptions.release(desk, "send", options.circle, entry, said.format, "--written " + time);
            terminal.out().println(Procedures.told(answer, said.format + ": " + proposal, options.json));
            return 0;
        }
    }

    /** What is sent. */
    private record Said(String format, Map<String, Json> body) {}

    private static Said breaking(Form form, String why) {
        return new Said(form.format(), Map.of(form.text(0), Json.text(why)));
    }

    private Said position(Procedure procedure, String said) {
        var form = procedure.positions().stream()
                .filter(each -> each.words().contains(said))
                .findFirst()
                .orElseThrow(() -> Failure.use("%s is no position under %s, which has %s"
                        .formatted(
                                said,
                                procedure.name(),
                                procedure.positions().stream()
                                        .flatMap(each -> each.words().stream())
                                        .collect(Collectors.joining(", ")))));
        Map<String, Json> body = new LinkedHashMap<>();
        body.put(form.field(), Json.text(said));
        remark.ifPresent(text -> body.put(form.text(0), Json.text(text)));
        return new Said(form.format(), body);
    }
}
