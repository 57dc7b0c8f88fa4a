package parley.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file in which each record is written over the last and synced: the least that it takes to keep something. It has its length
 * from the beginning, since a file that grows would have its length synced too. For one thread.
 */
final class Journal implements AutoCloseable {
    private static final int LENGTH = 1 << 16;

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** A new journal. */
    static Journal open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        writeAll(file, ByteBuffer.allocate(LENGTH));
        file.force(true);
        return new Journal(file);
    }

    /** Keeps a record of at most 64 KiB; it is on disk when this returns. */
    void keep(byte[] written) throws IOException {
        if (written.length > LENGTH) {
            throw new IllegalArgumentException("a record of %d bytes; at most %d".formatted(written.length, LENGTH));
        }
        writeAll(file, ByteBuffer.wrap(written));
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
        for (long at = 0; bytes.hasRemaining(); at += file.write(bytes, at)) {}
    }
}
