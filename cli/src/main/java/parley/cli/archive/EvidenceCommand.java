package parley.cli.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.ledger.archive.Evidence;
import parley.ledger.archive.LateEvidence;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Party;
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
            "  parley verify evidence"
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
            var files = held.log(owner)
                    .filter(log -> index < log.checkpoint().checkpoint().size())
                    .flatMap(log -> write(written -> Evidence.write(held.charter(), log, index, written::put)).stream())
                    .findFirst()
                    .orElseThrow(() ->
                            Failure.check("no checkpoint that covers %s is held here with a quorum of cosignatures"
                                    .formatted(entry)));
            if (late) {
                files.putAll(writeLate(held, owner, index));
            }
            var written = Folder.fresh(folder);
            files.forEach(written::write);
        }
        terminal.out().println(folder);
        return 0;
    }

    private static Map<String, Bytes> writeLate(Held held, Party owner, long index) {
        var charter = held.charter().charter();
        var pointer = new EntryPointer(charter.log(owner), new EntryIndex(index));
        var files = new LinkedHashMap<String, Bytes>();
        for (var member : charter.codes()) {
            held.log(member)
                    .flatMap(log ->
                            write(written -> LateEvidence.write(held.charter(), pointer, List.of(log), written::put))
                                    .stream())
                    .findFirst()
                    .ifPresent(files::putAll);
        }
        return files;
    }

    /** Empty when the checkpoint lacks its quorum; an older one may have it. */
    private static Optional<Map<String, Bytes>> write(Consumer<Map<String, Bytes>> evidence) {
        var files = new LinkedHashMap<String, Bytes>();
        try {
            evidence.accept(files);
            return Optional.of(files);
        } catch (IllegalStateException withoutQuorum) {
            return Optional.empty();
        }
    }
}
