package parley.agreement.prose;

import java.util.Locale;

/** How a position is written for people: in decimal degrees, as exact as entries hold it. */
public final class Corners {
    private static final int E7 = 10_000_000;

    private Corners() {}

    /** {@code 47.1234500 N 8.5000000 E}. */
    public static String of(long latitudeE7, long longitudeE7) {
        return degrees(latitudeE7, "N", "S") + " " + degrees(longitudeE7, "E", "W");
    }

    private static String degrees(long e7, String positive, String negative) {
        long size = Math.abs(e7);
        return String.format(Locale.ROOT, "%d.%07d %s", size / E7, size % E7, e7 < 0 ? negative : positive);
    }
}
