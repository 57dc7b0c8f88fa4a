package parley.node.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.entry.LogId;
import parley.ledger.merkle.Merkle;
import parley.ledger.merkle.Nodes;
import parley.ledger.merkle.Proofs;
import parley.ledger.note.SignatureLine;
import parley.ledger.tile.TilePath.Bundle;
import parley.ledger.tile.TilePath.Tile;
import parley.ledger.tile.TiledNodes;
import parley.node.store.Database;

/**
 * The leaves, tiles, checkpoints and cosignatures of one log in the {@code record} database. Methods with a {@link Handle}
 * belong into a change of {@link Database#write}; the others read. Thread-safe.
 */
public final class LogStore {
    /** What a leaf's length takes in a bundle. */
    static final int LENGTH_BYTES = 2;

    private final Database database;
    private final LogId log;
    private final long row;
    private final TileRows tiles;

    private LogStore(Database database, LogId log, long row) {
        this.database = database;
        this.log = log;
        this.row = row;
        this.tiles = new TileRows(row);
    }

    /** The store of a log; an empty one is made when there is none. Its circle must be there. */
    public static LogStore open(Database database, LogId log) {
        long row = database.write(handle -> {
                    handle.createUpdate("INSERT INTO log (circle, party, epoch, origin)"
                                    + " VALUES (:circle, :party, :epoch, :origin) ON CONFLICT (origin) DO NOTHING")
                            .bind("circle", log.circle().hash().bytes().toArray())
                            .bind("party", log.owner().code())
                            .bind("epoch", log.epoch())
                            .bind("origin", log.origin())
                            .execute();
                    return handle.createQuery("SELECT id FROM log WHERE origin = :origin")
                            .bind("origin", log.origin())
                            .mapTo(Long.class)
                            .one();
                })
                .join();
        return new LogStore(database, log, row);
    }

    public LogId log() {
        return log;
    }

    Database database() {
        return database;
    }

    /** Its rows as they lie there, for whoever believes none of them. */
    public StoredRows rows() {
        return new StoredRows(database, row);
    }

    /** How many leaves count: those appended to an own log, those proved by a checkpoint of a foreign one. */
    public long size() {
        return database.read(this::size);
    }

    long size(Handle handle) {
        return handle.createQuery("SELECT size FROM log WHERE id = :log")
                .bind("log", row)
                .mapTo(Long.class)
                .one();
    }

    void setSize(Handle handle, long size) {
        handle.createUpdate("UPDATE log SET size = :size WHERE id = :log")
                .bind("size", size)
                .bind("log", row)
                .execute();
    }

    /** How many leaves are stored without a gap from the start, whether they count yet or not. */
    long stored() {
        return database.read(
                handle -> handle.createQuery("SELECT coalesce(max(position) + 1, 0) FROM leaf WHERE log = :log")
                        .bind("log", row)
                        .mapTo(Long.class)
                        .one());
    }

    /** Stores a leaf with the hash of its bytes as they came. */
    void put(Handle handle, long position, Bytes leaf) {
        handle.createUpdate("INSERT OR REPLACE INTO leaf (log, position, bytes, hash)"
                        + " VALUES (:log, :position, :bytes, :hash)")
                .bind("log", row)
                .bind("position", position)
                .bind("bytes", leaf.toArray())
                .bind("hash", Merkle.leaf(leaf).bytes().toArray())
                .execute();
    }

    void dropFrom(Handle handle, long position) {
        handle.createUpdate("DELETE FROM leaf WHERE log = :log AND position >= :position")
                .bind("log", row)
                .bind("position", position)
                .execute();
    }

    /** How many bytes the leaves from a position on take in bundles. */
    long bytesFrom(Handle handle, long position) {
        return handle.createQuery("SELECT coalesce(sum(length(bytes) + :length), 0) FROM leaf"
                        + " WHERE log = :log AND position >= :position")
                .bind("length", LENGTH_BYTES)
                .bind("log", row)
                .bind("position", position)
                .mapTo(Long.class)
                .one();
    }

    /** How many bytes were taken from another member on a day, counted from 1970-01-01. */
    long takenOn(Handle handle, long day) {
        return handle.createQuery("SELECT CASE day WHEN :day THEN taken ELSE 0 END FROM log WHERE id = :log")
                .bind("day", day)
                .bind("log", row)
                .mapTo(Long.class)
                .one();
    }

    void setTaken(Handle handle, long day, long bytes) {
        handle.createUpdate("UPDATE log SET day = :day, taken = :bytes WHERE id = :log")
                .bind("day", day)
                .bind("bytes", bytes)
                .bind("log", row)
                .execute();
    }

    long positionOf(Handle handle, Hash entry) {
        return handle.createQuery("SELECT position FROM own_entry WHERE log = :log AND entry = :entry")
                .bind("log", row)
                .bind("entry", entry.bytes().toArray())
                .mapTo(Long.class)
                .one();
    }

    /** Gives a new entry the position after the last leaf; empty when the entry has one already. */
    Optional<Long> nameEntry(Handle handle, Hash entry) {
        return handle.createQuery("INSERT INTO own_entry (log, entry, position)"
                        + " SELECT id, :entry, size FROM log WHERE id = :log ON CONFLICT DO NOTHING RETURNING position")
                .bind("log", row)
                .bind("entry", entry.bytes().toArray())
                .mapTo(Long.class)
                .findOne();
    }

    /** Writes the tiles up to a size whose leaves are stored, and gives the root. */
    Hash grow(Handle handle, long size) {
        return tiles.grow(handle, size);
    }

    /** How many leaves the tiles cover. */
    long grown() {
        return database.read(tiles::grown);
    }

    /**
     * Reads leaves back and hashes them again.
     *
     * @throws IllegalStateException when one is not what it was when it came, or is gone
     */
    void verify(long from, long to) {
        database.read(handle -> {
            try (var leaves = handle
                    .createQuery("SELECT bytes, hash FROM leaf WHERE log = :log"
                            + " AND position >= :from AND position < :to ORDER BY position")
                    .bind("log", row)
                    .bind("from", from)
                    .bind("to", to)
                    .map((rows, context) ->
                            Merkle.leaf(Bytes.of(rows.getBytes(1))).bytes().equals(Bytes.of(rows.getBytes(2))))
                    .stream()) {
                long sound = leaves.takeWhile(same -> same).count();
                if (sound != to - from) {
                    throw new IllegalStateException("leaf " + (from + sound) + " of " + log
                            + " is damaged or gone: the store cannot be trusted");
                }
                return sound;
            }
        });
    }

    /** Leaves from one position up to, and without, another. */
    public List<Bytes> leaves(long from, long to) {
        return database.read(handle -> handle.createQuery("SELECT bytes FROM leaf WHERE log = :log"
                        + " AND position >= :from AND position < :to ORDER BY position")
                .bind("log", row)
                .bind("from", from)
                .bind("to", to)
                .map((rows, context) -> Bytes.of(rows.getBytes(1)))
                .list());
    }

    /** The entries of a bundle that lies wholly below a size; empty when it does not. */
    public Optional<List<Bytes>> bundle(Bundle bundle, long size) {
        long from = bundle.index() * Bundle.WIDTH_FULL;
        return from + bundle.width() > size ? Optional.empty() : Optional.of(leaves(from, from + bundle.width()));
    }

    /** A tile of which all hashes belong to the tree of a size; empty when there is none. */
    public Optional<Bytes> tile(Tile tile, long size) {
        return tiles.isWithin(tile, size) ? database.read(handle -> tiles.read(handle, tile)) : Optional.empty();
    }

    /** The complete subtrees of the tree of a size; for one piece of work. */
    Nodes nodes(long size) {
        return new TiledNodes(size, path -> switch (path) {
            case Tile tile ->
                database.read(handle -> tiles.read(handle, tile))
                        .orElseThrow(() -> new IllegalStateException(path.print() + " of " + log + " is gone"));
            case Bundle bundle -> throw new IllegalStateException(bundle + " holds no hashes");
        });
    }

    /** Roots and proofs of the trees up to a size; for one piece of work. */
    public Proofs proofs(long size) {
        return new Proofs(nodes(size));
    }

    void putCheckpoint(Handle handle, SignedCheckpoint checkpoint) {
        handle.createUpdate("INSERT INTO checkpoint (log, size, note) VALUES (:log, :size, :note)"
                        + " ON CONFLICT (log, size) DO NOTHING")
                .bind("log", row)
                .bind("size", checkpoint.checkpoint().size())
                .bind("note", checkpoint.print().toArray())
                .execute();
    }

    /** The largest checkpoint recorded, with the owner's signature only. */
    public Optional<SignedCheckpoint> largestCheckpoint() {
        return database.read(
                handle -> handle.createQuery("SELECT note FROM checkpoint WHERE log = :log ORDER BY size DESC LIMIT 1")
                        .bind("log", row)
                        .map((rows, context) -> SignedCheckpoint.parse(Bytes.of(rows.getBytes(1))))
                        .findOne());
    }

    /** The checkpoint of one size; empty when none was signed or recorded there. */
    public Optional<SignedCheckpoint> checkpoint(long size) {
        return database.read(
                handle -> handle.createQuery("SELECT note FROM checkpoint WHERE log = :log AND size = :size")
                        .bind("log", row)
                        .bind("size", size)
                        .map((rows, context) -> SignedCheckpoint.parse(Bytes.of(rows.getBytes(1))))
                        .findOne());
    }

    void putCosignature(Handle handle, String member, long size, SignatureLine line) {
        handle.createUpdate("INSERT OR REPLACE INTO cosignature (log, member, size, line)"
                        + " VALUES (:log, :member, :size, :line)")
                .bind("log", row)
                .bind("member", member)
                .bind("size", size)
                .bind("line", line.print())
                .execute();
    }

    /** Records a member's cosignature durably. */
    public void recordCosignature(String member, long size, SignatureLine line) {
        database.writeNow(handle -> putCosignature(handle, member, size, line));
    }

    /** The cosignatures on one checkpoint, by member. */
    public Map<String, SignatureLine> cosignatures(long size) {
        return database.read(handle -> {
            Map<String, SignatureLine> lines = new TreeMap<>();
            handle.createQuery("SELECT member, line FROM cosignature WHERE log = :log AND size = :size")
                    .bind("log", row)
                    .bind("size", size)
                    .map((rows, context) -> Map.entry(rows.getString(1), SignatureLine.parse(rows.getString(2))))
                    .forEach(line -> lines.put(line.getKey(), line.getValue()));
            return lines;
        });
    }

    /** The sizes at which anyone has cosigned, the largest first. */
    public List<Long> cosignedSizes() {
        return database.read(handle -> handle.createQuery(
                        "SELECT DISTINCT size FROM cosignature WHERE log = :log ORDER BY size DESC")
                .bind("log", row)
                .mapTo(Long.class)
                .list());
    }

    /** The largest size that each member has cosigned. */
    public Map<String, Long> cosigned() {
        return database.read(handle -> {
            Map<String, Long> sizes = new TreeMap<>();
            handle.createQuery("SELECT member, max(size) FROM cosignature WHERE log = :log GROUP BY member")
                    .bind("log", row)
                    .map((rows, context) -> Map.entry(rows.getString(1), rows.getLong(2)))
                    .forEach(size -> sizes.put(size.getKey(), size.getValue()));
            return sizes;
        });
    }
}
