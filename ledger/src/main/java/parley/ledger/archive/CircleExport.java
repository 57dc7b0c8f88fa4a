package parley.ledger.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import parley.ledger.archive.Files.Sink;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.SignedCharter;
import parley.ledger.tile.EntryBundle;
import parley.ledger.tile.Layout;
import parley.ledger.tile.TilePath.Bundle;
import parley.ledger.tile.TilePath.Tile;

/** Writes a circle as static files. Each log is hashed again on the way; one that does not fit its checkpoint is a bug. */
public final class CircleExport {
    private final Sink sink;

    public CircleExport(Sink sink) {
        this.sink = sink;
    }

    /**
     * Writes the charter and the version of the time-zone data.
     *
     * @param timeZones as in {@code 2026a}
     */
    public void circle(SignedCharter charter, String timeZones) {
        sink.write(Files.CHARTER, charter.print());
        sink.write(Files.TIME_ZONES, Bytes.utf8(timeZones + "\n"));
    }

    /** Writes a pack's files, by their paths inside the pack. */
    public void pack(Hash sha256, SortedMap<String, Bytes> files) {
        files.forEach((path, content) -> sink.write("pack/" + sha256 + "/" + path, content));
    }

    /** Writes attachments, each under its hash. */
    public void blobs(Collection<Bytes> blobs) {
        blobs.forEach(blob -> sink.write(Files.blob(Hash.sha256(blob)), blob));
    }

    /**
     * Writes a log: bundles, tiles, and last the checkpoint, so that a half-written log has none.
     *
     * @throws IllegalStateException when the leaves do not give the checkpoint's root
     */
    public void log(HeldLog held) {
        String folder = Files.folder(held.log());
        Rows rows = new Rows();
        for (Bundle bundle : Layout.bundles(0, held.size())) {
            List<Bytes> entries = new ArrayList<>(bundle.width());
            for (int i = 0; i < bundle.width(); i++) {
                Bytes leaf = held.leaves().leaf(rows.size());
                entries.add(leaf);
                rows.append(leaf);
            }
            sink.write(folder + bundle.print(), new EntryBundle(entries).print());
        }
        Hash stated = held.checkpoint().checkpoint().root();
        if (!rows.root().equals(stated)) {
            throw new IllegalStateException(held.log() + " hashes to " + rows.root() + " at size " + held.size()
                    + ", its checkpoint says " + stated);
        }
        for (Tile tile : Layout.tiles(0, held.size())) {
            sink.write(folder + tile.print(), rows.fill(tile).print());
        }
        sink.write(folder + Files.CHECKPOINT, held.checkpoint().print());
    }
}
