package parley.cli.found;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.party.Packs;
import parley.cli.party.PartyFolder;
import parley.cli.party.PrivateFiles;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Passphrases;
import parley.cli.terminal.Terminal;
import parley.ledger.charter.SignedCharter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a party's signature under a charter, and gathers those of others. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = "Signs a charter with a party's identity key; signatures in further copies are gathered into it.",
        footer = {
            "",
            "The card in the charter must be this party's own, key for key, and every agreement must be at hand with the",
            "same hash. The identity key is needed here and nowhere else: keep it away from the node afterwards."
        })
public final class SignCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The charter; it is replaced by the signed one.")
    private Path file = Path.of("");

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "COPY", description = "Copies that others have signed.")
    private List<Path> copies = List.of();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The party's data folder.")
    private Path data = Path.of("");

    @Option(names = "--identity-passphrase-file", paramLabel = "FILE", description = "For the identity key.")
    private Optional<Path> passphrase = Optional.empty();

    public SignCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var party = new PartyFolder(data);
        var card = party.card();
        SignedCharter signed = ShowCommand.read(file);
        var charter = signed.charter();
        var own = charter.member(card.code())
                .orElseThrow(() -> Failure.check(card.code() + " is no member of this charter"));
        if (!own.equals(card)) {
            throw Failure.check("the charter gives " + card.code() + " other keys or addresses than its card has");
        }
        var packs = Packs.of(terminal.home(), charter);
        OneAlone.warn(terminal, charter, packs.all());
        for (Path copy : copies) {
            signed = gather(signed, copy);
        }
        var identity = party.open(
                "identity",
                new Passphrases(terminal).known("the identity key", passphrase, "PARLEY_IDENTITY_PASSPHRASE"));
        signed = new Signing(party, identity)
                .sign(
                        signed,
                        packs.formats().releases().keySet(),
                        terminal.clock().instant());
        PrivateFiles.replace(file, signed.print());
        ShowCommand.print(terminal, signed);
        return 0;
    }

    private static SignedCharter gather(SignedCharter signed, Path copy) throws IOException {
        var other = ShowCommand.read(copy);
        if (!other.charter().equals(signed.charter())) {
            throw Failure.check(copy + " is another charter: circle "
                    + other.charter().circle() + ", not " + signed.charter().circle());
        }
        var gathered = signed;
        for (var signature : other.signatures().entrySet()) {
            gathered = gathered.with(signature.getKey(), signature.getValue());
        }
        return gathered;
    }
}
