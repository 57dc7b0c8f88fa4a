package parley.node.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.ledger.bytes.Bytes;
import parley.node.store.DurableSteps.Step;

/** Small files that are replaced whole: after a crash there is the old content or the new, and nothing between. */
public final class DurableFile {
    private DurableFile() {}

    /** Writes a new file, syncs it, renames it over the old one and syncs the folder; durable when this returns. */
    public static void replace(Path file, Bytes content, DurableSteps steps) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(fresh, CREATE, TRUNCATE_EXISTING, WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content.toArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        steps.reached(Step.BEFORE_RENAME);
        Files.move(fresh, file, ATOMIC_MOVE);
        try (FileChannel folder =
                FileChannel.open(requireNonNull(file.toAbsolutePath().getParent()), READ)) {
            folder.force(true);
        }
        steps.reached(Step.AFTER_RENAME);
    }
}
