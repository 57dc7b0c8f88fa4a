package parley.cli.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.ledger.archive.Evidence;
import parley.ledger.archive.HeldLog;
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
            var standing = new Standing(held, owner);
            var files = standing.cosigned(index)
                    .map(log -> write(held, log, index))
                    .orElseThrow(
                            () -> Failure.check("no evidence for " + entry + " yet: " + standing.lack(index, data)));
            if (late) {
                files.putAll(writeLate(held, owner, index));
            }
            var written = Folder.fresh(folder);
            files.forEach(written::write);
        }
        terminal.out().println(folder);
        return 0;
    }

    private static Map<String, Bytes> write(Held held, HeldLog log, long index) {
        var files = new LinkedHashMap<String, Bytes>();
        Evidence.write(held.charter(), log, index, files::put);
        return files;
    }

    /** What each member says of itself needs no quorum, so its newest checkpoint does. */
    private static Map<String, Bytes> writeLate(Held held, Party owner, long index) {
        var charter = held.charter().charter();
        var pointer = new EntryPointer(charter.log(owner), new EntryIndex(index));
        var files = new LinkedHashMap<String, Bytes>();
        for (var member : charter.codes()) {
            held.log(member)
                    .findFirst()
                    .ifPresent(log -> LateEvidence.write(held.charter(), pointer, List.of(log), files::put));
        }
        return files;
    }
}
