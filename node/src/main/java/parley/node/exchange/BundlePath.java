package parley.node.exchange;

import parley.node.peer.BundleSource;

/** Where a bundle stands below its log, as tlog-tiles writes it: {@code tile/entries/x001/x234/067.p/12}. */
final class BundlePath {
    private static final int FULL = 256;

    private BundlePath() {}

    /** The path of the {@code number}-th bundle with {@code width} leaves, as in {@link BundleSource#bundle}. */
    static String of(long number, int width) {
        if (number < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("there is no bundle " + number + " of " + width + " leaves");
        }
        StringBuilder path = new StringBuilder(group(number));
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x" + group(rest) + "/");
        }
        path.insert(0, "tile/entries/");
        return width == FULL ? path.toString() : path + ".p/" + width;
    }

    private static String group(long number) {
        String digits = Long.toString(number % 1000);
        return "0".repeat(3 - digits.length()) + digits;
    }
}
