package parley.desk.shift;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Stream;

/**
 * A week, from Monday, or a month, in days of UTC; or what is left of one.
 *
 * @param after the first day after it
 */
public record RotaPeriod(boolean month, LocalDate first, LocalDate after) {
    static final String MONTH = "month";
    static final String WEEK = "week";

    static RotaPeriod around(LocalDate day, boolean month) {
        if (month) {
            var first = day.withDayOfMonth(1);
            return new RotaPeriod(true, first, first.with(TemporalAdjusters.firstDayOfNextMonth()));
        }
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new RotaPeriod(false, monday, monday.plusWeeks(1));
    }

    /** What is left of the week or month of an instant: its day and those after it. */
    static RotaPeriod ahead(Instant now, boolean month) {
        var day = Moments.day(now);
        return new RotaPeriod(month, day, around(day, month).after);
    }

    public String span() {
        return month ? MONTH : WEEK;
    }

    public LocalDate last() {
        return after.minusDays(1);
    }

    public RotaPeriod before() {
        return around(first.minusDays(1), month);
    }

    public RotaPeriod later() {
        return around(after, month);
    }

    /** The month or the week in which this begins. */
    public RotaPeriod as(boolean whole) {
        return around(first, whole);
    }

    Stream<LocalDate> days() {
        return first.datesUntil(after);
    }

    Instant begin() {
        return Moments.begin(first);
    }

    Instant end() {
        return Moments.begin(after);
    }
}
