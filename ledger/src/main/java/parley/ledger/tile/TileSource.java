package parley.ledger.tile;

import parley.ledger.bytes.Bytes;

/** Where the files of one log are read from. What it throws when a file is missing passes through whoever asked. */
@FunctionalInterface
public interface TileSource {
    Bytes read(TilePath path);
}
