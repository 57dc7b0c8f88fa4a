package parley.desk.grid;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.agreement.value.Value.Place.Point;

/**
 * A corner as officers type it: {@code 36.1, -38.1}, {@code 36.1 N 38.1 W}, {@code 36°06'00"N 038°06'00"W} or {@code
 * 360600N 0380600W}, latitude first. Decimal degrees have at most seven decimals and are exact; seconds are rounded to the
 * nearest 10^-7 degree, which is at most 6 mm away.
 */
public final class Coordinates {
    /** The longest line that is read: beyond what any of these forms needs. */
    public static final int MOST_CHARACTERS = 80;

    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final String DEGREES = "([+-]?)([0-9]{1,3}(?:\\.[0-9]{1,7})?)\\s*°?\\s*";
    private static final Pattern DECIMAL =
            Pattern.compile(DEGREES + "([NS]?)(\\s*[,;]\\s*|\\s+|(?<=[NS]))" + DEGREES + "([EW]?)");
    private static final String PARTS =
            "([0-9]{1,3})[°\\s:]\\s*([0-9]{1,2}(?:\\.[0-9]{1,6})?)(?:['′\\s:]\\s*([0-9]{1,2}(?:\\.[0-9]{1,4})?))?\\s*['′\"″]*\\s*";
    private static final Pattern SEXAGESIMAL = Pattern.compile(PARTS + "([NS])[\\s,;]*" + PARTS + "([EW])");
    private static final Pattern COMPACT = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2}(?:\\.[0-9]{1,4})?)?([NS])\\s*"
            + "([0-9]{3})([0-9]{2})([0-9]{2}(?:\\.[0-9]{1,4})?)?([EW])");
    private static final BigDecimal UNITS = BigDecimal.valueOf(10_000_000L);
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private Coordinates() {}

    /** A point, and in which of these forms it was typed. */
    record Read(Point point, Notation notation) {}

    /** The point, or empty when the line is too long, none of these forms, or beyond a pole or the 180th meridian. */
    public static Optional<Point> parse(String line) {
        return read(line).map(Read::point);
    }

    static Optional<Read> read(String line) {
        if (line.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        var text = WHITE.matcher(line.strip()).replaceAll(" ");
        var decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            var notation = decimal.group(3).isEmpty() ? Notation.SIGNED : Notation.LETTERED;
            return decimal(decimal).map(point -> new Read(point, notation));
        }
        var parts = SEXAGESIMAL.matcher(text);
        if (parts.matches()) {
            return sexagesimal(parts).map(point -> new Read(point, Notation.SEXAGESIMAL));
        }
        var compact = COMPACT.matcher(text);
        return compact.matches()
                ? sexagesimal(compact).map(point -> new Read(point, Notation.COMPACT))
                : Optional.empty();
    }

    /** Decimal degrees, latitude first, without zeros that say nothing. */
    public static String print(Point point) {
        return degrees(point.latitudeE7()) + ", " + degrees(point.longitudeE7());
    }

    private static String degrees(long e7) {
        return BigDecimal.valueOf(e7, 7).stripTrailingZeros().toPlainString();
    }

    private static Optional<Point> decimal(Matcher line) {
        // A comma without a space may be a decimal comma: "36,1" is no pair.
        boolean bare = line.group(4).equals(",");
        boolean pointed = line.group(2).contains(".") || line.group(6).contains(".");
        if ((bare && !pointed) || line.group(3).isEmpty() != line.group(7).isEmpty()) {
            return Optional.empty();
        }
        var latitude = signed(line.group(1), line.group(2), line.group(3));
        var longitude = signed(line.group(5), line.group(6), line.group(7));
        return latitude.flatMap(north -> longitude.flatMap(east -> point(north, east)));
    }

    /** Either a sign or a letter says the side, not both. */
    private static Optional<Long> signed(String sign, String digits, String side) {
        if (!sign.isEmpty() && !side.isEmpty()) {
            return Optional.empty();
        }
        long e7 = new BigDecimal(digits).multiply(UNITS).longValueExact();
        return Optional.of(sign.equals("-") || isNegative(side) ? -e7 : e7);
    }

    private static Optional<Point> sexagesimal(Matcher line) {
        var latitude = sexagesimal(line.group(1), line.group(2), line.group(3), line.group(4));
        var longitude = sexagesimal(line.group(5), line.group(6), line.group(7), line.group(8));
        return latitude.flatMap(north -> longitude.flatMap(east -> point(north, east)));
    }

    private static Optional<Long> sexagesimal(String degrees, String minutes, @Nullable String seconds, String side) {
        var minute = new BigDecimal(minutes);
        var second = seconds == null ? BigDecimal.ZERO : new BigDecimal(seconds);
        boolean twofold = minutes.contains(".") && seconds != null;
        if (minute.compareTo(SIXTY) >= 0 || second.compareTo(SIXTY) >= 0 || twofold) {
            return Optional.empty();
        }
        var all = new BigDecimal(degrees)
                .multiply(BigDecimal.valueOf(3600))
                .add(minute.multiply(SIXTY))
                .add(second);
        long e7 =
                all.multiply(UNITS).divide(BigDecimal.valueOf(3600), 0, HALF_UP).longValueExact();
        return Optional.of(isNegative(side) ? -e7 : e7);
    }

    private static boolean isNegative(String side) {
        return side.equals("S") || side.equals("W");
    }

    private static Optional<Point> point(long latitude, long longitude) {
        return Math.abs(latitude) <= Point.LATITUDE_LIMIT && Math.abs(longitude) <= Point.LONGITUDE_LIMIT
                ? Optional.of(new Point(latitude, longitude))
                : Optional.empty();
    }
}
