package parley.node.log;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.merkle.RightEdge;
import parley.ledger.tile.TilePath;
import parley.ledger.tile.TilePath.Tile;
import parley.ledger.tile.TiledNodes;

/**
 * The hash tiles of one log, a row each. A partial tile is the beginning of the full one, so a row only ever grows, and
 * the tree of any smaller size can still be read from it.
 */
final class TileRows {
    private static final int LEVELS_PER_TILE = 8;

    private final long log;

    TileRows(long log) {
        this.log = log;
    }

    /** How many leaves the tiles cover. */
    long grown(Handle handle) {
        return handle.createQuery("SELECT number * 256 + length(hashes) / 32 FROM tile"
                        + " WHERE log = :log AND level = 0 ORDER BY number DESC LIMIT 1")
                .bind("log", log)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** Adds the hashes of the leaves up to a size, and of the subtrees that they complete; gives the root. */
    Hash grow(Handle handle, long size) {
        long from = grown(handle);
        if (from > size) {
            throw new IllegalStateException("the tiles cover " + from + " leaves already, more than " + size);
        }
        RightEdge edge = RightEdge.of(from, new TiledNodes(from, path -> switch (path) {
            case Tile tile -> read(handle, tile).orElseThrow();
            case TilePath.Bundle bundle -> throw new IllegalStateException(bundle + " holds no hashes");
        }));
        Map<Place, GrowingTile> touched = new TreeMap<>();
        leafHashes(handle, from, size)
                .forEach(hash -> edge.append(hash, (level, index, node) -> {
                    if (level % LEVELS_PER_TILE == 0) {
                        Place place = new Place(level / LEVELS_PER_TILE, index / TilePath.WIDTH_FULL);
                        touched.computeIfAbsent(place, p -> load(handle, p))
                                .put((int) (index % TilePath.WIDTH_FULL), node);
                    }
                }));
        if (edge.size() != size) {
            throw new IllegalStateException("only " + edge.size() + " leaves are stored, not " + size);
        }
        touched.forEach((place, tile) -> save(handle, place, tile));
        return edge.root();
    }

    boolean isWithin(Tile tile, long size) {
        int shift = tile.level() * LEVELS_PER_TILE;
        return shift < Long.SIZE && tile.index() * TilePath.WIDTH_FULL + tile.width() <= size >> shift;
    }

    Optional<Bytes> read(Handle handle, Tile tile) {
        int length = tile.width() * Hash.SIZE;
        return bytes(handle, new Place(tile.level(), tile.index()))
                .filter(bytes -> bytes.size() >= length)
                .map(bytes -> bytes.slice(0, length));
    }

    private Optional<Bytes> bytes(Handle handle, Place place) {
        return handle.createQuery("SELECT hashes FROM tile WHERE log = :log AND level = :level AND number = :number")
                .bind("log", log)
                .bind("level", place.level)
                .bind("number", place.number)
                .map((rows, context) -> Bytes.of(rows.getBytes(1)))
                .findOne();
    }

    private GrowingTile load(Handle handle, Place place) {
        return new GrowingTile(bytes(handle, place).orElse(Bytes.EMPTY));
    }

    private void save(Handle handle, Place place, GrowingTile tile) {
        handle.createUpdate("INSERT OR REPLACE INTO tile (log, level, number, hashes)"
                        + " VALUES (:log, :level, :number, :hashes)")
                .bind("log", log)
                .bind("level", place.level)
                .bind("number", place.number)
                .bind("hashes", tile.content())
                .execute();
    }

    private Iterable<Hash> leafHashes(Handle handle, long from, long to) {
        return handle.createQuery("SELECT hash FROM leaf WHERE log = :log AND position >= :from AND position < :to"
                        + " ORDER BY position")
                .bind("log", log)
                .bind("from", from)
                .bind("to", to)
                .map((rows, context) -> new Hash(Bytes.of(rows.getBytes(1))))
                .list();
    }

    /** Which tile. */
    private record Place(int level, long number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byLevel = Integer.compare(level, other.level);
            return byLevel != 0 ? byLevel : Long.compare(number, other.number);
        }
    }

    /** A tile that hashes are added to, in order. */
    private static final class GrowingTile {
        private final byte[] hashes = new byte[TilePath.WIDTH_FULL * Hash.SIZE];
        private int length;

        GrowingTile(Bytes stored) {
            length = stored.size();
            System.arraycopy(stored.toArray(), 0, hashes, 0, length);
        }

        void put(int index, Hash hash) {
            if (index * Hash.SIZE != length) {
                throw new IllegalStateException("hash " + index + " does not follow " + length / Hash.SIZE);
            }
            System.arraycopy(hash.bytes().toArray(), 0, hashes, length, Hash.SIZE);
            length += Hash.SIZE;
        }

        byte[] content() {
            return Arrays.copyOf(hashes, length);
        }
    }
}
