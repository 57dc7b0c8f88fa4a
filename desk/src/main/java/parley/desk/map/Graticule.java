package parley.desk.map;

import java.util.ArrayList;
import java.util.List;

/** Meridians and parallels at round degrees or minutes. */
public final class Graticule {
    private static final int[] STEPS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600};
    private static final double MOST = 7;
    /** How much room a label takes on either side. */
    private static final double LABEL = 32;

    private static final long HALF = 180 * 60;

    private Graticule() {}

    /**
     * One of them.
     *
     * @param at in units of the drawing: from the left for a meridian, from above for a parallel
     * @param label empty where it would be cut off
     */
    public record Line(boolean meridian, double at, String label) {}

    /** Those of a window, in the words of nobody: N, S, E and W are the same in the forms of all languages. */
    static List<Line> of(Window window) {
        var box = window.box();
        int step = step(Math.max(box.width(), box.height()) * 60);
        var lines = new ArrayList<Line>();
        for (long at = first(box.west(), step); at <= box.east() * 60; at += step) {
            long home = Math.floorMod(at + HALF, 2 * HALF) - HALF;
            double x = window.x(at / 60.0);
            boolean room = x > LABEL && x < Window.WIDTH - LABEL;
            lines.add(new Line(true, x, room ? Degrees.graticule(home, step % 60 == 0, "E", "W") : ""));
        }
        for (long at = first(box.south(), step); at <= box.north() * 60; at += step) {
            double y = window.y(at / 60.0);
            lines.add(new Line(
                    false,
                    y,
                    y > LABEL && y < window.height() - LABEL ? Degrees.graticule(at, step % 60 == 0, "N", "S") : ""));
        }
        return lines;
    }

    private static int step(double minutes) {
        for (int step : STEPS) {
            if (minutes / step <= MOST) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private static long first(double degrees, int step) {
        return (long) Math.ceil(degrees * 60 / step) * step;
    }
}
