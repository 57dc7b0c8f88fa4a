package parley.desk.figures.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    private static final long SEED = Long.getLong("parley.seed", 20261126);
    private static final int DRAWS = 2000;

    @Test
    void anAxisOfCountsBeginsAtZeroCoversEverythingAndHasFewRoundMarks() {
        var random = new Random(SEED);
        for (int i = 0; i < DRAWS; i++) {
            long most = random.nextLong() >>> (4 + random.nextInt(59));
            int marks = 3 + random.nextInt(8);
            var ticks = Ticks.upTo(most, marks);
            assertThat(ticks.marks()).as("%d in %d, seed %d", most, marks, SEED).hasSizeBetween(2, marks + 1);
            assertThat(ticks.marks().getFirst()).isZero();
            assertThat(ticks.end())
                    .isGreaterThanOrEqualTo(most)
                    .isEqualTo(ticks.marks().getLast());
            assertThat(Long.toString(ticks.step())).matches("[125]0*");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 1", "6, 1, 6", "7, 2, 8", "12, 2, 12", "13, 5, 15", "31, 10, 40", "300, 50, 300"})
    void marksLieWhereAReaderExpectsThem(long most, long step, long end) {
        assertThat(Ticks.upTo(most, 6)).isEqualTo(new Ticks(step, end));
    }

    @ParameterizedTest
    @CsvSource({"5, 1, 5", "13, 3, 15", "50, 12, 60", "140, 24, 144", "150, 48, 192", "500, 96, 576"})
    void anAxisOfHoursHasTheLengthsThatHoursHave(long most, long step, long end) {
        assertThat(Ticks.upTo(most, 6, List.of(1L, 3L, 6L, 12L, 24L, 48L))).isEqualTo(new Ticks(step, end));
    }

    @Test
    void anAxisOfDaysMarksFirstDaysWithinWhatItShows() {
        var random = new Random(SEED);
        for (int i = 0; i < DRAWS; i++) {
            var first = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(90_000));
            var last = first.plusDays(1 + random.nextInt(1 << random.nextInt(1, 18)));
            var marks = DayTicks.between(first, last, 6);
            assertThat(marks)
                    .as("%s to %s, seed %d", first, last, SEED)
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(6);
            assertThat(marks).isSorted().doesNotHaveDuplicates();
            assertThat(marks.getFirst()).isAfterOrEqualTo(first);
            assertThat(marks.getLast()).isBeforeOrEqualTo(last);
        }
        assertThat(DayTicks.between(LocalDate.parse("2026-01-10"), LocalDate.parse("2027-01-10"), 6))
                .containsExactly(
                        LocalDate.parse("2026-04-01"),
                        LocalDate.parse("2026-07-01"),
                        LocalDate.parse("2026-10-01"),
                        LocalDate.parse("2027-01-01"));
    }
}
