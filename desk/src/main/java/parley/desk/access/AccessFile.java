package parley.desk.access;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * Makes it with its tables if it is not there; a desk that runs sees it whole or not at all. Of two that are made at once the
     * first stays.
     */
    static void make(Path data) throws IOException {
        if (isThere(data)) {
            return;
        }
        var fresh = Files.createTempFile(data, NAME, ".new"); // of mode 0600
        try {
            Database.open(fresh, TABLES, DurableSteps.NONE).close();
            // Unlike a move, a link takes no other file's place.
            Files.createLink(data.resolve(NAME), fresh);
        } catch (FileAlreadyExistsException other) {
            // Somebody else has made it meanwhile.
        } finally {
            Files.delete(fresh);
        }
    }
}
