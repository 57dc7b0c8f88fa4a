package parley.node.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file: write-ahead log, every commit synced, one writing thread with group commit, and a few connections that
 * can only read. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final int READERS = 4;
    private static final int BUSY_TIMEOUT_MS = 5_000;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Writer writer;
    private final Readers readers;

    private Database(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * Opens the file, makes it if it is not there, and brings its tables up to date.
     *
     * @param file the path of the database file
     * @param tables the folder on the class path that holds the migrations
     * @param steps is told of each commit
     */
    public static Database open(Path file, String tables, DurableSteps steps) {
        makeForOwner(file);
        DataSource writable = source(file, false);
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(writable)
                .locations("classpath:" + tables)
                .load()
                .migrate();
        Writer writer = new Writer(
                Jdbi.create(writable).open(), requireNonNull(file.getFileName()).toString(), steps);
        return new Database(writer, new Readers(Jdbi.create(source(file, true)), READERS));
    }

    /** SQLite gives its journals the mode of the file: what a party keeps is read by nobody else on the machine. */
    private static void makeForOwner(Path file) {
        if (Files.notExists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot make " + file, e);
            }
        }
    }

    /**
     * Queues a change. It runs on the writing thread, inside a transaction that it may share with others; when it throws,
     * its own effects are undone and the others' stand.
     *
     * @return completes with the change's result once it is durable
     */
    public <T> CompletableFuture<T> write(Function<Handle, T> change) {
        return writer.submit(change);
    }

    /** Makes a change and waits until it is durable. */
    public void writeNow(Consumer<Handle> change) {
        write(handle -> {
                    change.accept(handle);
                    return handle;
                })
                .join();
    }

    /** Reads one consistent state: the last one committed when the call began, or a later one. */
    public <T> T read(Function<Handle, T> query) {
        return readers.read(query);
    }

    /** Completes what is queued and closes the file. */
    @Override
    public void close() {
        writer.close();
        readers.close();
    }

    private static DataSource source(Path file, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        if (readOnly) {
            config.setReadOnly(true);
        } else {
            config.setJournalMode(JournalMode.WAL);
            config.setSynchronous(SynchronousMode.FULL);
            config.setTransactionMode(TransactionMode.IMMEDIATE);
            config.enforceForeignKeys(true);
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
