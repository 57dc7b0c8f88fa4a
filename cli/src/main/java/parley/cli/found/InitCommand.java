package parley.cli.found;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Passphrases;
import parley.cli.terminal.Terminal;
import parley.ledger.charter.Address;
import parley.ledger.charter.Kind;
import parley.ledger.control.Officer;
import parley.ledger.entry.Party;
import parley.ledger.text.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a party's keys and its card. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Makes a party's keys, and the card that it hands to the others.",
        footer = {
            "",
            "Example:",
            "  parley init xa --code XA --address xa.example:7443 --officer duty \\",
            "      --passphrase-file node.pass --identity-passphrase-file identity.pass \\",
            "      --officer-passphrase-file duty.pass",
            "",
            "Passphrases come from files of mode 0600, else from PARLEY_PASSPHRASE, PARLEY_IDENTITY_PASSPHRASE and",
            "PARLEY_OFFICER_PASSPHRASE, else from the terminal."
        })
public final class InitCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "The party's data folder; it is made.")
    private Path folder = Path.of("");

    @Option(names = "--code", required = true, paramLabel = "CODE", description = "The party's code, such as XA.")
    private String code = "";

    @Option(names = "--kind", paramLabel = "KIND", description = "party (default), witness or observer.")
    private Kind kind = Kind.PARTY;

    @Option(
            names = "--address",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where the others reach its node.")
    private List<String> addresses = List.of();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where its node listens (0.0.0.0 and the address's port).")
    private Optional<String> listen = Optional.empty();

    @Option(names = "--desk-port", paramLabel = "PORT", description = "Where its desk listens on this machine (7700).")
    private int deskPort = 7700;

    @Option(names = "--officer", paramLabel = "NAME", description = "An officer who releases entries; may be repeated.")
    private List<String> officers = List.of();

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "For the keys that the node uses.")
    private Optional<Path> passphrase = Optional.empty();

    @Option(names = "--identity-passphrase-file", paramLabel = "FILE", description = "For the identity key.")
    private Optional<Path> identityPassphrase = Optional.empty();

    @Option(names = "--officer-passphrase-file", paramLabel = "FILE", description = "For the officers' release keys.")
    private Optional<Path> officerPassphrase = Optional.empty();

    public InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Party party;
        List<Address> reached;
        Address bound;
        try {
            party = new Party(code);
            reached = addresses.stream().map(Address::parse).toList();
            bound = listen.map(Address::parse)
                    .orElseGet(() -> new Address("0.0.0.0", reached.getFirst().port()));
            officers.forEach(Officer::new);
        } catch (MalformedException wrong) {
            throw Failure.use(String.valueOf(wrong.getMessage()));
        }
        var passphrases = new Passphrases(terminal);
        var node = passphrases.fresh("the node's keys", passphrase, "PARLEY_PASSPHRASE");
        var identity = passphrases.fresh("the identity key", identityPassphrase, "PARLEY_IDENTITY_PASSPHRASE");
        terminal.progress("sealing the keys ...");
        var made = new PartyFolder(folder);
        var card = new NewParty(party, kind, reached, bound, deskPort).make(made, identity, node);
        for (String officer : officers) {
            var release = passphrases.fresh("the key of " + officer, officerPassphrase, "PARLEY_OFFICER_PASSPHRASE");
            NewParty.addOfficer(made, officer, release);
        }
        terminal.out().println(made.cardFile(card));
        terminal.err().printf("%s is ready. Hand the card above to whoever drafts the charter.%n", party);
        return 0;
    }
}
