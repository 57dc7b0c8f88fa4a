package parley.node.log;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;
import parley.node.store.Database;

/**
 * The rows of one log as they lie in the store, read without believing any of them: nothing here is parsed, and a row that is
 * gone is left out. Below a size that counts no row is ever changed by a node, but for tiles, which grow at their ends, and
 * cosignatures, which come later; so pages read one after another are of one state. Thread-safe.
 */
public final class StoredRows {
    private final Database database;
    private final long log;

    StoredRows(Database database, long log) {
        this.database = database;
        this.log = log;
    }

    /**
     * How far a log goes at one moment.
     *
     * @param size how many leaves count
     * @param grown how many of them the tiles cover
     * @param signed the size of the largest checkpoint; 0 before the first
     */
    public record Cut(long size, long grown, long signed) {}

    /** A leaf with the hash that was taken when it came. */
    public record Leaf(long position, Bytes bytes, Bytes hash) {}

    /** A checkpoint as a note, by the size under which it is kept. */
    public record Note(long size, Bytes note) {}

    /** A cosignature line, by the member and the size under which it is kept. */
    public record Line(String member, long size, String line) {}

    /** Sizes that belong together. */
    public Cut cut() {
        return database.read(handle -> new Cut(
                whole(handle, "SELECT size FROM log WHERE id = :log"),
                new TileRows(log).grown(handle),
                whole(handle, "SELECT coalesce(max(size), 0) FROM checkpoint WHERE log = :log")));
    }

    private long whole(Handle handle, String query) {
        return handle.createQuery(query).bind("log", log).mapTo(Long.class).one();
    }

    /** The leaves from one position to before another, as far as they are there. */
    public List<Leaf> leaves(long from, long to) {
        return database.read(handle -> handle.createQuery("SELECT position, bytes, hash FROM leaf WHERE log = :log"
                        + " AND position >= :from AND position < :to ORDER BY position")
                .bind("log", log)
                .bind("from", from)
                .bind("to", to)
                .map((rows, _) -> new Leaf(rows.getLong(1), Bytes.of(rows.getBytes(2)), Bytes.of(rows.getBytes(3))))
                .list());
    }

    /** The hashes of a tile. */
    public Optional<Bytes> tile(int level, long number) {
        return database.read(handle -> handle.createQuery(
                        "SELECT hashes FROM tile WHERE log = :log AND level = :level AND number = :number")
                .bind("log", log)
                .bind("level", level)
                .bind("number", number)
                .map((rows, _) -> Bytes.of(rows.getBytes(1)))
                .findOne());
    }

    /** The checkpoints of sizes above one and up to another, the smallest first. */
    public List<Note> notes(long above, long upTo) {
        return database.read(handle -> handle.createQuery("SELECT size, note FROM checkpoint WHERE log = :log"
                        + " AND size > :above AND size <= :to ORDER BY size")
                .bind("log", log)
                .bind("above", above)
                .bind("to", upTo)
                .map((rows, _) -> new Note(rows.getLong(1), Bytes.of(rows.getBytes(2))))
                .list());
    }

    /** The cosignatures on checkpoints of sizes above one and up to another, the smallest first. */
    public List<Line> lines(long above, long upTo) {
        return database.read(handle -> handle.createQuery("SELECT member, size, line FROM cosignature WHERE log = :log"
                        + " AND size > :above AND size <= :to ORDER BY size, member")
                .bind("log", log)
                .bind("above", above)
                .bind("to", upTo)
                .map((rows, _) -> new Line(rows.getString(1), rows.getLong(2), rows.getString(3)))
                .list());
    }
}
