package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import parley.agreement.timetable.Strip;

/**
 * How many are held on each day: a step map with one more from a first day and one less after a last. {@link
 * LocalDate#MIN} and {@link LocalDate#MAX} stand for an open beginning and an open end.
 */
final class DayCounts {
    private final TreeMap<LocalDate, Change> changes = new TreeMap<>();

    private record Change(int certain, int possible) {
        static final Change NONE = new Change(0, 0);

        Change plus(Change other) {
            return new Change(certain + other.certain, possible + other.possible);
        }
    }

    /** Days on which the numbers do not change. */
    record Step(LocalDate first, LocalDate last, int certain, int possible) {
        int most() {
            return certain + possible;
        }

        /** As a calendar shows it. */
        Strip.Step shown(List<Strip.Member> members) {
            return new Strip.Step(
                    Optional.of(first).filter(day -> !day.equals(LocalDate.MIN)),
                    Optional.of(last).filter(day -> !day.equals(LocalDate.MAX)),
                    certain,
                    possible,
                    members);
        }
    }

    /** One is held from a day to another, both included: for certain, or perhaps. */
    void add(LocalDate first, LocalDate last, boolean certain) {
        change(first, certain ? new Change(1, 0) : new Change(0, 1));
        if (!last.equals(LocalDate.MAX)) {
            change(last.plusDays(1), certain ? new Change(-1, 0) : new Change(0, -1));
        }
    }

    private void change(LocalDate day, Change by) {
        changes.merge(day, by, Change::plus);
    }

    /** Every step, in order and without gaps, from the first day on which one may be held to the last. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Change now = Change.NONE;
        for (LocalDate first : changes.keySet()) {
            now = now.plus(changes.getOrDefault(first, Change.NONE));
            LocalDate next = changes.higherKey(first);
            if (next != null) {
                steps.add(new Step(first, next.minusDays(1), now.certain, now.possible));
            } else if (!now.equals(Change.NONE)) {
                steps.add(new Step(first, LocalDate.MAX, now.certain, now.possible));
            }
        }
        return steps;
    }

    /** The longest runs of steps for each of which something holds. */
    static List<List<Step>> runs(List<Step> steps, Predicate<Step> holds) {
        List<List<Step>> runs = new ArrayList<>();
        boolean running = false;
        for (Step step : steps) {
            boolean held = holds.test(step);
            if (held && !running) {
                runs.add(new ArrayList<>());
            }
            if (held) {
                runs.getLast().add(step);
            }
            running = held;
        }
        return runs;
    }
}
