package parley.node.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.merkle.RightEdge;
import parley.ledger.tile.TilePath;
import parley.node.view.verify.Damage.Kind;

/** Compares the hashes of a log's tiles, as far as they went at a cut, with those that its leaves give. One row a level is held. */
final class TileCheck implements RightEdge.Finished {
    private static final int LEVELS_PER_TILE = 8;

    private final Subject subject;
    private final Course course;
    private final long grown;
    private final Map<Integer, Row> rows = new HashMap<>();

    TileCheck(Subject subject, Course course, long grown) {
        this.subject = subject;
        this.course = course;
        this.grown = grown;
    }

    /** @param hashes empty where the row is not whole, which has been said */
    private record Row(long number, Optional<Bytes> hashes) {}

    /** What the tree has as the hash of a leaf; empty beyond the cut, and where the tile is not whole. */
    Optional<Hash> leaf(long position) {
        return hash(0, position);
    }

    /** Leaves are compared by whoever knows their bytes; here come the hashes above them that stand in tiles. */
    @Override
    public void node(int level, long index, Hash hash) {
        if (level > 0 && level % LEVELS_PER_TILE == 0) {
            hash(level / LEVELS_PER_TILE, index)
                    .filter(stored -> !stored.equals(hash))
                    .ifPresent(stored -> course.damaged(subject.damage(
                            index << level, Kind.TILE, hash.hex(), "level " + level + ": " + stored.hex())));
        }
    }

    private Optional<Hash> hash(int level, long index) {
        if (index >= hashes(level)) {
            return Optional.empty();
        }
        long number = index / TilePath.WIDTH_FULL;
        var row = rows.get(level);
        if (row == null || row.number != number) {
            row = read(level, number);
            rows.put(level, row);
        }
        int at = (int) (index % TilePath.WIDTH_FULL) * Hash.SIZE;
        return row.hashes.map(hashes -> new Hash(hashes.slice(at, at + Hash.SIZE)));
    }

    private Row read(int level, long number) {
        long width = Math.min(TilePath.WIDTH_FULL, hashes(level) - number * TilePath.WIDTH_FULL);
        var stored = subject.store().rows().tile(level, number);
        boolean whole =
                stored.filter(hashes -> hashes.size() >= width * Hash.SIZE).isPresent();
        if (!whole) {
            course.damaged(subject.damage(
                    (number * TilePath.WIDTH_FULL) << (level * LEVELS_PER_TILE),
                    Kind.TILE,
                    width * Hash.SIZE + " bytes",
                    stored.map(hashes -> hashes.size() + " bytes").orElse("-")));
        }
        return new Row(number, stored.filter(_ -> whole));
    }

    /** How many hashes a level of tiles had at the cut. */
    private long hashes(int level) {
        int shift = level * LEVELS_PER_TILE;
        return shift < Long.SIZE ? grown >> shift : 0;
    }
}
