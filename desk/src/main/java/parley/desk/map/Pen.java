package parley.desk.map;

import java.util.List;
import java.util.Locale;

/** Writes the paths of a drawing, in units of a tenth. */
final class Pen {
    private final Window window;
    private final StringBuilder path = new StringBuilder();

    Pen(Window window) {
        this.window = window;
    }

    /** A line, moved by so many turns. */
    Pen line(List<Spot> spots, int turns) {
        for (int i = 0; i < spots.size(); i++) {
            to(i == 0 ? 'M' : 'L', spots.get(i), turns);
        }
        return this;
    }

    /** A ring; it may be closed already. */
    Pen ring(List<Spot> spots, int turns) {
        if (!spots.isEmpty()) {
            line(spots, turns).path.append('Z');
        }
        return this;
    }

    /** The edge of a ring without what only a map has: the 180th meridian, and the parallel at a pole. */
    Pen coast(List<Spot> spots, int turns) {
        boolean down = false;
        for (int i = 0; i < spots.size(); i++) {
            var from = spots.get(i);
            var to = spots.get((i + 1) % spots.size());
            boolean seam = (Math.abs(from.east()) == 180 && from.east() == to.east())
                    || (Math.abs(from.north()) == 90 && from.north() == to.north());
            if (!seam) {
                if (!down) {
                    to('M', from, turns);
                }
                to('L', to, turns);
            }
            down = !seam;
        }
        return this;
    }

    private void to(char how, Spot spot, int turns) {
        path.append(how)
                .append(number(window.x(spot.east() + 360.0 * turns)))
                .append(' ')
                .append(number(window.y(spot.north())));
    }

    static String number(double units) {
        var text = String.format(Locale.ROOT, "%.1f", units);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    String path() {
        return path.toString();
    }
}
