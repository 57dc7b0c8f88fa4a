package parley.cli.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Party;
import parley.node.archive.EvidenceFiles;
import parley.node.view.EvidenceView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the evidence that an entry existed no later than a quorum cosigned it. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description =
                "Writes an entry with the proof that it existed no later than a quorum of the circle cosigned it.",
        footer = {
            "",
            "Examples:",
            "  parley evidence XA#3 evidence --data xa",
            "  parley evidence XA#3 came-late --late --data xb",
            "  parley verify evidence",
            "",
            "Any member's folder will do: a running node gathers the others' cosignatures on every log. Where they are not",
            "enough yet, this says how many of which are held, and fails with 1."
        })
public final class EvidenceCommand implements Callable<Integer> {
    private static final Pattern ENTRY = Pattern.compile("([A-Z][A-Z0-9]{1,11})#([0-9]{1,15})");

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ENTRY", description = "The entry, as CODE#N: XA#3 is entry 3 of XA's log.")
    private String entry = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write; it must be empty.")
    private Path folder = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The party's data folder.")
    private Path data = Path.of("");

    @Option(names = "--late", description = "Add what each member said before it held the entry.")
    private boolean late;

    public EvidenceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var named = ENTRY.matcher(entry);
        if (!named.matches()) {
            throw Failure.use("an entry is CODE#N, such as XA#3, not " + entry);
        }
        var owner = new Party(named.group(1));
        long index = Long.parseLong(named.group(2));
        try (var held = Held.open(new PartyFolder(data))) {
            if (held.charter().charter().member(owner).isEmpty()) {
                throw Failure.use(owner + " is no member of the circle");
            }
            var files = files(EvidenceFiles.of(held.logs(), owner, index, late), index);
            var written = Folder.fresh(folder);
            files.forEach(written::write);
        }
        terminal.out().println(folder);
        return 0;
    }

    private Map<String, Bytes> files(EvidenceView evidence, long index) {
        return switch (evidence) {
            case EvidenceView.Files(var byPath) -> byPath;
            case EvidenceView.Lacking lacking ->
                throw Failure.check("no evidence for " + entry + " yet: " + lack(lacking, index));
        };
    }

    /** Why there is none yet, and what to do. */
    private String lack(EvidenceView.Lacking lacking, long index) {
        if (index >= lacking.held()) {
            return "of the log %s only %d entries are held here; let the node run (parley node --data %s) and try again"
                    .formatted(lacking.log(), lacking.held(), data);
        }
        var groups = lacking.groups().stream()
                .map(group -> "%d of the %d needed of %s (held: %s)"
                        .formatted(
                                group.cosigned().size(),
                                group.needed(),
                                String.join(", ", group.members()),
                                group.cosigned().isEmpty() ? "none" : String.join(", ", group.cosigned())))
                .collect(Collectors.joining("; "));
        return ("the log %s is held here up to size %d, cosigned by %s. A running node asks the others for theirs every"
                        + " few seconds: let it run (parley node --data %s) and try again")
                .formatted(lacking.log(), lacking.held(), groups, data);
    }
}
