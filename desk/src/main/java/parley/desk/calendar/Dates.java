package parley.desk.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.agreement.prose.Language;

/** The names of days and months in a language, by the locale data of the JDK; weeks begin on Monday (ISO 8601). */
public record Dates(Locale locale) {
    static Dates of(Language language) {
        return new Dates(Locale.forLanguageTag(language.code()));
    }

    /** {@code March}. */
    public String month(Month month) {
        String name = month.getDisplayName(TextStyle.FULL_STANDALONE, locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** {@code Mar}. */
    public String shortMonth(Month month) {
        return month.getDisplayName(TextStyle.SHORT_STANDALONE, locale);
    }

    /** {@code Monday}. */
    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    /** {@code Mo}, at most three letters. */
    public String shortWeekday(DayOfWeek day) {
        String name = day.getDisplayName(TextStyle.SHORT_STANDALONE, locale);
        return name.substring(0, Math.min(3, name.length()));
    }

    /** {@code Sunday, 1 March 2026}. */
    public String whole(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(day);
    }

    public List<DayOfWeek> weekdays() {
        return Arrays.asList(DayOfWeek.values());
    }

    /** The weeks of a month, seven days each from Monday; empty before its first and after its last day. */
    public static List<List<Optional<LocalDate>>> weeks(YearMonth month) {
        List<List<Optional<LocalDate>>> weeks = new ArrayList<>();
        LocalDate monday =
                month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
        while (!monday.isAfter(month.atEndOfMonth())) {
            List<Optional<LocalDate>> week = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                week.add(Optional.of(monday.plusDays(i))
                        .filter(day -> YearMonth.from(day).equals(month)));
            }
            weeks.add(week);
            monday = monday.plusDays(7);
        }
        return weeks;
    }
}
