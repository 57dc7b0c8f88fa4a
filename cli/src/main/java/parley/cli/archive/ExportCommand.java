package parley.cli.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.zone.ZoneRulesProvider;
import java.util.concurrent.Callable;
import parley.cli.party.Packs;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Terminal;
import parley.ledger.archive.CircleExport;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Party;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a circle as static files. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes all logs of a circle as static files in the C2SP tlog-tiles layout, with charter and packs.",
        footer = {"", "Example:", "  parley export 5f0c... archive --data xa", "  parley verify archive"})
public final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "CIRCLE", description = "The circle's id.")
    private String circle = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write; it must be empty.")
    private Path folder = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The party's data folder.")
    private Path data = Path.of("");

    public ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (var held = Held.open(new PartyFolder(data), circle)) {
            var charter = held.charter();
            var export = new CircleExport(Folder.fresh(folder));
            export.circle(
                    charter, ZoneRulesProvider.getVersions("UTC").lastEntry().getKey());
            Packs.of(terminal.home(), charter.charter())
                    .files()
                    .forEach((hash, files) -> export.pack(Hash.hex(hash), files));
            for (Party owner : charter.charter().codes()) {
                terminal.progress("writing the log of " + owner + " ...");
                held.logs().log(owner).findFirst().ifPresent(export::log);
            }
        }
        terminal.out().println(folder);
        return 0;
    }
}
