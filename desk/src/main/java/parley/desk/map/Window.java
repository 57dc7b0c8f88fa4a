package parley.desk.map;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.agreement.geo.Ground;

/**
 * The part of the world that is drawn, and how: equirectangular about its middle latitude. East and west, north and south have
 * there the same scale, that of the ellipsoid; away from that latitude east and west are stretched or shrunk.
 *
 * @param box in degrees; its east is greater than its west, by a turn at most
 * @param height in the units of the drawing, of which it is {@link #WIDTH} wide
 */
public record Window(Box box, double height) {
    public static final double WIDTH = 960;
    /** Of the drawing, unless that is higher than the Earth. */
    private static final double HEIGHT = 600;

    private static final double MARGIN = 1.4;
    /** About ten kilometres. */
    private static final double LEAST = 0.1;

    private static final double STEP = 0.01;
    /** A map about a latitude nearer to a pole would show little but that pole. */
    private static final double FARTHEST = 80;

    /** Degrees between two meridians and two parallels. */
    public record Box(double west, double south, double east, double north) {
        private static final String NUMBER = "(-?[0-9]{1,3}(?:\\.[0-9]{1,7})?)";
        private static final Pattern BOX = Pattern.compile(NUMBER + "," + NUMBER + "," + NUMBER + "," + NUMBER);
        static final Box WORLD = new Box(-180, -90, 180, 90);

        /** {@code west,south,east,north}; an east that is not east of west is a turn further. */
        public static Optional<Box> parse(String text) {
            var box = BOX.matcher(text);
            if (!box.matches()) {
                return Optional.empty();
            }
            double west = Double.parseDouble(box.group(1));
            double south = Double.parseDouble(box.group(2));
            double east = Double.parseDouble(box.group(3));
            double north = Double.parseDouble(box.group(4));
            boolean fits = Math.max(Math.abs(west), Math.abs(east)) <= 180
                    && Math.max(Math.abs(south), Math.abs(north)) <= 90
                    && south < north;
            return fits ? Optional.of(new Box(west, south, east <= west ? east + 360 : east, north)) : Optional.empty();
        }

        /** As an address has it. */
        public String print() {
            return String.format(Locale.ROOT, "%.5f,%.5f,%.5f,%.5f", home(west), south, home(east), north);
        }

        /** As near as entries have it; the east is greater than the west. */
        String exact() {
            return String.format(Locale.ROOT, "%.7f,%.7f,%.7f,%.7f", west, south, east, north);
        }

        private static double home(double longitude) {
            return Math.IEEEremainder(longitude, 360);
        }

        public double width() {
            return east - west;
        }

        public double height() {
            return north - south;
        }
    }

    /** The window that has a box within its margins. */
    static Window around(Box box) {
        return fitting(box, MARGIN);
    }

    /** The window that has a box and little more. */
    static Window of(Box box) {
        return fitting(box, 1);
    }

    private static Window fitting(Box box, double margin) {
        double middle = (box.south + box.north) / 2;
        double ratio = ratio(middle);
        double wide = Math.max(box.width() * margin, box.height() * margin * WIDTH / HEIGHT / ratio);
        double width = Math.clamp(wide, LEAST, 360);
        double height = Math.min(180, Math.max(width * ratio * HEIGHT / WIDTH, Math.min(180, box.height() * margin)));
        double south = Math.clamp(middle - height / 2, -90, 90 - height);
        double west = (box.west + box.east - width) / 2;
        west = west - 360 * Math.floor((west + 180) / 360);
        // About the middle of what is shown now, which near a pole is another one.
        double units = WIDTH / width / ratio(south + height / 2);
        return new Window(new Box(west, south, west + width, south + height), height * units);
    }

    /** The length of a degree from west to east, in degrees from south to north. */
    private static double ratio(double latitude) {
        double about = Math.clamp(latitude, -FARTHEST, FARTHEST);
        return metres(about, 0, about, STEP) / metres(about - STEP / 2, 0, about + STEP / 2, 0);
    }

    static double metres(double latitude, double longitude, double toLatitude, double toLongitude) {
        return Ground.way(new Ground.Position(latitude, longitude), new Ground.Position(toLatitude, toLongitude))
                .metres();
    }

    double middle() {
        return (box.south + box.north) / 2;
    }

    double x(double longitude) {
        return (longitude - box.west) * WIDTH / box.width();
    }

    double y(double latitude) {
        return (box.north - latitude) * height / box.height();
    }

    /** The same size, moved by parts of it to the east and to the north. */
    Box moved(double east, double north) {
        double by = Math.clamp(box.height() * north, -90 - box.south, 90 - box.north);
        double to = box.width() * east;
        return new Box(box.west + to, box.south + by, box.east + to, box.north + by);
    }

    /** About the same middle, so many times as wide. */
    Box times(double factor) {
        double width = Math.clamp(box.width() * factor, LEAST, 360);
        double height = Math.min(180, box.height() * factor);
        double south = Math.clamp(middle() - height / 2, -90, 90 - height);
        double west = (box.west + box.east - width) / 2;
        return new Box(west, south, west + width, south + height);
    }
}
