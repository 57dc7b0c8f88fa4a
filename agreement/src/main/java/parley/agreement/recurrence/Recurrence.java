package parley.agreement.recurrence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A rule by which something recurs, from a first time that stands beside it, and until an end. It has days, weeks from Monday on,
 * months or years as its steps. What it names twice a month has not is passed over, as RFC 5545 has it: the 31st comes in seven
 * months, and 29 February in leap years. Immutable.
 *
 * @param interval every so many steps, from 1 to {@link #MOST_INTERVAL}
 * @param months from 1 to 12, of a year only
 * @param monthDays from 1 to 31, or from -31 to -1 from the end of the month
 * @param weekdays of a week without a number
 * @param positions which of the days of one step are taken, from 1, or from -1 from the end; empty for all
 * @param count how often in all; empty where it ends by {@code until}
 * @param until the last instant, that second included
 */
public record Recurrence(
        Frequency frequency,
        int interval,
        List<Integer> months,
        List<Integer> monthDays,
        List<WeekdayNumber> weekdays,
        List<Integer> positions,
        Optional<Integer> count,
        Optional<Instant> until) {
    /** The most times that anything recurs. */
    public static final int MOST = 200;

    /** The most steps between two times. */
    public static final int MOST_INTERVAL = 99;

    /** A rule beyond this many years is not followed further. */
    public static final int MOST_YEARS = 50;

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Recurrence {
        months = List.copyOf(months);
        monthDays = List.copyOf(monthDays);
        weekdays = List.copyOf(weekdays);
        positions = List.copyOf(positions);
        if (count.isPresent() == until.isPresent()) {
            throw new IllegalArgumentException("a recurrence has one end");
        }
    }

    /** Reads a rule as it is written or typed, its parts in any order. */
    public static Reading read(String text) {
        return RuleReader.read(text);
    }

    /** A rule, or why there is none. */
    public sealed interface Reading {
        record Fit(Recurrence rule) implements Reading {}

        /**
         * None.
         *
         * @param lack what kind of thing is wrong
         * @param found the part that is wrong
         * @param expected what would be right, in English
         */
        record Unfit(Lack lack, String found, String expected) implements Reading {}
    }

    /** What can be wrong with a rule. */
    public enum Lack {
        /** It has no end. */
        ENDLESS,
        /** It recurs more often than anything may. */
        MANY,
        /** It recurs within a day. */
        OFTEN,
        /** A part of it is none that this reader takes, or does not go with the others. */
        PART
    }

    /** The one spelling of it on the record. */
    public String print() {
        List<String> parts = new ArrayList<>(List.of("FREQ=" + frequency));
        if (interval > 1) {
            parts.add("INTERVAL=" + interval);
        }
        numbers("BYMONTH", months).ifPresent(parts::add);
        numbers("BYMONTHDAY", monthDays).ifPresent(parts::add);
        if (!weekdays.isEmpty()) {
            parts.add("BYDAY=" + weekdays.stream().map(WeekdayNumber::print).collect(Collectors.joining(",")));
        }
        numbers("BYSETPOS", positions).ifPresent(parts::add);
        count.ifPresent(times -> parts.add("COUNT=" + times));
        until.ifPresent(last -> parts.add("UNTIL=" + UNTIL.format(last)));
        return String.join(";", parts);
    }

    private static Optional<String> numbers(String name, List<Integer> numbers) {
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(name + "="
                        + numbers.stream()
                                .map(number -> Integer.toString(number))
                                .collect(Collectors.joining(",")));
    }

    static Optional<Instant> until(String text) {
        try {
            var last = LocalDateTime.parse(text, UNTIL).toInstant(ZoneOffset.UTC);
            return Optional.of(last).filter(instant -> UNTIL.format(instant).equals(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /**
     * The times at which it recurs, by the clock of a zone: at the same local time on each of its days, also where the clocks have
     * been changed. A local time that a day does not have is as much later as the clocks were put forward, and of one that a
     * day has twice the first is taken (RFC 5545 section 3.3.5). None comes before {@code first}.
     *
     * @param first from when on, in whole seconds; it is the first of them where the rule names it
     * @return at most one more than {@link #MOST}, so that too many can be told
     */
    public List<Instant> times(Instant first, ZoneId zone) {
        var start = first.atZone(zone).toLocalDateTime();
        List<Instant> times = new ArrayList<>();
        int most = count.orElse(MOST + 1);
        for (int step = 0; times.size() < most; step += interval) {
            var days = days(start.toLocalDate(), step);
            if (days.first.getYear() > start.getYear() + MOST_YEARS) {
                return times;
            }
            for (LocalDate day : days.taken) {
                var time = day.atTime(start.toLocalTime()).atZone(zone).toInstant();
                if (until.filter(time::isAfter).isPresent()) {
                    return times;
                }
                if (!time.isBefore(first) && times.size() < most) {
                    times.add(time);
                }
            }
        }
        return times;
    }

    /** The days of one step, in order, and the first day that the step has. */
    private record Days(LocalDate first, List<LocalDate> taken) {}

    private Days days(LocalDate start, int step) {
        return switch (frequency) {
            case DAILY -> day(start.plusDays(step));
            case WEEKLY -> {
                var monday =
                        start.minusDays(start.getDayOfWeek().getValue() - 1L).plusWeeks(step);
                yield weekdays.isEmpty()
                        ? day(start.plusWeeks(step))
                        : new Days(
                                monday,
                                weekdays.stream()
                                        .map(weekday ->
                                                monday.plusDays(weekday.day().getValue() - 1L))
                                        .sorted()
                                        .toList());
            }
            case MONTHLY -> {
                var month = YearMonth.from(start).plusMonths(step);
                yield new Days(month.atDay(1), chosen(in(month, start.getDayOfMonth())));
            }
            case YEARLY -> {
                int year = start.getYear() + step;
                var of = months.isEmpty() ? List.of(start.getMonthValue()) : months;
                yield new Days(
                        LocalDate.of(year, 1, 1),
                        chosen(of.stream().flatMap(month -> in(YearMonth.of(year, month), start.getDayOfMonth()))));
            }
        };
    }

    private static Days day(LocalDate day) {
        return new Days(day, List.of(day));
    }

    private Stream<LocalDate> in(YearMonth month, int startDay) {
        if (!weekdays.isEmpty()) {
            return weekdays.stream().flatMap(weekday -> weekday.in(month)).distinct();
        }
        var days = monthDays.isEmpty() ? List.of(startDay) : monthDays;
        return days.stream()
                .map(day -> day > 0 ? day : month.lengthOfMonth() + 1 + day)
                .filter(day -> day >= 1 && day <= month.lengthOfMonth())
                .distinct()
                .map(month::atDay);
    }

    private List<LocalDate> chosen(Stream<LocalDate> all) {
        var days = all.sorted().toList();
        if (positions.isEmpty()) {
            return days;
        }
        return IntStream.range(0, days.size())
                .filter(i -> positions.contains(i + 1) || positions.contains(i - days.size()))
                .mapToObj(days::get)
                .toList();
    }
}
