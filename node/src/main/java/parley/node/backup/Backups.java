package parley.node.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.store.DurableFile;
import parley.node.store.DurableSteps;

/**
 * The backups of one data folder: makes them one at a time, on a thread of its own when asked so, and notes in the folder which
 * was the last and where. Thread-safe.
 */
public final class Backups {
    private static final System.Logger LOG = System.getLogger(Backups.class.getName());
    private static final String NOTE = "backup.json";
    private static final int NOTE_MAX = 2 << 20;

    private final Path data;
    private final String party;
    private final Optional<Path> into;
    private final InstantSource clock;
    private Optional<Instant> since = Optional.empty();
    private Optional<String> failure = Optional.empty();

    /**
     * The backups of a node.
     *
     * @param into the folder that the node's settings name for them; without one none is made in the background
     * @param clock the machine's
     */
    public Backups(Path data, String party, Optional<Path> into, InstantSource clock) {
        this.data = data;
        this.party = party;
        this.into = into;
        this.clock = clock;
    }

    /** Whether the settings name a folder. */
    public boolean hasFolder() {
        return into.isPresent();
    }

    /**
     * Begins one into the folder of the settings.
     *
     * @return false when one is being made, or no folder is named
     */
    public boolean begin(String by) {
        synchronized (this) {
            if (since.isPresent() || into.isEmpty()) {
                return false;
            }
            since = Optional.of(clock.instant());
            failure = Optional.empty();
        }
        Thread.ofPlatform().name("backup").daemon().start(() -> run(into.get(), by));
        return true;
    }

    private void run(Path folder, String by) {
        Optional<String> failed = Optional.empty();
        try {
            make(folder, by);
        } catch (IOException | RuntimeException wrong) {
            LOG.log(System.Logger.Level.ERROR, "no backup was made in " + folder, wrong);
            failed = Optional.of(String.valueOf(wrong.getMessage()));
        } finally {
            synchronized (this) {
                since = Optional.empty();
                failure = failed;
            }
        }
    }

    /** Makes one here and now into a folder, and notes it as the last. */
    public Backup.Made make(Path folder, String by) throws IOException {
        var made = Backup.make(data, folder.toAbsolutePath().normalize(), party, by, clock.instant());
        var note = Json.members(Map.of(
                "v", Json.whole(1),
                "folder", Json.text(made.folder().toString()),
                "manifest", made.manifest().json()));
        DurableFile.replace(data.resolve(NOTE), note.print(), DurableSteps.NONE);
        return made;
    }

    /** Since when one is being made in the background. */
    public synchronized Optional<Instant> since() {
        return since;
    }

    /** Why the last one that was begun here was not made; empty when it was. */
    public synchronized Optional<String> failure() {
        return failure;
    }

    /** The last that was made of this folder, wherever it was asked for. */
    public Optional<Backup.Made> last() {
        Path note = data.resolve(NOTE);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(note)) {
            var fields = Fields.of("backup", Json.parse(Bytes.of(in.readNBytes(NOTE_MAX + 1)), NOTE_MAX));
            fields.whole("v", 1, 1);
            var made = new Backup.Made(Path.of(fields.text("folder")), Manifest.of(fields.object("manifest")));
            fields.end();
            return Optional.of(made);
        } catch (IOException | MalformedException unfit) {
            LOG.log(System.Logger.Level.WARNING, "which backup was the last cannot be read from " + note, unfit);
            return Optional.empty();
        }
    }

    /** Whether that backup still lies where it was made, by its manifest and by each file and its size; no file is read. */
    public static boolean isThere(Backup.Made made) {
        try {
            if (!Backup.read(made.folder()).equals(made.manifest())) {
                return false;
            }
            for (Manifest.Copied file : made.manifest().files()) {
                if (Files.size(made.folder().resolve(file.name())) != file.size()) {
                    return false;
                }
            }
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
