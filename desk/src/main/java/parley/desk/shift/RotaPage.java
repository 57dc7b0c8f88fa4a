package parley.desk.shift;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import parley.desk.rota.RotaWords;
import parley.desk.rota.Stretch;
import parley.desk.words.Phrase;
import parley.node.view.office.KeptStint;
import parley.node.view.office.RotaDuty;

/**
 * The rota of a week or a month.
 *
 * @param ahead whether it begins now, because no time was asked for
 * @param told how it is said, and by which hours
 * @param days each with who has which duty when
 * @param faults the gaps and overlaps, in words
 * @param lines those that touch the time shown, the replaced ones among them
 * @param form where the office is
 */
public record RotaPage(
        Stand stand,
        RotaPeriod period,
        boolean ahead,
        RotaWords told,
        List<Day> days,
        List<Phrase> faults,
        List<KeptStint> lines,
        Filled form) {
    public RotaPage {
        days = List.copyOf(days);
        faults = List.copyOf(faults);
        lines = List.copyOf(lines);
    }

    /** One day in UTC. */
    public record Day(LocalDate day, Map<RotaDuty, List<Stretch>> duties) {
        public Day {
            duties = Map.copyOf(duties);
        }

        public List<Stretch> of(RotaDuty duty) {
            return duties.getOrDefault(duty, List.of());
        }

        /** Whether nobody is named for anything on it. */
        public boolean blank() {
            return duties.values().stream().flatMap(List::stream).allMatch(Stretch::gap);
        }
    }

    public String weekday(LocalDate day) {
        return day.getDayOfWeek()
                .getDisplayName(
                        TextStyle.SHORT_STANDALONE,
                        Locale.of(stand.words().language().code()));
    }

    /** The same page of another time. */
    public String on(RotaPeriod other) {
        return stand.frame().with("shift/rota", "from", other.first().toString(), "span", other.span());
    }

    /** The week or month of now from its beginning on, with what is past of it. */
    public String past() {
        return on(RotaPeriod.around(Moments.day(stand.frame().now()), period.month()));
    }

    /** What is left of the week or month of now. */
    public String today() {
        return stand.frame().with("shift/rota", "span", period.span());
    }

    public String csv() {
        return stand.frame().with("shift/rota.csv", "from", period.first().toString(), "span", period.span());
    }

    /** Where a line is corrected. */
    public String correct(KeptStint line) {
        return stand.frame().with("shift/rota/line", "replaces", Long.toString(line.number()));
    }

    /** Whether who asked may write lines. */
    public boolean changes() {
        return stand.frame().offers("shift/rota/line");
    }

    public boolean isToday(Day day) {
        return day.day().equals(Moments.day(stand.frame().now()));
    }
}
