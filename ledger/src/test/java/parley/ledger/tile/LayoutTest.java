package parley.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.ledger.Seeded;
import parley.ledger.TlogVectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.merkle.Grown;
import parley.ledger.merkle.Proofs;
import parley.ledger.merkle.RightEdge;
import parley.ledger.text.MalformedException;
import parley.ledger.tile.TilePath.Bundle;
import parley.ledger.tile.TilePath.Tile;

class LayoutTest {
    @Test
    void aLogOf70000HasTheFilesThatTheSpecificationCounts() {
        List<Tile> tiles = Layout.tiles(0, 70_000);
        assertThat(tiles).hasSize(274 + 2 + 1);
        assertThat(tiles).contains(new Tile(0, 272, 256), new Tile(0, 273, 112), new Tile(1, 0, 256));
        assertThat(tiles).contains(new Tile(1, 1, 17), new Tile(2, 0, 1));
        assertThat(Layout.bundles(0, 70_000)).hasSize(274).contains(new Bundle(273, 112));
    }

    @Test
    void noTileIsEmptyAtTheEdgeOfAnother() {
        assertThat(Layout.tiles(0, 0)).isEmpty();
        assertThat(Layout.tiles(0, 1)).containsExactly(new Tile(0, 0, 1));
        assertThat(Layout.tiles(0, 255)).containsExactly(new Tile(0, 0, 255));
        assertThat(Layout.tiles(0, 256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
        assertThat(Layout.tiles(0, 257)).containsExactly(new Tile(0, 0, 256), new Tile(0, 1, 1), new Tile(1, 0, 1));
        assertThat(Layout.bundles(0, 0)).isEmpty();
        assertThat(Layout.bundles(0, 256)).containsExactly(new Bundle(0, 256));
        assertThat(Layout.tiles(256, 256)).isEmpty();
        assertThat(Layout.tiles(255, 257)).containsExactly(new Tile(0, 0, 256), new Tile(0, 1, 1), new Tile(1, 0, 1));
    }

    /** A log may sign any size and make a proof to fit it; whoever follows it must not pay for more than it asks for. */
    @Test
    void theBundlesOfASizeThatNobodyCanHoldAreCountedOneByOne() {
        Iterator<Bundle> bundles = Layout.bundles(1, Long.MAX_VALUE).iterator();
        assertThat(bundles.next()).isEqualTo(new Bundle(0, 256));
        assertThat(bundles.next()).isEqualTo(new Bundle(1, 256));
    }

    @Test
    void whatIsPublishedStepByStepHasEveryFileOfTheFinalSize() {
        Seeded.runs(50, random -> {
            Set<TilePath> published = new HashSet<>();
            long size = 0;
            while (size < 70_000) {
                long next = size + 1 + random.nextLong(30_000);
                published.addAll(Layout.tiles(size, next));
                Layout.bundles(size, next).forEach(published::add);
                size = next;
            }
            assertThat(published).containsAll(Layout.tiles(0, size)).containsAll(Layout.bundles(0, size));
        });
    }

    @Test
    void rootsAndProofsFromTilesAreThoseOfTheTree() {
        Grown tree = Grown.of(70_000, TlogVectors::record);
        for (long size : new long[] {1, 2, 255, 256, 257, 600, 65_535, 65_536, 65_537, 70_000}) {
            Map<TilePath, Bytes> files = new HashMap<>();
            Layout.tiles(0, size)
                    .forEach(tile ->
                            files.put(tile, Layout.fill(tile, tree.nodes()).print()));
            TiledNodes nodes = new TiledNodes(size, path -> Objects.requireNonNull(files.get(path), path::print));
            Proofs tiled = new Proofs(nodes);
            assertThat(tiled.root(size)).isEqualTo(tree.proofs().root(size));
            assertThat(RightEdge.of(size, nodes).root()).isEqualTo(tree.proofs().root(size));
            Seeded.runs(20, random -> {
                long index = random.nextLong(size);
                assertThat(tiled.inclusion(index, size)).isEqualTo(tree.proofs().inclusion(index, size));
                assertThat(tiled.consistency(index, size))
                        .isEqualTo(tree.proofs().consistency(index, size));
                assertThat(tiled.root(index)).isEqualTo(tree.proofs().root(index));
            });
        }
    }

    @Test
    void aTileOfAnotherWidthIsRefused() {
        HashTile wide =
                Layout.fill(new Tile(0, 0, 3), Grown.of(3, TlogVectors::record).nodes());
        assertThatThrownBy(() -> new Proofs(new TiledNodes(2, path -> wide.print())).root(2))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("tile/0/000.p/2")
                .hasMessageContaining("3 hashes instead of 2");
    }
}
