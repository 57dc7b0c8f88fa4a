package parley.desk.map;

import java.math.BigDecimal;
import java.util.Locale;
import parley.agreement.value.Value.Place.Point;

/** How positions are written. Everything here is exact: 10^-7 degree is 0.00036 seconds. */
final class Degrees {
    /** In units of 10^-5 second: 36 of them are 10^-7 degree. */
    private static final long MINUTE = 60 * 100_000L;

    private static final long DEGREE = 60 * MINUTE;

    private Degrees() {}

    /** {@code -38.1}: a JSON number without zeros that say nothing. */
    static String number(long e7) {
        return e7 == 0 ? "0" : BigDecimal.valueOf(e7, 7).stripTrailingZeros().toPlainString();
    }

    /** {@code 36.1 N 38.1 W}. */
    static String decimal(Point point) {
        return number(Math.abs(point.latitudeE7()))
                + (point.latitudeE7() < 0 ? " S " : " N ")
                + number(Math.abs(point.longitudeE7()))
                + (point.longitudeE7() < 0 ? " W" : " E");
    }

    /** {@code 36°06′00″ N 38°06′00″ W}, with the decimals of a second that there are. */
    static String sexagesimal(Point point) {
        return sexagesimal(point.latitudeE7(), 2)
                + (point.latitudeE7() < 0 ? " S " : " N ")
                + sexagesimal(point.longitudeE7(), 3)
                + (point.longitudeE7() < 0 ? " W" : " E");
    }

    private static String sexagesimal(long e7, int digits) {
        long units = Math.abs(e7) * 36;
        var seconds = BigDecimal.valueOf(units % MINUTE, 5).stripTrailingZeros();
        var text = (seconds.scale() < 0 ? seconds.setScale(0) : seconds).toPlainString();
        int whole = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        return String.format(Locale.ROOT, "%0" + digits + "d°%02d′", units / DEGREE, units / MINUTE % 60)
                + (whole < 2 ? "0" : "") + text + "″";
    }

    /** {@code 36°N} or {@code 36°10′N} from minutes of arc. */
    static String graticule(long minutes, boolean whole, String positive, String negative) {
        long size = Math.abs(minutes);
        var side = minutes == 0 ? "" : minutes < 0 ? negative : positive;
        return whole
                ? String.format(Locale.ROOT, "%d°%s", size / 60, side)
                : String.format(Locale.ROOT, "%d°%02d′%s", size / 60, size % 60, side);
    }
}
