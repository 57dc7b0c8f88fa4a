package parley.cli.officer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs an entry with officers' keys and sends it. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Checks an entry, signs it with the officers' keys, and appends it to this party's log.",
        footer = {
            "",
            "Example:",
            "  parley send notification notice.json --data xa --subject XA/7 --officer duty",
            "",
            "BODY is a JSON file in the format's own fields, or - for standard input. Give --officer as often as the format",
            "asks for. Passphrases come from --officer-passphrase-file (in the order of the officers), else from",
            "PARLEY_OFFICER_PASSPHRASE, else from the terminal. An entry that would be void is refused with its reasons.",
            "When no answer comes, the entry may stand in the log or not; the same command with the --written that is then",
            "said leaves it there once."
        })
public final class SendCommand implements Callable<Integer> {
    private static final int BODY_MAX = 64 << 10;
    private static final Pattern REF = Pattern.compile("([A-Za-z]+)=([A-Z][A-Z0-9]{1,11})#([0-9]{1,15})");

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "The format's name, such as notification.")
    private String format = "";

    @Parameters(index = "1", paramLabel = "BODY", description = "The body's file.")
    private String body = "";

    @Mixin
    private final OfficerOptions options = new OfficerOptions();

    @Mixin
    private final ReleaseOptions release = new ReleaseOptions();

    @Option(names = "--subject", paramLabel = "ID", description = "What it is about, such as XA/7.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--number", paramLabel = "TEXT", description = "The agreement's own number of the message.")
    private Optional<String> number = Optional.empty();

    @Option(names = "--ref", paramLabel = "ROLE=CODE#N", description = "Another entry: replyTo=XB#12, corrects=XA#3.")
    private List<String> refs = List.of();

    public SendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var entry = new LinkedHashMap<String, Json>();
        entry.put("format", Json.text(format));
        subject.ifPresent(id -> entry.put("subject", Json.text(id)));
        number.ifPresent(text -> entry.put("number", Json.text(text)));
        if (!refs.isEmpty()) {
            entry.put("refs", Json.items(refs.stream().map(SendCommand::ref)));
        }
        entry.put("body", body());
        release.addTo(entry, terminal);
        try (var desk = options.client(terminal)) {
            var time = release.written(desk, options.circle);
            entry.put("written", Json.text(time));
            var answer = ReleaseOptions.release(desk, "send", options.circle, entry, "entry", "--written " + time);
            if (options.json) {
                terminal.out().println(answer.print().utf8());
            } else {
                terminal.out().printf("sent: %s%n", ReleaseOptions.place(answer));
            }
            return 0;
        }
    }

    private Json body() throws IOException {
        try {
            var bytes = body.equals("-")
                    ? Bytes.of(System.in.readNBytes(BODY_MAX + 1))
                    : PartyFolder.read(Path.of(body), BODY_MAX);
            return Json.parse(bytes, BODY_MAX);
        } catch (MalformedException malformed) {
            throw Failure.use(body + ": " + malformed.getMessage());
        }
    }

    private static Json ref(String text) {
        var ref = REF.matcher(text);
        if (!ref.matches()) {
            throw Failure.use("a reference is ROLE=CODE#N, such as corrects=XA#3, not " + text);
        }
        return Json.members(Map.of(
                "role", Json.text(ref.group(1)),
                "party", Json.text(ref.group(2)),
                "index", Json.whole(Long.parseLong(ref.group(3)))));
    }
}
