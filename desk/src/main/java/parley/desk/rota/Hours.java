package parley.desk.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Minutes and spans as the rota prints them: UTC, and in brackets the office's own hours where it has said where it is,
 * {@code 2026-03-01 08:00–20:00 UTC (09:00–21:00)}.
 */
public record Hours(Optional<ZoneId> zone) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** A minute in UTC, as a field holds it. */
    public static String print(Instant at) {
        return MOMENT.format(at.atZone(ZoneOffset.UTC));
    }

    /** A minute in UTC beside another: the day is left out where it is the same. */
    public static String near(Instant at, Instant now) {
        return (day(at).equals(day(now)) ? CLOCK : MOMENT).format(at.atZone(ZoneOffset.UTC));
    }

    /** A minute. */
    public String moment(Instant at) {
        return print(at) + " UTC"
                + zone.map(place -> " (" + local(at, place) + ")").orElse("");
    }

    private static String local(Instant at, ZoneId place) {
        var there = at.atZone(place);
        return (there.toLocalDate().equals(day(at)) ? CLOCK : MOMENT).format(there);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** A span. */
    public String span(Instant begin, Instant end) {
        var utc = span(begin.atZone(ZoneOffset.UTC), end.atZone(ZoneOffset.UTC), true) + " UTC";
        return zone.map(place -> {
                    var from = begin.atZone(place);
                    var to = end.atZone(place);
                    boolean dated = !from.toLocalDate().equals(day(begin));
                    return utc + " (" + span(from, to, dated) + ")";
                })
                .orElse(utc);
    }

    /** The dates are left out where those before them hold for these too. */
    private static String span(ZonedDateTime from, ZonedDateTime to, boolean dated) {
        var begin = (dated ? MOMENT : CLOCK).format(from);
        if (to.toLocalDate().equals(from.toLocalDate())) {
            return begin + "–" + CLOCK.format(to);
        }
        boolean midnight = to.toLocalTime().toSecondOfDay() == 0
                && to.toLocalDate().equals(from.toLocalDate().plusDays(1));
        return midnight ? begin + "–24:00" : MOMENT.format(from) + " – " + MOMENT.format(to);
    }

    /** A span within one day of UTC, without the day. */
    public String within(Instant begin, Instant end) {
        var day = print(begin).substring(0, 10);
        var utc = span(begin.atZone(ZoneOffset.UTC), end.atZone(ZoneOffset.UTC), false);
        return zone.map(place -> utc + " (" + clocks(begin.atZone(place), end.atZone(place), day) + ")")
                .orElse(utc);
    }

    private static String clocks(ZonedDateTime from, ZonedDateTime to, String day) {
        boolean dated =
                !MOMENT.format(from).startsWith(day) || !MOMENT.format(to).startsWith(day);
        return clock(from, day) + (dated ? " – " : "–") + clock(to, day);
    }

    /** Which day it is there is said where it is another. */
    private static String clock(ZonedDateTime at, String day) {
        var there = MOMENT.format(at);
        return there.startsWith(day) ? CLOCK.format(at) : there.substring(5);
    }
}
