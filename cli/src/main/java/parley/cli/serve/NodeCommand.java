package parley.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Passphrases;
import parley.cli.terminal.Terminal;
import parley.ledger.charter.SignedCharter;
import parley.ledger.text.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a party's node until it is stopped. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = "Runs a party's node and its desk until it is stopped (Ctrl-C).",
        footer = {
            "",
            "Examples:",
            "  parley node --data xa --charter charter.json --passphrase-file node.pass   the first time",
            "  parley node --data xa --passphrase-file node.pass                          from then on"
        })
public final class NodeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The party's data folder.")
    private Path data = Path.of("");

    @Option(names = "--charter", paramLabel = "FILE", description = "The charter that all have signed; the first time.")
    private Optional<Path> charter = Optional.empty();

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "For the node's keys.")
    private Optional<Path> passphrase = Optional.empty();

    @Option(
            names = "--until-input-ends",
            description = "Stop when standard input ends, too: for a program whose nodes must not outlive it.")
    private boolean untilInputEnds;

    public NodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (untilInputEnds) {
            Lifetime.endWithInput();
        }
        var party = new PartyFolder(data);
        var card = party.card();
        if (charter.isPresent()) {
            party.found(whole(charter.get()));
        }
        var signed = party.charter()
                .orElseThrow(
                        () -> Failure.use("%s has no charter yet; start it once with --charter FILE".formatted(data)));
        var opened = new Passphrases(terminal).known("the node's keys", passphrase, "PARLEY_PASSPHRASE");
        terminal.progress("opening the keys ...");
        try (var running = Running.start(party, signed, terminal.home(), terminal.clock(), opened)) {
            terminal.out().printf("%s listens for its peers on port %d%n", card.code(), running.port());
            terminal.out().printf("%s desk %s%n", card.code(), running.desk().address());
            Lifetime.hold(running);
        } catch (IllegalStateException fenced) {
            throw Failure.environment(String.valueOf(fenced.getMessage()));
        }
        return 0;
    }

    private static SignedCharter whole(Path file) throws IOException {
        try {
            var signed = SignedCharter.parse(PartyFolder.read(file, SignedCharter.MAX_BYTES));
            if (!signed.missing().isEmpty()) {
                throw Failure.check(file + " still lacks the signatures of " + signed.missing());
            }
            return signed;
        } catch (MalformedException malformed) {
            throw Failure.check(file + ": " + malformed.getMessage());
        }
    }
}
