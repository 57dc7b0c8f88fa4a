package parley.agreement.geo;

/**
 * A distance known within bounds, in whole metres.
 *
 * @param atLeast rounded down
 * @param atMost rounded up
 */
public record Metres(long atLeast, long atMost) {
    /**
     * How far a calculated distance may lie from the true one: half a metre by which the search for the nearest point
     * stops early, less than a centimetre of the pieces' crossings, two of the coordinates, and the library's nanometres.
     */
    public static final double CALCULATION = 1.0;

    /** No two places are further apart; said where nothing more can be. */
    static final Metres ANY = new Metres(0, 20_003_932);

    public Metres {
        if (atLeast < 0 || atLeast > atMost) {
            throw new IllegalArgumentException("no distance lies between " + atLeast + " and " + atMost);
        }
    }

    /** The whole metres around two bounds; a bound below 0 is 0. */
    static Metres around(double least, double most) {
        return new Metres((long) Math.floor(Math.max(0, least)), (long) Math.ceil(Math.max(0, most)));
    }
}
