package parley.desk.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import parley.node.store.Database;
import parley.node.store.DurableSteps;

/** The file {@code accounts.db} of a node's data folder, of mode 0600. */
final class AccessFile {
    private static final String NAME = "accounts.db";
    private static final String TABLES = "parley/desk/access/store";

    private AccessFile() {}

    static boolean isThere(Path data) {
        return Files.exists(data.resolve(NAME));
    }

    static Database open(Path data) {
        return Database.open(data.resolve(NAME), TABLES, DurableSteps.NONE);
    }

    /** Makes it with its tables if it is not there; a desk that runs sees it whole or not at all. */
    static void make(Path data) throws IOException {
        if (isThere(data)) {
            return;
        }
        var fresh = data.resolve(NAME + ".new");
        Files.deleteIfExists(fresh);
        FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                .close();
        Database.open(fresh, TABLES, DurableSteps.NONE).close();
        Files.move(fresh, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }
}
