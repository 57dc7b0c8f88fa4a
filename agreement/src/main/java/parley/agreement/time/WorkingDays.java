package parley.agreement.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.truth.Truth;

/**
 * Which days are working days: none of the days of the week that are off, and no holiday. Of a day outside its years nobody
 * knows.
 *
 * @param name by which deadlines name it
 * @param daysOff at most six days of the week
 * @param holidays further days off, in its years
 * @param firstYear the first year for which it is known
 * @param lastYear the last
 */
public record WorkingDays(
        String name, Set<DayOfWeek> daysOff, SortedSet<LocalDate> holidays, int firstYear, int lastYear) {
    public WorkingDays {
        daysOff = Set.copyOf(daysOff);
        holidays = Collections.unmodifiableSortedSet(new TreeSet<>(holidays));
        if (daysOff.size() >= DayOfWeek.values().length || firstYear > lastYear) {
            throw new IllegalArgumentException("the calendar " + name + " has no working day");
        }
    }

    /**
     * Where so many working days lead.
     *
     * @param first the first day that it can be; empty: without bound
     * @param last the last
     * @param skipped the days off that were passed over, as far as they are known
     */
    public record Reach(Optional<LocalDate> first, Optional<LocalDate> last, List<LocalDate> skipped) {
        public Reach {
            skipped = List.copyOf(skipped);
        }
    }

    /** Whether a day is a working day. */
    public Truth isOne(LocalDate day) {
        if (day.getYear() < firstYear || day.getYear() > lastYear) {
            return Truth.UNKNOWN;
        }
        return Truth.of(!daysOff.contains(day.getDayOfWeek()) && !holidays.contains(day));
    }

    /** The day so many working days after a day, which is not itself counted. */
    public Reach after(LocalDate day, int count) {
        List<LocalDate> skipped = new ArrayList<>();
        LocalDate soonest = reach(day, count, 1, skipped);
        return new Reach(Optional.of(soonest), surely(day, count, 1), skipped);
    }

    /** The day so many working days before a day, which is not itself counted. */
    public Reach before(LocalDate day, int count) {
        List<LocalDate> skipped = new ArrayList<>();
        LocalDate nearest = reach(day, count, -1, skipped);
        return new Reach(surely(day, count, -1), Optional.of(nearest), skipped);
    }

    /** If every day of which nobody knows is a working day. */
    private LocalDate reach(LocalDate from, int count, int step, List<LocalDate> skipped) {
        LocalDate day = from;
        int left = count;
        while (left > 0) {
            day = day.plusDays(step);
            if (isOne(day) == Truth.FALSE) {
                skipped.add(day);
            } else {
                left--;
            }
        }
        return day;
    }

    /** If none of them is; empty where the calendar ends before so many are found. */
    private Optional<LocalDate> surely(LocalDate from, int count, int step) {
        LocalDate day = from;
        int left = count;
        while (left > 0) {
            day = day.plusDays(step);
            if (step > 0 ? day.getYear() > lastYear : day.getYear() < firstYear) {
                return Optional.empty();
            }
            if (isOne(day) == Truth.TRUE) {
                left--;
            }
        }
        return Optional.of(day);
    }
}
