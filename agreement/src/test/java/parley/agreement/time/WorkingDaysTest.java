package parley.agreement.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.agreement.truth.Truth;

/** Counting working days, against a count of the days between; replayable with {@code -Dparley.seed}. */
class WorkingDaysTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final LocalDate MIDDLE = LocalDate.of(2027, 7, 1);

    @Test
    void betweenADayAndWhereItLeadsLieSoManyWorkingDays() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            WorkingDays calendar = calendar(random);
            LocalDate from = MIDDLE.plusDays(random.nextInt(200) - 100);
            int count = 1 + random.nextInt(12);
            LocalDate later = calendar.after(from, count).last().orElseThrow();
            LocalDate earlier = calendar.before(from, count).first().orElseThrow();
            assertThat(working(calendar, from.plusDays(1), later))
                    .as("seed %s, %s", SEED, calendar)
                    .isEqualTo(count);
            assertThat(working(calendar, earlier, from.minusDays(1)))
                    .as("seed %s, %s", SEED, calendar)
                    .isEqualTo(count);
            assertThat(calendar.isOne(later)).isEqualTo(Truth.TRUE);
            assertThat(calendar.after(from, count).first()).contains(later);
            assertThat(calendar.after(from, count).skipped()).allMatch(day -> calendar.isOne(day) == Truth.FALSE);
            assertThat(calendar.after(from.plusDays(1), count).last().orElseThrow())
                    .isAfterOrEqualTo(later);
        }
    }

    /** However the year that is not known turns out, the day lies within the bounds that were given before. */
    @Test
    void whatBecomesKnownLaterNeverLeavesTheBounds() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            WorkingDays whole = calendar(random);
            TreeSet<LocalDate> until = new TreeSet<>(whole.holidays().headSet(LocalDate.of(2027, 1, 1)));
            WorkingDays part = new WorkingDays("part", whole.daysOff(), until, 2026, 2026);
            LocalDate from = LocalDate.of(2026, 12, 31).minusDays(random.nextInt(10));
            int count = 1 + random.nextInt(12);
            WorkingDays.Reach bounds = part.after(from, count);
            LocalDate day = whole.after(from, count).last().orElseThrow();
            assertThat(day).as("seed %s", SEED).isAfterOrEqualTo(bounds.first().orElseThrow());
            assertThat(bounds.last())
                    .satisfiesAnyOf(
                            last -> assertThat(last).isEmpty(),
                            last -> assertThat(last).contains(day));
        }
    }

    @Test
    void ofADayOutsideItsYearsNobodyKnows() {
        WorkingDays calendar = new WorkingDays("plain", Set.of(), new TreeSet<>(), 2027, 2027);
        assertThat(calendar.isOne(LocalDate.of(2026, 12, 31))).isEqualTo(Truth.UNKNOWN);
        assertThat(calendar.isOne(LocalDate.of(2027, 1, 1))).isEqualTo(Truth.TRUE);
        assertThat(calendar.isOne(LocalDate.of(2027, 12, 31))).isEqualTo(Truth.TRUE);
        assertThat(calendar.isOne(LocalDate.of(2028, 1, 1))).isEqualTo(Truth.UNKNOWN);
        assertThat(calendar.after(LocalDate.of(2027, 12, 31), 1).last()).isEmpty();
        assertThat(calendar.after(LocalDate.of(2027, 12, 31), 1).first()).contains(LocalDate.of(2028, 1, 1));
        assertThat(calendar.before(LocalDate.of(2027, 1, 1), 1))
                .isEqualTo(new WorkingDays.Reach(Optional.empty(), Optional.of(LocalDate.of(2026, 12, 31)), List.of()));
    }

    private static WorkingDays calendar(Random random) {
        Set<DayOfWeek> off = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (off.size() < 5 && random.nextInt(3) == 0) {
                off.add(day);
            }
        }
        TreeSet<LocalDate> holidays = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            holidays.add(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(3 * 365)));
        }
        return new WorkingDays("drawn", off, holidays, 2026, 2028);
    }

    private static long working(WorkingDays calendar, LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .filter(day -> !calendar.daysOff().contains(day.getDayOfWeek()))
                .filter(day -> !calendar.holidays().contains(day))
                .count();
    }
}
