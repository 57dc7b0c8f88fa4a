package parley.desk.map;

/**
 * A bar of a round length on the ground, along the middle parallel of a window.
 *
 * @param metres its length there, by geodesic
 * @param length in units of the drawing
 */
public record ScaleBar(long metres, double length) {
    private static final double PART = 0.3;
    private static final int KILOMETRE = 1_000;

    /** The longest of 1, 2 or 5 times a power of ten that takes no more than three tenths of the width. */
    static ScaleBar of(Window window) {
        double degrees = window.box().width() * PART;
        double most = Window.metres(window.middle(), 0, window.middle(), Math.min(degrees, 90));
        long metres = 1;
        for (long power = 1; power <= most; power *= 10) {
            for (long times : new long[] {1, 2, 5}) {
                if (power * times <= most) {
                    metres = power * times;
                }
            }
        }
        return new ScaleBar(
                metres,
                degrees(window.middle(), metres, degrees)
                        * Window.WIDTH
                        / window.box().width());
    }

    /** How far to go along a parallel until the geodesic distance is reached: by halves, to a part in a million million. */
    private static double degrees(double latitude, long metres, double within) {
        double low = 0;
        double high = Math.min(within, 90);
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (Window.metres(latitude, 0, latitude, middle) < metres) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** {@code 20 km} or {@code 500 m}. */
    public String label() {
        return metres % KILOMETRE == 0 ? metres / KILOMETRE + " km" : metres + " m";
    }
}
