package parley.cli.found;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.cli.party.Packs;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.cli.terminal.Terminal.Paint;
import parley.ledger.charter.Charter;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.text.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a charter says and who has signed it. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a charter, its circle's id, and who has signed. Compare the id by voice or in person.")
public final class ShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The charter.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print the file's own canonical JSON.")
    private boolean json;

    public ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var signed = read(file);
        if (json) {
            terminal.out().println(signed.print().utf8());
        } else {
            print(terminal, signed);
        }
        checkParameters(signed.charter());
        return 0;
    }

    /** Of those agreements that are at hand; of another nobody here can tell. */
    private void checkParameters(Charter charter) throws IOException {
        if (charter.parameters().isEmpty()) {
            return;
        }
        for (Path folder : Packs.folders(terminal.home())) {
            var files = PackFolder.read(folder);
            if (charter.packs().stream().anyMatch(named -> named.sha256().hex().equals(files.sha256()))) {
                Packs.bindings(charter, PackLoader.load(files));
            }
        }
    }

    static SignedCharter read(Path file) throws IOException {
        try {
            return SignedCharter.parse(PartyFolder.read(file, SignedCharter.MAX_BYTES));
        } catch (MalformedException malformed) {
            throw Failure.check(file + ": " + malformed.getMessage());
        }
    }

    static void print(Terminal terminal, SignedCharter signed) {
        var out = terminal.out();
        var charter = signed.charter();
        out.printf(
                "circle   %s%n", terminal.paint(Paint.STRONG, charter.circle().toString()));
        out.printf("name     %s%s%n", charter.name(), charter.drill() ? " (drill)" : "");
        out.printf("from     %s%n", charter.from());
        charter.packs()
                .forEach(pack -> out.printf("pack     %s %s %s%n", pack.agreement(), pack.version(), pack.sha256()));
        charter.parameters()
                .forEach((pack, bound) -> bound.values()
                        .forEach((name, value) -> out.printf(
                                "bound    %s.%s %s%n", pack, name, value.print().utf8())));
        charter.roles().forEach((role, party) -> out.printf("role     %s %s%n", role, party));
        out.printf("time     %s%n", time(charter.time()));
        for (var member : charter.members()) {
            boolean has = signed.signatures().containsKey(member.code());
            out.printf(
                    "%-8s %-8s identity %s  %s%n",
                    member.code(),
                    member.kind().word(),
                    member.identity().keyid().hex().substring(0, 16),
                    has ? terminal.paint(Paint.GOOD, "signed") : terminal.paint(Paint.OPEN, "has not signed"));
        }
        out.println(
                signed.missing().isEmpty()
                        ? "All have signed. Compare the circle's id with every member, then start the nodes."
                        : "Missing: " + signed.missing());
    }

    private static String time(TimeQuorum quorum) {
        return switch (quorum) {
            case TimeQuorum.Majority() -> "more than half of the other parties and witnesses";
            case TimeQuorum.Alone(var witness) -> "the witness " + witness + " alone";
            case TimeQuorum.All(var groups) -> "more than half of each of " + groups;
        };
    }
}
