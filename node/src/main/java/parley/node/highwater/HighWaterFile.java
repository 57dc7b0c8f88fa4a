package parley.node.highwater;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.node.store.DurableFile;
import parley.node.store.DurableSteps;

/**
 * The high-water record of one log on disk: after a crash it is the old one or the new one, whole. Thread-safe within the
 * process; between processes {@link FolderLock} keeps the second one out.
 */
public final class HighWaterFile {
    private final Path file;
    private final DurableSteps steps;

    /** The record kept in this file, which need not exist yet; its folder must. */
    public HighWaterFile(Path file, DurableSteps steps) {
        this.file = file;
        this.steps = steps;
    }

    /** What stands on disk; empty when there is no file. */
    public synchronized Optional<HighWater> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            return Optional.of(HighWater.parse(Bytes.of(in.readNBytes(HighWater.MAX_BYTES + 1))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the high-water record " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the high-water record " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * Puts a record in the place of another, durably.
     *
     * @param expected what must stand there now; empty for no file
     * @throws IllegalStateException when something else stands there, or the new record goes back in size or epoch or
     *     changes the root of a size: another process or a restored copy signs this log
     */
    public synchronized void swap(Optional<HighWater> expected, HighWater next) {
        Optional<HighWater> current = read();
        if (!current.equals(expected)) {
            throw new IllegalStateException("the high-water record " + file + " was moved by someone else: expected "
                    + expected.map(HighWaterFile::brief).orElse("none") + ", found "
                    + current.map(HighWaterFile::brief).orElse("none"));
        }
        current.filter(before -> !follows(before, next)).ifPresent(before -> {
            throw new IllegalStateException(
                    "the high-water record " + file + " cannot go from " + brief(before) + " to " + brief(next));
        });
        try {
            DurableFile.replace(file, next.print(), steps);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the high-water record " + file, e);
        }
    }

    private static boolean follows(HighWater before, HighWater next) {
        if (!before.holder().equals(next.holder()) || next.epoch() < before.epoch()) {
            return false;
        }
        return next.epoch() > before.epoch()
                || next.size() > before.size()
                || (next.size() == before.size() && next.root().equals(before.root()));
    }

    private static String brief(HighWater record) {
        return "epoch " + record.epoch() + " size " + record.size() + " root "
                + record.root().hex().substring(0, 16) + " holder "
                + record.holder().substring(0, 8);
    }
}
