package parley.agreement.recurrence;

import static java.util.Comparator.comparing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A day of the week, perhaps the n-th of its month: {@code TU}, {@code 1TU}, {@code -1FR}.
 *
 * @param nth from 1 to 5, or from -5 to -1 from the end; 0 for each
 */
public record WeekdayNumber(int nth, DayOfWeek day) implements Comparable<WeekdayNumber> {
    private static final Pattern WRITTEN = Pattern.compile("(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)");
    private static final int LETTERS = 2;

    static Optional<WeekdayNumber> parse(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int nth = Optional.ofNullable(parts.group(1)).map(Integer::parseInt).orElse(0);
        return Stream.of(DayOfWeek.values())
                .filter(day -> word(day).equals(parts.group(2)))
                .map(day -> new WeekdayNumber(nth, day))
                .findFirst();
    }

    @Override
    public int compareTo(WeekdayNumber other) {
        return comparing(WeekdayNumber::day)
                .thenComparingInt(WeekdayNumber::nth)
                .compare(this, other);
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, LETTERS).toUpperCase(Locale.ROOT);
    }

    String print() {
        return (nth == 0 ? "" : Integer.toString(nth)) + word(day);
    }

    /** The days of a month that it names, none where the month has no fifth one. */
    Stream<LocalDate> in(YearMonth month) {
        if (nth != 0) {
            var date = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, day));
            return Stream.of(date).filter(found -> YearMonth.from(found).equals(month));
        }
        return Stream.iterate(
                month.atDay(1).with(TemporalAdjusters.nextOrSame(day)),
                date -> YearMonth.from(date).equals(month),
                date -> date.plusWeeks(1));
    }
}
