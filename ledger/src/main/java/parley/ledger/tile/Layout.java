package parley.ledger.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import parley.ledger.bytes.Hash;
import parley.ledger.merkle.Nodes;
import parley.ledger.tile.TilePath.Bundle;
import parley.ledger.tile.TilePath.Tile;

/** Which files a log of a given size consists of, and what stands in its tiles. Level L counts subtrees of 256^L leaves. */
public final class Layout {
    /** Levels of the tree between one row of tiles and the next. */
    public static final int LEVELS_PER_TILE = 8;

    private Layout() {}

    /**
     * The tiles that a log of this size has and one of {@code oldSize} did not, level by level; from 0, all of them.
     * There is no empty tile.
     */
    public static List<Tile> tiles(long oldSize, long size) {
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; size >> shift(level) > 0; level++) {
            int of = level;
            row(oldSize >> shift(level), size >> shift(level))
                    .forEach(file -> tiles.add(new Tile(of, file.index(), file.width())));
        }
        return tiles;
    }

    /**
     * The bundles that a log of this size has and one of {@code oldSize} did not; from 0, all of them. They are made one
     * by one as they are asked for: a size may be any that somebody signed.
     */
    public static Iterable<Bundle> bundles(long oldSize, long size) {
        return () -> row(oldSize, size).iterator();
    }

    /** The tile that holds a complete subtree, as it stands in a log of this size. */
    static Tile tileOf(int level, long index, long size) {
        int row = level / LEVELS_PER_TILE;
        long first = index << level % LEVELS_PER_TILE;
        long tile = first / TilePath.WIDTH_FULL;
        long hashes = (size >> shift(row)) - tile * TilePath.WIDTH_FULL;
        return new Tile(row, tile, (int) Math.min(hashes, TilePath.WIDTH_FULL));
    }

    /** What stands in a tile. */
    public static HashTile fill(Tile tile, Nodes nodes) {
        List<Hash> hashes = new ArrayList<>(tile.width());
        for (int i = 0; i < tile.width(); i++) {
            hashes.add(nodes.read(tile.level() * LEVELS_PER_TILE, tile.index() * TilePath.WIDTH_FULL + i));
        }
        return new HashTile(hashes);
    }

    private static Stream<Bundle> row(long before, long now) {
        Stream<Bundle> full = LongStream.range(before / TilePath.WIDTH_FULL, now / TilePath.WIDTH_FULL)
                .mapToObj(index -> new Bundle(index, TilePath.WIDTH_FULL));
        int rest = (int) (now % TilePath.WIDTH_FULL);
        Stream<Bundle> partial =
                now > before && rest > 0 ? Stream.of(new Bundle(now / TilePath.WIDTH_FULL, rest)) : Stream.empty();
        return Stream.concat(full, partial);
    }

    /** The levels of the tree below a row of tiles; above the eighth row no log reaches. */
    private static int shift(int level) {
        return Math.min(level * LEVELS_PER_TILE, Long.SIZE - 1);
    }
}
