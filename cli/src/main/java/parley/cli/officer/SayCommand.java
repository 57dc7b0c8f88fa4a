package parley.cli.officer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says something on a line: signs a message with officers' keys and sends it. */
@Command(
        name = "say",
        mixinStandardHelpOptions = true,
        description = "Says something on the line of a circle, in free words or by a code of its phrase book.",
        footer = {
            "",
            "Examples:",
            "  parley say \"Please call your watch officer.\" --precedence flash --data xa --officer duty",
            "  parley say --code LK2 --with \"from=2026-03-02 06:00\" --with \"until=2026-03-02 07:00\" \\",
            "    --precedence routine --data xa --officer duty",
            "",
            "Values after --with are typed as on the desk's form. Passphrases come as for parley send. When no answer comes, the",
            "message may stand in the log or not; the same command with the --number and --written that are then said leaves it",
            "there once."
        })
public final class SayCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "TEXT", description = "What is said in free words.")
    private Optional<String> text = Optional.empty();

    @Mixin
    private final OfficerOptions options = new OfficerOptions();

    @Mixin
    private final ReleaseOptions release = new ReleaseOptions();

    @Option(
            names = "--precedence",
            required = true,
            paramLabel = "WORD",
            description = "How urgent it is, such as flash.")
    private String precedence = "";

    @Option(names = "--code", paramLabel = "CODE", description = "A code of the phrase book, such as LK1.")
    private Optional<String> code = Optional.empty();

    @Option(names = "--with", paramLabel = "NAME=VALUE", description = "A parameter of the code; may be repeated.")
    private Map<String, String> with = new LinkedHashMap<>();

    @Option(names = "--number", paramLabel = "ID", description = "Its number, such as XA/7 (the next free one).")
    private Optional<String> number = Optional.empty();

    public SayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (text.isEmpty() && code.isEmpty()) {
            throw Failure.use("say a TEXT, or a --code of the phrase book, or both");
        }
        var message = new LinkedHashMap<String, Json>();
        message.put("precedence", Json.text(precedence));
        text.ifPresent(words -> message.put("text", Json.text(words)));
        code.ifPresent(word -> message.put("code", Json.text(word)));
        if (!with.isEmpty()) {
            var values = new LinkedHashMap<String, Json>();
            with.forEach((name, value) -> values.put(name, Json.text(value)));
            message.put("with", Json.members(values));
        }
        release.addTo(message, terminal);
        try (var desk = options.client(terminal)) {
            // As with the time it was written: without its number nobody could send the same message again.
            var id = number.isPresent()
                    ? number.get()
                    : Fields.of("line", desk.get("line", options.circle)).text("next");
            var time = release.written(desk, options.circle);
            message.put("number", Json.text(id));
            message.put("written", Json.text(time));
            var again = "--number " + id + " --written " + time;
            var answer = ReleaseOptions.release(desk, "say", options.circle, message, "message", again);
            if (options.json) {
                terminal.out().println(answer.print().utf8());
            } else {
                terminal.out().printf("said: %s, %s%n", id, ReleaseOptions.place(answer));
            }
            return 0;
        }
    }
}
