package parley.ledger.tile;

import java.util.List;
import java.util.Locale;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/** The path of one file of a log below the log's folder. Each file has exactly one path and each path one spelling. */
public sealed interface TilePath {
    /** How many hashes or entries a full file holds. */
    int WIDTH_FULL = 256;

    /** The largest index: a log has at most 2^63-1 entries. */
    long INDEX_MAX = Long.MAX_VALUE / WIDTH_FULL;

    /** Which file of its row, from 0. */
    long index();

    /** How many hashes or entries it holds, 1 to 256; below 256 the path names it. */
    int width();

    /** The path, with slashes and without one at either end. */
    String print();

    /** Hashes of the tree. */
    record Tile(int level, long index, int width) implements TilePath {
        public static final int LEVEL_MAX = 63;

        public Tile {
            check(index, width);
            if (level < 0 || level > LEVEL_MAX) {
                throw new MalformedException("tile path", "level " + level + " is outside 0 to " + LEVEL_MAX);
            }
        }

        @Override
        public String print() {
            return "tile/" + level + "/" + tail(index, width);
        }
    }

    /** Entries. */
    record Bundle(long index, int width) implements TilePath {
        public Bundle {
            check(index, width);
        }

        @Override
        public String print() {
            return "tile/entries/" + tail(index, width);
        }
    }

    /**
     * Reads a path.
     *
     * @throws MalformedException when it names neither a tile nor a bundle, or is not spelled as it is printed
     */
    static TilePath parse(String path) {
        MalformedException.refuseAbove(64, path.length(), "tile path", "characters");
        List<String> parts = List.of(path.split("/", -1));
        if (parts.size() < 3 || !parts.getFirst().equals("tile")) {
            throw new MalformedException("tile path", MalformedException.quote(path) + " is not tile/LEVEL/INDEX");
        }
        boolean partial = parts.get(parts.size() - 2).endsWith(".p");
        int width = partial ? small(parts.getLast(), "width") : WIDTH_FULL;
        StringBuilder digits = new StringBuilder();
        for (String group : parts.subList(2, parts.size() - (partial ? 1 : 0))) {
            digits.append(group.replace("x", "").replace(".p", ""));
        }
        long index = Strict.decimal("tile path", "the index", digits.toString().replaceFirst("^0+(?=.)", ""));
        TilePath parsed = parts.get(1).equals("entries")
                ? new Bundle(index, width)
                : new Tile(small(parts.get(1), "level"), index, width);
        if (!parsed.print().equals(path)) {
            throw new MalformedException("tile path", MalformedException.quote(path) + " is written " + parsed.print());
        }
        return parsed;
    }

    private static int small(String digits, String what) {
        long number = Strict.decimal("tile path", what, digits);
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private static void check(long index, int width) {
        if (index < 0 || index > INDEX_MAX) {
            throw new MalformedException("tile path", "index " + index + " is outside 0 to " + INDEX_MAX);
        }
        if (width < 1 || width > WIDTH_FULL) {
            throw new MalformedException("tile path", "width " + width + " is outside 1 to " + WIDTH_FULL);
        }
    }

    /** The index in groups of three digits, all but the last behind an x, then the width unless full. */
    private static String tail(long index, int width) {
        String last = String.format(Locale.ROOT, "%03d", index % 1000);
        StringBuilder groups = new StringBuilder(last);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return width == WIDTH_FULL ? groups.toString() : groups + ".p/" + width;
    }
}
