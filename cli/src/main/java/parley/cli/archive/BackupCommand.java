package parley.cli.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.node.backup.Backup;
import parley.node.backup.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies what a node keeps and nobody can give back, while it runs or not. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Makes a consistent copy of a node's databases, and checks it. The node may run meanwhile.",
        footer = {
            "",
            "Example:",
            "  parley backup /var/backups/parley --data xa",
            "",
            "Each backup is a folder of its own below DIR: record.db, office.db, accounts.db where there is one, and a",
            "manifest with their SHA-256 and how far each log was signed. The high-water record is never in it: what a",
            "restored copy may do stands in docs/administration.md. Keys are not in it either; keep them elsewhere."
        })
public final class BackupCommand implements Callable<Integer> {
    private static final String WHO = "command line: backup";

    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "The folder of all backups; it is made if it is not there.")
    private Path folder = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DATA", description = "The party's data folder.")
    private Path data = Path.of("");

    public BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var party = new PartyFolder(data);
        terminal.progress("copying and checking ...");
        var made = made(new Backups(data, party.card().code().code(), Optional.empty(), terminal.clock()));
        terminal.out().println(made.folder());
        made.manifest()
                .files()
                .forEach(file -> terminal.err().printf("%s  %s  %d bytes%n", file.sha256(), file.name(), file.size()));
        return 0;
    }

    private Backup.Made made(Backups backups) {
        try {
            return backups.make(folder, WHO);
        } catch (FileAlreadyExistsException there) {
            throw Failure.environment(there.getMessage() + " is there already; nothing was written over it");
        } catch (IOException failed) {
            throw Failure.environment(String.valueOf(failed.getMessage()));
        }
    }
}
