package parley.ledger.tile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.ledger.bytes.Hash;
import parley.ledger.merkle.Merkle;
import parley.ledger.merkle.Nodes;
import parley.ledger.text.MalformedException;
import parley.ledger.tile.TilePath.Tile;

/**
 * The nodes of a tree read from its tiles. Every tile is fetched once and kept, so an instance is for one piece of work,
 * not for a node's life. What the tiles say is taken as it is: compare the root. Not thread-safe.
 */
public final class TiledNodes implements Nodes {
    private final long size;
    private final TileSource source;
    private final Map<Tile, HashTile> fetched = new HashMap<>();

    /**
     * The nodes of a log of this size.
     *
     * @param size its leaves, which say how wide the last tiles are
     */
    public TiledNodes(long size, TileSource source) {
        this.size = size;
        this.source = source;
    }

    /**
     * The hash of a subtree.
     *
     * @throws MalformedException when the source gives a tile of another width than the log's size demands
     */
    @Override
    public Hash read(int level, long index) {
        Tile tile = Layout.tileOf(level, index, size);
        List<Hash> hashes = fetched.computeIfAbsent(tile, this::fetch).hashes();
        int count = 1 << level % Layout.LEVELS_PER_TILE;
        int first = (int) (index * count - tile.index() * TilePath.WIDTH_FULL);
        return fold(hashes.subList(first, first + count));
    }

    private HashTile fetch(Tile tile) {
        HashTile content = HashTile.parse(source.read(tile));
        if (content.hashes().size() != tile.width()) {
            throw new MalformedException(tile.print(), content.hashes().size() + " hashes instead of " + tile.width());
        }
        return content;
    }

    private static Hash fold(List<Hash> hashes) {
        List<Hash> row = new ArrayList<>(hashes);
        while (row.size() > 1) {
            List<Hash> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(Merkle.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }
}
