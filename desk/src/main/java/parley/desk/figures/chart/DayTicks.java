package parley.desk.figures.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The marks of an axis of days: first days of months or years, or every so many days, at most so many of them. */
public final class DayTicks {
    private static final int[] DAYS = {1, 2, 5, 10};
    private static final int[] MONTHS = {1, 2, 3, 6};
    private static final int[] YEARS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};

    private DayTicks() {}

    /** The marks from one day to another, both included. */
    public static List<LocalDate> between(LocalDate first, LocalDate last, int marks) {
        for (int days : DAYS) {
            if (ChronoUnit.DAYS.between(first, last) / days < marks) {
                return from(first, last, ChronoUnit.DAYS, days);
            }
        }
        for (int months : MONTHS) {
            if (ChronoUnit.MONTHS.between(first, last) / months < marks - 1) {
                var begin = first.withDayOfMonth(1).withMonth((first.getMonthValue() - 1) / months * months + 1);
                return from(begin, last, ChronoUnit.MONTHS, months).stream()
                        .filter(day -> !day.isBefore(first))
                        .toList();
            }
        }
        for (int years : YEARS) {
            if (ChronoUnit.YEARS.between(first, last) / years < marks - 1) {
                var begin = LocalDate.of(Math.floorDiv(first.getYear(), years) * years, 1, 1);
                return from(begin, last, ChronoUnit.YEARS, years).stream()
                        .filter(day -> !day.isBefore(first))
                        .toList();
            }
        }
        return List.of(first);
    }

    private static List<LocalDate> from(LocalDate begin, LocalDate last, ChronoUnit unit, int step) {
        var marks = new ArrayList<LocalDate>();
        for (int i = 0; !begin.plus((long) i * step, unit).isAfter(last); i++) {
            marks.add(begin.plus((long) i * step, unit));
        }
        return marks;
    }
}
