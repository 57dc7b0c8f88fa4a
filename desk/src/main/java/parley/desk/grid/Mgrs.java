package parley.desk.grid;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import parley.agreement.value.Value.Place.Point;
import parley.desk.grid.Utm.Degrees;

/** Reads and writes a grid reference: zone, latitude band, square of 100 km, and as many digits east as north. */
public final class Mgrs {
    private static final Pattern REFERENCE =
            Pattern.compile("([0-9]{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])([0-9]*)");
    private static final Pattern ALIKE = Pattern.compile("[0-9]{1,2}[A-Z]{1,3}[0-9]*|[ABYZ][A-Z]{2}[0-9]*");
    private static final String BANDS = "CDEFGHJKLMNPQRSTUVWX";
    private static final String ROWS = "ABCDEFGHJKLMNPQRSTUV";
    private static final List<String> COLUMNS = List.of("ABCDEFGH", "JKLMNPQR", "STUVWXYZ");
    private static final int LONGEST = 40;
    private static final int HUNDRED_KM = 100_000;

    /** Row letters come again after so many metres. */
    private static final int CYCLE = 20 * HUNDRED_KM;

    private Mgrs() {}

    /** What a line is. */
    public sealed interface Reading {
        /**
         * A square.
         *
         * @param corner its south-west corner, to the nearest 10^-7 degree
         * @param metres how long a side of it is on the grid: 1 to 10000
         */
        record Square(Point corner, int metres) implements Reading {
            /** How many metres what is meant may lie from that corner, rounded up: the grid is at most 0.04 % too short. */
            public int reach() {
                return (int) Math.ceil(metres * Math.sqrt(2) / 0.9996 + 0.01);
            }
        }

        /**
         * What looks like a reference and is none.
         *
         * @param key what is wrong: {@code digits}, {@code zone}, {@code letters}, {@code band} or {@code polar}
         * @param limit what could stand there
         */
        record Refused(String key, String limit) implements Reading {}

        /** Something else. */
        record Other() implements Reading {}
    }

    /** Reads a line of at most 40 characters; spaces in it say nothing. */
    public static Reading read(String line) {
        var spaced = line.strip();
        var text = spaced.length() > LONGEST ? "" : spaced.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!ALIKE.matcher(text).matches()) {
            return new Reading.Other();
        }
        if (!Character.isDigit(text.charAt(0))) {
            return new Reading.Refused("polar", "80°S–84°N");
        }
        var parts = REFERENCE.matcher(text);
        return parts.matches() ? reference(parts) : new Reading.Refused("letters", "24SWE8101395414");
    }

    /**
     * The reference of the square in which a place lies; empty near the poles, where there are none.
     *
     * @param side of the square: 1, 10, 100, 1000 or 10000 metres
     */
    static Optional<String> name(double latitude, double longitude, int side) {
        if (latitude < -80 || latitude > 84) {
            return Optional.empty();
        }
        char band = BANDS.charAt(Math.min(BANDS.length() - 1, (int) ((latitude + 80) / 8)));
        double east = longitude >= 180 ? longitude - 360 : longitude;
        int zone = IntStream.rangeClosed(1, 60)
                .filter(each -> west(each, band) <= east && east < east(each, band))
                .findFirst()
                .orElseThrow();
        var plane = Utm.plane(zone, new Degrees(latitude, east));
        int column = (int) (plane.easting() / HUNDRED_KM) - 1;
        int row = Math.floorMod((int) Math.floor(plane.northing() / HUNDRED_KM), ROWS.length());
        int digits = 5 - (int) Math.log10(side);
        return Optional.of("%d%c%c%c%s%s"
                .formatted(
                        zone,
                        band,
                        COLUMNS.get((zone - 1) % 3).charAt(column),
                        ROWS.charAt((row + (zone % 2 == 0 ? 5 : 0)) % ROWS.length()),
                        digits(plane.easting(), side, digits),
                        digits(plane.northing(), side, digits)));
    }

    private static String digits(double metres, int side, int digits) {
        int within = (int) (metres - HUNDRED_KM * Math.floor(metres / HUNDRED_KM));
        return String.format(Locale.ROOT, "%0" + digits + "d", within / side);
    }

    private static Reading reference(Matcher parts) {
        int digits = parts.group(5).length();
        if (digits == 0 || digits % 2 == 1 || digits > 10) {
            return new Reading.Refused("digits", "2, 4, 6, 8, 10");
        }
        int zone = Integer.parseInt(parts.group(1));
        char band = parts.group(2).charAt(0);
        if (zone < 1 || zone > 60 || west(zone, band) >= east(zone, band)) {
            return new Reading.Refused("zone", band == 'X' ? "1–31, 33, 35, 37–60" : "1–60");
        }
        var columns = COLUMNS.get((zone - 1) % 3);
        int column = columns.indexOf(parts.group(3));
        if (column < 0) {
            return new Reading.Refused("letters", columns.charAt(0) + "–" + columns.charAt(7));
        }
        int side = (int) Math.pow(10, 5 - digits / 2);
        int east = (column + 1) * HUNDRED_KM + Integer.parseInt(parts.group(5).substring(0, digits / 2)) * side;
        int row = Math.floorMod(ROWS.indexOf(parts.group(4)) - (zone % 2 == 0 ? 5 : 0), ROWS.length());
        int north = row * HUNDRED_KM + Integer.parseInt(parts.group(5).substring(digits / 2)) * side;
        return square(zone, band, east, north, side);
    }

    /** The one of the squares of these letters that reaches into its band and its zone. */
    private static Reading square(int zone, char band, int east, int north, int side) {
        return IntStream.rangeClosed(-5, 4)
                .map(cycle -> north + cycle * CYCLE)
                .filter(from -> touches(zone, band, east, from, side))
                .<Reading>mapToObj(from -> new Reading.Square(point(Utm.place(zone, east, from)), side))
                .findFirst()
                .orElseGet(() -> new Reading.Refused("band", elsewhere(zone, east, north, side)));
    }

    /** The bands in which such a square would lie in that zone. */
    private static String elsewhere(int zone, int east, int north, int side) {
        return BANDS.chars()
                .mapToObj(letter -> (char) letter)
                .filter(letter -> west(zone, letter) < east(zone, letter))
                .filter(letter -> IntStream.rangeClosed(-5, 4)
                        .anyMatch(cycle -> touches(zone, letter, east, north + cycle * CYCLE, side)))
                .map(letter -> Integer.toString(zone) + letter)
                .collect(joining(", "));
    }

    private static boolean touches(int zone, char band, int east, int north, int side) {
        var corners = IntStream.range(0, 4)
                .mapToObj(i -> Utm.place(zone, east + (i & 1) * side, north + (i >> 1) * side))
                .toList();
        double south = south(band);
        // A side is bent against meridians and parallels by some metres in ten kilometres.
        double bend = 1e-9 + 1e-4 * (side / 1e4) * (side / 1e4);
        double top = band == 'X' ? 84 : south + 8;
        return corners.stream().anyMatch(corner -> corner.latitude() >= south - bend)
                && corners.stream().anyMatch(corner -> corner.latitude() < top + bend)
                && corners.stream().anyMatch(corner -> corner.longitude() >= west(zone, band) - bend)
                && corners.stream().anyMatch(corner -> corner.longitude() < east(zone, band) + bend);
    }

    private static double south(char band) {
        return -80 + 8.0 * BANDS.indexOf(band);
    }

    /** Where a zone begins in a band: around Norway and Svalbard some are wider, and some are not there. */
    private static int west(int zone, char band) {
        int plain = Utm.middle(zone) - 3;
        if (band == 'V' && zone == 32) {
            return 3;
        }
        return band == 'X' && zone >= 32 && zone <= 37 ? svalbard(zone) : plain;
    }

    private static int east(int zone, char band) {
        if (band == 'V' && zone == 31) {
            return 3;
        }
        return band == 'X' && zone >= 31 && zone <= 36 ? svalbard(zone + 1) : Utm.middle(zone) + 3;
    }

    private static int svalbard(int zone) {
        return switch (zone) {
            case 32, 33 -> 9;
            case 34, 35 -> 21;
            default -> 33;
        };
    }

    private static Point point(Degrees place) {
        double longitude = place.longitude() < -180
                ? place.longitude() + 360
                : place.longitude() > 180 ? place.longitude() - 360 : place.longitude();
        return new Point(Math.round(place.latitude() * 1e7), Math.round(longitude * 1e7));
    }
}
