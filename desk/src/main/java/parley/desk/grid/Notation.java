package parley.desk.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import parley.agreement.geo.Ground;
import parley.agreement.value.Value.Place.Point;

/** How a position is written, and how exactly where a spot of a map is meant by it: never more exactly than the map shows. */
public enum Notation {
    /** {@code 36.1, -38.1}. */
    SIGNED,
    /** {@code 36.1 N 38.1 W}. */
    LETTERED,
    /** {@code 36°06'00"N 038°06'00"W}. */
    SEXAGESIMAL,
    /** {@code 360600N 0380600W}. */
    COMPACT,
    /** {@code 24SWE8101395414}. */
    GRID;

    private static final int MOST_DECIMALS = 7;
    private static final int MOST_OF_A_SECOND = 4;
    private static final int WIDEST = 10_000;
    private static final double E7 = 1e7;

    /** That of a line; empty where it is no position. */
    public static Optional<Notation> of(String line) {
        return Mgrs.read(line) instanceof Mgrs.Reading.Square
                ? Optional.of(GRID)
                : Coordinates.read(line).map(Coordinates.Read::notation);
    }

    /**
     * What was pointed at on a map, in degrees: a spot of the screen, as wide and as high as one of its dots.
     *
     * @param latitude of its middle
     * @param longitude of its middle, from 180 west to 180 east
     * @param high from its south to its north
     * @param wide from its west to its east
     */
    public record Pointed(double latitude, double longitude, double high, double wide) {
        private double metresTo(Point point) {
            var to = new Ground.Position(point.latitudeE7() / E7, point.longitudeE7() / E7);
            double farthest = 0;
            for (int corner = 0; corner < 4; corner++) {
                double north = Math.clamp(latitude + ((corner & 1) - 0.5) * high, -90, 90);
                double east = longitude + ((corner >> 1) - 0.5) * wide;
                farthest = Math.max(
                        farthest,
                        Ground.way(new Ground.Position(north, east), to).metres());
            }
            return farthest;
        }

        /** The longer side, on the ground. */
        private double metres() {
            double middle = Math.clamp(latitude, -90 + high / 2, 90 - high / 2);
            var from = new Ground.Position(middle - high / 2, longitude - wide / 2);
            double up = Ground.way(from, new Ground.Position(middle + high / 2, longitude - wide / 2))
                    .metres();
            double across = Ground.way(from, new Ground.Position(middle - high / 2, longitude + wide / 2))
                    .metres();
            return Math.max(up, across);
        }
    }

    /**
     * A position as it is typed.
     *
     * @param errorMetres how far any part of the spot that was pointed at may lie from what is written, rounded up
     */
    public record Written(String line, long errorMetres) {}

    /** Writes what was pointed at; as signed degrees where there is no grid. */
    public Written write(Pointed spot) {
        var line = switch (this) {
            case SIGNED -> signed(spot);
            case LETTERED -> {
                int decimals = decimals(spot);
                yield side(decimal(Math.abs(spot.latitude), decimals), " N", " S", spot.latitude) + " "
                        + side(decimal(Math.abs(spot.longitude), decimals), " E", " W", spot.longitude);
            }
            case SEXAGESIMAL -> sexagesimal(spot, "°", "'", "\"");
            case COMPACT -> sexagesimal(spot, "", "", "");
            case GRID -> Mgrs.name(spot.latitude, spot.longitude, square(spot)).orElseGet(() -> signed(spot));
        };
        var point = Mgrs.read(line) instanceof Mgrs.Reading.Square square
                ? square.corner()
                : Coordinates.parse(line).orElseThrow(() -> new IllegalStateException("written and not read: " + line));
        return new Written(line, (long) Math.ceil(spot.metresTo(point)));
    }

    private static String signed(Pointed spot) {
        int decimals = decimals(spot);
        return decimal(spot.latitude, decimals) + ", " + decimal(spot.longitude, decimals);
    }

    /** As few as make the last one worth no more than the spot. */
    private static int decimals(Pointed spot) {
        double step = Math.min(spot.high, spot.wide);
        return (int) Math.clamp(Math.ceil(-Math.log10(step)), 0, MOST_DECIMALS);
    }

    private static String decimal(double degrees, int decimals) {
        var rounded = BigDecimal.valueOf(degrees).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.toPlainString();
    }

    private static String side(String text, String positive, String negative, double value) {
        return text + (value < 0 ? negative : positive);
    }

    /** Minutes, seconds or decimals of a second: as little as makes the last one worth no more than the spot. */
    private static String sexagesimal(Pointed spot, String degree, String minute, String second) {
        double seconds = Math.min(spot.high, spot.wide) * 3600;
        boolean whole = seconds >= 60;
        int decimals = (int) Math.clamp(Math.ceil(-Math.log10(seconds)), 0, MOST_OF_A_SECOND);
        return side(parts(spot.latitude, 2, whole, decimals, degree, minute, second), "N", "S", spot.latitude) + " "
                + side(parts(spot.longitude, 3, whole, decimals, degree, minute, second), "E", "W", spot.longitude);
    }

    private static String parts(
            double value, int digits, boolean whole, int decimals, String degree, String minute, String second) {
        int scale = whole ? 0 : decimals;
        var unit = BigDecimal.valueOf(whole ? 60 : 3600);
        long parts = BigDecimal.valueOf(Math.abs(value))
                .multiply(unit)
                .movePointRight(scale)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long power = (long) Math.pow(10, scale);
        long perMinute = whole ? 1 : 60 * power;
        long minutes = parts / perMinute;
        var text = String.format(Locale.ROOT, "%0" + digits + "d%s%02d%s", minutes / 60, degree, minutes % 60, minute);
        if (whole) {
            return text;
        }
        var rest = BigDecimal.valueOf(parts % perMinute, scale).toPlainString();
        int point = rest.indexOf('.') < 0 ? rest.length() : rest.indexOf('.');
        return text + (point < 2 ? "0" : "") + rest + second;
    }

    /** The side of the smallest square that is no smaller than the spot. */
    private static int square(Pointed spot) {
        double metres = spot.metres();
        int side = 1;
        while (side < metres && side < WIDEST) {
            side *= 10;
        }
        return side;
    }
}
