package parley.cli.officer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
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

    @Option(names = "--to", split = ",", paramLabel = "CODE", description = "Addressees (all).")
    private List<String> to = List.of();

    @Option(names = "--lang", paramLabel = "CODE", description = "The language of the text (en).")
    private String lang = "en";

    @Option(names = "--number", paramLabel = "ID", description = "Its number, such as XA/7 (the next free one).")
    private Optional<String> number = Optional.empty();

    @Option(names = "--written", paramLabel = "INSTANT", description = "When it was written, UTC (now).")
    private Optional<Instant> written = Optional.empty();

    @Option(names = "--officer", required = true, paramLabel = "NAME", description = "Who signs; may be repeated.")
    private List<String> officers = List.of();

    @Option(names = "--officer-passphrase-file", paramLabel = "FILE", description = "For each officer's key, in order.")
    private List<Path> passphrases = List.of();

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
        message.put("lang", Json.text(lang));
        if (!to.isEmpty()) {
            message.put("to", Json.items(to.stream().map(Json::text)));
        }
        message.put("officers", Json.items(new Signers(officers, passphrases).credentials(terminal)));
        try (var desk = options.client(terminal)) {
            // Both are settled before anything is sent: without them nobody could send the same message again.
            var id = number.isPresent()
                    ? number.get()
                    : Fields.of("line", desk.get("line", options.circle)).text("next");
            var time = written.isPresent()
                    ? written.get().toString()
                    : Fields.of("clock", desk.get("clock", options.circle)).text("at");
            message.put("number", Json.text(id));
            message.put("written", Json.text(time));
            var answer = post(desk, message, id, time);
            if (options.json) {
                terminal.out().println(answer.print().utf8());
            } else {
                var sent = Fields.of("answer", answer).object("sent");
                terminal.out()
                        .printf(
                                "said: %s, entry %d of %s, id %s%n",
                                id, sent.whole("index", 0, Json.MAX_NUMBER), sent.text("party"), sent.text("id"));
            }
            return 0;
        }
    }

    private Json post(DeskClient desk, Map<String, Json> message, String id, String time) throws InterruptedException {
        try {
            return desk.post("say", options.circle, Json.members(message));
        } catch (IOException lost) {
            throw Failure.environment(
                    "no answer came (" + lost + "), so the message may stand in the log or not; the same command with"
                            + " --number " + id + " --written " + time + " leaves it there once");
        }
    }
}
