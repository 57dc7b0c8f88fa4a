package parley.cli.officer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import picocli.CommandLine.Option;

/** What the commands that release an entry have in common: to whom, in which language, written when, signed by whom. */
final class ReleaseOptions {
    @Option(names = "--to", split = ",", paramLabel = "CODE", description = "Addressees (all).")
    private List<String> to = List.of();

    @Option(names = "--lang", paramLabel = "CODE", description = "The language of its texts (en).")
    private String lang = "en";

    @Option(names = "--written", paramLabel = "INSTANT", description = "When it was written, UTC (now).")
    private Optional<Instant> written = Optional.empty();

    @Option(names = "--officer", required = true, paramLabel = "NAME", description = "Who signs; may be repeated.")
    private List<String> officers = List.of();

    @Option(names = "--officer-passphrase-file", paramLabel = "FILE", description = "For each officer's key, in order.")
    private List<Path> passphrases = List.of();

    /** Adds what was given here to an entry that a desk is to release; asks for passphrases that no file has. */
    void addTo(Map<String, Json> entry, Terminal terminal) {
        entry.put("lang", Json.text(lang));
        if (!to.isEmpty()) {
            entry.put("to", Json.items(to.stream().map(Json::text)));
        }
        entry.put("officers", Json.items(new Signers(officers, passphrases).credentials(terminal)));
    }

    /**
     * When it was written. It is settled before anything is sent: without it nobody could send the same entry again.
     *
     * @param circle whose clock is asked
     */
    String written(DeskClient desk, Optional<String> circle) throws IOException, InterruptedException {
        return written.isPresent()
                ? written.get().toString()
                : Fields.of("clock", desk.get("clock", circle)).text("at");
    }

    /**
     * Has the desk release an entry.
     *
     * @param what it is called, such as {@code message}
     * @param again the options with which the same command leaves the same entry there once, such as {@code --written T}
     */
    static Json release(
            DeskClient desk, String call, Optional<String> circle, Map<String, Json> entry, String what, String again)
            throws InterruptedException {
        try {
            return desk.post(call, circle, Json.members(entry));
        } catch (IOException lost) {
            throw Failure.environment(
                    "no answer came (%s), so the %s may stand in the log or not; the same command with %s leaves it there once"
                            .formatted(lost, what, again));
        }
    }

    /** Where the entry stands now, for people: {@code entry 3 of XA, id ...}. */
    static String place(Json answer) {
        var sent = Fields.of("answer", answer).object("sent");
        return "entry %d of %s, id %s"
                .formatted(sent.whole("index", 0, Json.MAX_NUMBER), sent.text("party"), sent.text("id"));
    }
}
