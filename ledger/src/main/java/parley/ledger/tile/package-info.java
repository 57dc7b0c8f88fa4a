/**
 * Logs as static files (C2SP tlog-tiles v0.1.0): hashes in tiles of 256, entries in bundles of 256, both named by where
 * they stand in the tree, so that any web server or folder can carry a log.
 *
 * <pre>
 * checkpoint                      the latest signed checkpoint
 * tile/0/x001/x234/067            tile 1,234,067 of level 0, full
 * tile/1/000.p/17                 tile 0 of level 1, of which 17 hashes exist
 * tile/entries/273.p/112          the 112 entries from index 69,888 on
 * </pre>
 */
@NullMarked
package parley.ledger.tile;

import org.jspecify.annotations.NullMarked;
