package parley.ledger.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.merkle.Merkle;
import parley.ledger.merkle.Proofs;
import parley.ledger.merkle.RightEdge;
import parley.ledger.tile.HashTile;
import parley.ledger.tile.Layout;
import parley.ledger.tile.TilePath.Bundle;
import parley.ledger.tile.TilePath.Tile;
import parley.ledger.tile.TiledNodes;

/** A tree recomputed from its leaves, of which the rows that stand in tiles are kept: 32 bytes and a little per leaf. */
final class Rows {
    private final RightEdge edge = RightEdge.empty();
    private final Map<Integer, List<Hash>> rows = new HashMap<>();

    void append(Bytes leaf) {
        edge.append(Merkle.leaf(leaf), (level, index, hash) -> {
            if (level % Layout.LEVELS_PER_TILE == 0) {
                rows.computeIfAbsent(level, _ -> new ArrayList<>()).add(hash);
            }
        });
    }

    long size() {
        return edge.size();
    }

    Hash root() {
        return edge.root();
    }

    HashTile fill(Tile tile) {
        return Layout.fill(tile, this::read);
    }

    /** Roots and proofs at any size up to this one. */
    Proofs proofs() {
        return new Proofs(new TiledNodes(size(), path -> switch (path) {
            case Tile tile -> fill(tile).print();
            case Bundle bundle -> throw new IllegalStateException("nodes are not read from " + bundle);
        }));
    }

    private Hash read(int level, long index) {
        return rows.getOrDefault(level, List.of()).get(Math.toIntExact(index));
    }
}
