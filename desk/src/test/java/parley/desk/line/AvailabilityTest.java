package parley.desk.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Head;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Party;
import parley.desk.line.Availability.Tally;
import parley.node.view.FindingView;

/** The record of a line counts findings whose time is over, and nothing else. */
class AvailabilityTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    private static FindingView turn(String debtor, Verdict verdict, String due) {
        var party = new Party(debtor);
        var head = new Head(
                "tests",
                Optional.of("next"),
                Optional.of("XA/1"),
                party,
                party,
                verdict,
                Optional.empty(),
                new TreeSet<>(),
                List.of(),
                due.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(due)),
                Extent.NONE,
                List.of("5"),
                List.of());
        return new FindingView("00".repeat(32), head, NOW);
    }

    private static Availability of(FindingView... turns) {
        return Availability.of(List.of(turns), List.of("XA", "XB"), NOW);
    }

    private static long counted(Availability record, int days) {
        return record.spans().stream()
                .filter(span -> span.days() == days)
                .findFirst()
                .orElseThrow()
                .whole()
                .due();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30T12:00:01Z, 0, 0", // in time still
        "2026-06-30T12:00:00Z, 0, 0", // the last instant in time
        "2026-06-30T11:59:59Z, 1, 1",
        "2026-06-23T12:00:01Z, 1, 1",
        "2026-06-23T12:00:00Z, 0, 1", // seven days back
        "2026-06-23T11:59:59Z, 0, 1",
        "2026-05-31T12:00:01Z, 0, 1",
        "2026-05-31T12:00:00Z, 0, 0", // thirty days back
    })
    void aTestCountsFromTheSecondAfterItsTimeForSoManyDays(String due, long week, long month) {
        for (var verdict : List.of(Verdict.MET, Verdict.LATE, Verdict.OVERDUE)) {
            var record = of(turn("XA", verdict, due));
            assertThat(counted(record, 7)).isEqualTo(week);
            assertThat(counted(record, 30)).isEqualTo(month);
        }
    }

    @Test
    void onlyWhatIsSettledCountsAndOnlyWhatWasInTimeIsInTime() {
        var due = "2026-06-29T00:00:00Z";
        var record = of(
                turn("XA", Verdict.MET, due),
                turn("XA", Verdict.LATE, due),
                turn("XA", Verdict.OVERDUE, due),
                turn("XA", Verdict.UNKNOWN, due),
                turn("XA", Verdict.DUE, due),
                turn("XA", Verdict.EXCUSED, due),
                turn("XA", Verdict.UNKNOWN, ""),
                turn("XB", Verdict.MET, due));
        var week = record.spans().getFirst();
        assertThat(week.parties()).containsExactly(new Tally("XA", 1, 3), new Tally("XB", 1, 1));
        assertThat(week.whole()).isEqualTo(new Tally("", 2, 4));
        assertThat(record.misses().stream().map(miss -> miss.head().verdict()))
                .containsExactlyInAnyOrder(Verdict.LATE, Verdict.OVERDUE);
    }

    @Test
    void theLastMissComesFirst() {
        var record = of(
                turn("XA", Verdict.LATE, "2026-01-01T00:00:00Z"),
                turn("XB", Verdict.OVERDUE, "2026-06-01T00:00:00Z"),
                turn("XA", Verdict.LATE, "2025-06-01T00:00:00Z"));
        assertThat(record.misses().stream().map(miss -> miss.head().debtor().code()))
                .containsExactly("XB", "XA");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, -1", "0, 3, 0", "2, 3, 666", "3, 3, 1000"})
    void aShareIsRoundedDownAndThereIsNoneOfNothing(long inTime, long due, long thousandths) {
        assertThat(new Tally("XA", inTime, due).thousandths().orElse(-1L)).isEqualTo(thousandths);
    }
}
