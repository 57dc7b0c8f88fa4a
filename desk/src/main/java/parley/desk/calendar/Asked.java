package parley.desk.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * What a page of the calendar is asked for.
 *
 * @param year the year that is drawn
 * @param from the first day that is listed; the year's first where none was named
 * @param to the last day that is listed
 * @param narrowed whether days were named, and not a year alone
 * @param isDated whether a year or days were named at all
 * @param party whose things are shown; empty for everybody's
 * @param kind which; empty for all
 * @param draft the name of a draft that is drawn in; empty for none
 * @param page from 1
 * @param problems what cannot be asked, as parameter and value
 */
public record Asked(
        int year,
        LocalDate from,
        LocalDate to,
        boolean narrowed,
        boolean isDated,
        String party,
        Optional<Kind> kind,
        String draft,
        int page,
        List<Problem> problems) {
    /** The most days between the first and the last. */
    public static final int MOST_DAYS = 1100;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final int MOST_SHOWN = 40;
    private static final int MOST_PAGES = 100_000;

    public Asked {
        problems = List.copyOf(problems);
    }

    /** A value that a parameter cannot have. */
    public record Problem(String parameter, String value) {
        /** What does not fit, and what would. */
        public Phrase in(Words words) {
            return words.say(
                    "calendar.problem",
                    "field",
                    words.word("calendar.field." + parameter),
                    "value",
                    value,
                    "time",
                    "2026-03-01",
                    "n",
                    MOST_DAYS);
        }
    }

    /**
     * Reads it.
     *
     * @param typed the value of a parameter; empty text where it is not given
     * @param today on the node's clock
     * @param parties those of the circle
     */
    static Asked of(UnaryOperator<String> typed, LocalDate today, Set<String> parties) {
        List<Problem> problems = new ArrayList<>();
        int year = number(typed, "year", today.getYear(), FIRST_YEAR, LAST_YEAR, problems);
        Optional<LocalDate> first = day(typed, "from", problems);
        Optional<LocalDate> last = day(typed, "to", problems);
        LocalDate from = first.orElseGet(
                () -> last.map(day -> LocalDate.of(day.getYear(), 1, 1)).orElseGet(() -> LocalDate.of(year, 1, 1)));
        LocalDate to = last.orElseGet(() -> LocalDate.of(from.getYear(), 12, 31));
        if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
            problems.add(problem("to", typed));
        }
        String party = typed.apply("party");
        if (!party.isEmpty() && !parties.contains(party)) {
            problems.add(problem("party", typed));
        }
        Optional<Kind> kind = Kind.of(typed.apply("kind"));
        if (kind.isEmpty() && !typed.apply("kind").isEmpty()) {
            problems.add(problem("kind", typed));
        }
        int page = number(typed, "page", 1, 1, MOST_PAGES, problems);
        boolean narrowed = first.isPresent() || last.isPresent();
        return new Asked(
                narrowed ? from.getYear() : year,
                from,
                to,
                narrowed,
                narrowed || !typed.apply("year").isEmpty(),
                parties.contains(party) ? party : "",
                kind,
                typed.apply("draft"),
                page,
                problems);
    }

    /** The same for another year. */
    Asked inYear(int other) {
        return new Asked(
                other,
                LocalDate.of(other, 1, 1),
                LocalDate.of(other, 12, 31),
                false,
                true,
                party,
                kind,
                draft,
                page,
                problems);
    }

    private static int number(
            UnaryOperator<String> typed, String parameter, int byDefault, int least, int most, List<Problem> problems) {
        String text = typed.apply(parameter);
        if (text.isEmpty()) {
            return byDefault;
        }
        if (text.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(text);
            if (least <= number && number <= most) {
                return number;
            }
        }
        problems.add(problem(parameter, typed));
        return byDefault;
    }

    private static Optional<LocalDate> day(UnaryOperator<String> typed, String parameter, List<Problem> problems) {
        String text = typed.apply(parameter);
        try {
            Optional<LocalDate> day = text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
            if (day.filter(at -> at.getYear() < FIRST_YEAR || at.getYear() > LAST_YEAR)
                    .isEmpty()) {
                return day;
            }
        } catch (DateTimeException unfit) {
            // told below, with its value
        }
        problems.add(problem(parameter, typed));
        return Optional.empty();
    }

    private static Problem problem(String parameter, UnaryOperator<String> typed) {
        String text = typed.apply(parameter);
        return new Problem(parameter, text.substring(0, Math.min(MOST_SHOWN, text.length())));
    }
}
