package parley.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a node's databases take of their disk. They grow and go while they are looked at, so that what cannot be read is left out.
 *
 * @param folder the data folder
 */
public record StoreSize(Path folder) {
    private static final String DATABASE = ".db";
    private static final String JOURNAL = "-wal";

    /** The bytes of each database with its journal, by its name without its ending. */
    public Map<String, Long> bytes() {
        Map<String, Long> bytes = new TreeMap<>();
        for (String name : new String[] {"accounts", "office", "record", "views"}) {
            Path file = folder.resolve(name + DATABASE);
            if (Files.exists(file)) {
                bytes.put(name, size(file) + size(folder.resolve(name + DATABASE + JOURNAL)));
            }
        }
        return bytes;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** What is left on its disk for this program. */
    public OptionalLong free() {
        try {
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException untold) {
            return OptionalLong.empty();
        }
    }
}
