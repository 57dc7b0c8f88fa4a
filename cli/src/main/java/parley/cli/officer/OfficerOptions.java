package parley.cli.officer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import parley.cli.terminal.Failure;
import parley.cli.terminal.SecretFile;
import parley.cli.terminal.Terminal;
import parley.desk.api.Token;
import picocli.CommandLine.Option;

/** What the officer's commands have in common: which desk they ask, by what right, about which circle. */
final class OfficerOptions {
    /** Holds a key where no file does: never the command line itself, which every user of the machine can see. */
    private static final String VARIABLE = "PARLEY_DESK_KEY";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the running node: its desk, by the folder's token.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--desk",
            paramLabel = "ADDRESS",
            description = "Instead of a folder, the desk's address, such as http://127.0.0.1:7700/; needs a key.")
    private Optional<URI> desk = Optional.empty();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "A key of the desk, in place of the folder's token; else " + VARIABLE + " may hold one.")
    private Optional<Path> keyFile = Optional.empty();

    @Option(names = "--circle", paramLabel = "ID", description = "Which circle, if the party is in several.")
    Optional<String> circle = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    /** Speaks to the desk that was named. */
    DeskClient client(Terminal terminal) throws IOException {
        var key = keyFile.map(file -> SecretFile.read("key", file))
                .or(() -> Optional.ofNullable(terminal.environment().get(VARIABLE)))
                .map(OfficerOptions::key);
        if (data.isPresent() == desk.isPresent()) {
            throw Failure.use("say which desk: --data DIR, or --desk ADDRESS with a key");
        }
        if (desk.isPresent()) {
            return DeskClient.at(
                    desk.get(),
                    key.orElseThrow(() -> Failure.use("--desk needs a key of that desk: give --key-file FILE, or set "
                            + VARIABLE + "; an administrator makes one on its page Administration")));
        }
        return key.isPresent() ? DeskClient.of(data.get(), key.get()) : DeskClient.of(data.get());
    }

    private static Token key(String digits) {
        return Token.of(digits)
                .orElseThrow(() -> Failure.use("what is given as a key is none: a key is 64 hex digits"));
    }
}
