package parley.ledger.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;

/** The content of a bundle: 1 to 256 entries, each behind its length in two bytes, most significant first. */
public record EntryBundle(List<Bytes> entries) {
    /** The largest entry that the two bytes of length have room for. */
    public static final int ENTRY_BYTES_MAX = (1 << 16) - 1;

    /**
     * The largest bundle, 12 MiB: room for 256 of the largest leaves that are entries (below 48 KiB each). A log that
     * fills its bundles with more is not mirrored.
     */
    public static final int BYTES_MAX = 12 << 20;

    private static final String THING = "entry bundle";

    /**
     * Checks number and sizes.
     *
     * @throws MalformedException when there are no entries, more than 256, or one or all of them above the limits
     */
    public EntryBundle {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new MalformedException(THING, "it is empty");
        }
        MalformedException.refuseAbove(TilePath.WIDTH_FULL, entries.size(), THING, "entries");
        for (int i = 0; i < entries.size(); i++) {
            MalformedException.refuseAbove(ENTRY_BYTES_MAX, entries.get(i).size(), THING, "bytes in entry " + i);
        }
        long bytes = entries.stream().mapToLong(entry -> 2L + entry.size()).sum();
        MalformedException.refuseAbove(BYTES_MAX, bytes, THING, "bytes");
    }

    /**
     * Reads a bundle to its last byte.
     *
     * @throws MalformedException when the bytes are not 1 to 256 entries within the limits
     */
    public static EntryBundle parse(Bytes bytes) {
        MalformedException.refuseAbove(BYTES_MAX, bytes.size(), THING, "bytes");
        List<Bytes> entries = new ArrayList<>();
        int at = 0;
        while (at < bytes.size()) {
            // Before it is read, not after: 12 MiB of empty entries are six million.
            MalformedException.refuseAbove(TilePath.WIDTH_FULL, entries.size() + 1L, THING, "entries");
            int end = at + 2 <= bytes.size() ? at + 2 + length(bytes, at) : Integer.MAX_VALUE;
            if (end > bytes.size()) {
                throw new MalformedException(THING, "it ends inside entry " + entries.size());
            }
            entries.add(bytes.slice(at + 2, end));
            at = end;
        }
        return new EntryBundle(entries);
    }

    public Bytes print() {
        Bytes[] parts = entries.stream()
                .flatMap(entry -> Stream.of(Bytes.of((byte) (entry.size() >> 8), (byte) entry.size()), entry))
                .toArray(Bytes[]::new);
        return Bytes.concat(parts);
    }

    private static int length(Bytes bytes, int at) {
        return Byte.toUnsignedInt(bytes.at(at)) << 8 | Byte.toUnsignedInt(bytes.at(at + 1));
    }
}
