package parley.ledger.tile;

import java.util.ArrayList;
import java.util.List;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

/** The content of a tile: 1 to 256 hashes of complete subtrees, side by side, one after another. */
public record HashTile(List<Hash> hashes) {
    private static final String THING = "tile";

    /**
     * Checks the width.
     *
     * @throws MalformedException when there are no hashes, or more than 256
     */
    public HashTile {
        hashes = List.copyOf(hashes);
        if (hashes.isEmpty()) {
            throw new MalformedException(THING, "it is empty");
        }
        MalformedException.refuseAbove(TilePath.WIDTH_FULL, hashes.size(), THING, "hashes");
    }

    /**
     * Reads a tile.
     *
     * @throws MalformedException when the bytes are not 1 to 256 hashes
     */
    public static HashTile parse(Bytes bytes) {
        MalformedException.refuseAbove(TilePath.WIDTH_FULL * Hash.SIZE, bytes.size(), THING, "bytes");
        if (bytes.size() % Hash.SIZE != 0) {
            throw new MalformedException(THING, bytes.size() + " bytes are no whole number of hashes");
        }
        List<Hash> hashes = new ArrayList<>(bytes.size() / Hash.SIZE);
        for (int at = 0; at < bytes.size(); at += Hash.SIZE) {
            hashes.add(new Hash(bytes.slice(at, at + Hash.SIZE)));
        }
        return new HashTile(hashes);
    }

    public Bytes print() {
        return Bytes.concat(hashes.stream().map(Hash::bytes).toArray(Bytes[]::new));
    }
}
