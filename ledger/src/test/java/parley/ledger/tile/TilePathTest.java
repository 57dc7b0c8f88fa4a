package parley.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.ledger.Seeded;
import parley.ledger.text.MalformedException;
import parley.ledger.tile.TilePath.Bundle;
import parley.ledger.tile.TilePath.Tile;

class TilePathTest {
    @Test
    void pathsAreThoseOfTheSpecification() {
        assertThat(new Tile(0, 1234067, 256).print()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(1, 0, 17).print()).isEqualTo("tile/1/000.p/17");
        assertThat(new Tile(63, 999, 1).print()).isEqualTo("tile/63/999.p/1");
        assertThat(new Bundle(1000, 256).print()).isEqualTo("tile/entries/x001/000");
        assertThat(new Bundle(273, 112).print()).isEqualTo("tile/entries/273.p/112");
    }

    @Test
    void everyPathReadsBackAsItWasPrinted() {
        Seeded.runs(500, random -> {
            long index = random.nextLong(TilePath.INDEX_MAX) >> random.nextInt(55);
            int width = 1 + random.nextInt(256);
            TilePath path =
                    random.nextBoolean() ? new Tile(random.nextInt(64), index, width) : new Bundle(index, width);
            assertThat(TilePath.parse(path.print())).isEqualTo(path);
        });
        TilePath last = new Tile(63, TilePath.INDEX_MAX, 255);
        assertThat(TilePath.parse(last.print())).isEqualTo(last);
    }

    @Test
    void everyOtherSpellingIsRefused() {
        for (String path : List.of(
                "",
                "/",
                "tile",
                "tile/0",
                "tile/0/",
                "/tile/0/000",
                "tile/0/000/",
                "tile/0/0",
                "tile/0/x000/067",
                "tile/0/001/067",
                "tile/0/x001/x067",
                "tile/0/1067",
                "tile/00/067",
                "tile/64/067",
                "tile/-1/067",
                "tile/99999999999/067",
                "tile/0/067.p/0",
                "tile/0/067.p/256",
                "tile/0/067.p/017",
                "tile/0/067.p/",
                "tile/0/067.p",
                "tile/0/067/5",
                "tile/0/x067.p/5",
                "tile/0.p/5",
                "tile/0/\u0660\u0666\u0667",
                "tile/entries/../checkpoint",
                "tile/0/000//",
                "tiles/0/000",
                "tile/0/x036/x028/x797/x018/x963/968",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/x999/x999/x999/x999/999")) {
            assertThatThrownBy(() -> TilePath.parse(path)).as(path).isInstanceOf(MalformedException.class);
        }
    }
}
