package parley.desk.calendar;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where days are in a drawing: names on the left, then a day as wide as any other.
 *
 * @param first the first day that is drawn
 * @param last the last
 */
public record Scale(LocalDate first, LocalDate last) {
    /** Of the whole drawing. */
    public static final int WIDTH = 1200;

    /** How much of it the names take. */
    public static final int NAMES = 240;

    /** A date on the scale, where a month or, in a short time, a day begins. */
    public record Tick(double x, LocalDate day, boolean labelled) {}

    /** The left edge of a day. */
    public double x(LocalDate day) {
        double share = (double) DAYS.between(first, day) / days();
        return Math.round((NAMES + share * (WIDTH - NAMES)) * 10) / 10.0;
    }

    /** How wide some days are, both included. */
    public double width(LocalDate from, LocalDate to) {
        return Math.round((x(to.plusDays(1)) - x(from)) * 10) / 10.0;
    }

    private long days() {
        return DAYS.between(first, last) + 1;
    }

    /** A day, or the first that is drawn where it is earlier or not known. */
    LocalDate from(Optional<LocalDate> day) {
        return day.filter(at -> at.isAfter(first)).orElse(first);
    }

    /** A day, or the last that is drawn where it is later or not known. */
    LocalDate to(Optional<LocalDate> day) {
        return day.filter(at -> at.isBefore(last)).orElse(last);
    }

    boolean isDrawn(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Whole months; days where there is room for them. */
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        if (days() <= 62) {
            int every = days() <= 31 ? 1 : 2;
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                ticks.add(new Tick(x(day), day, DAYS.between(first, day) % every == 0));
            }
            return ticks;
        }
        long every = days() <= 400 ? 1 : 3;
        LocalDate month =
                first.getDayOfMonth() == 1 ? first : first.plusMonths(1).withDayOfMonth(1);
        for (long i = 0; !month.isAfter(last); i++, month = month.plusMonths(1)) {
            ticks.add(new Tick(x(month), month, i % every == 0));
        }
        return ticks;
    }

    /** Whether ticks are days. */
    public boolean showsDays() {
        return days() <= 62;
    }
}
