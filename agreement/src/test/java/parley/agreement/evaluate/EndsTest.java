package parley.agreement.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.agreement.pack.Judged;
import parley.agreement.record.Interval;
import parley.agreement.record.LogEnd;
import parley.agreement.value.Party;

class EndsTest {
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Party XC = new Party("XC");
    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

    private static Interval next(List<Party> authors, Map<Party, Interval> ends) {
        return Ends.of(authors, Judged.WITNESSED, Optional.empty())
                .next(author -> new LogEnd(ends.getOrDefault(author, Interval.at(NINE)), Map.of()));
    }

    @Test
    void whereLogsEndAtOneInstantAllAreNamedWhoseWordIsMissingInWhateverOrderTheyStand() {
        Map<Party, Interval> ends =
                Map.of(XA, Interval.notBefore(NINE, List.of(XB)), XB, Interval.notBefore(NINE, List.of(XC)));
        Interval both = Interval.notBefore(NINE, new TreeSet<>(List.of(XB, XC)));
        assertThat(next(List.of(XA, XB), ends)).isEqualTo(both);
        assertThat(next(List.of(XB, XA), ends)).isEqualTo(both);
    }

    @Test
    void whereNothingIsKnownOfSeveralAllAreNamedToo() {
        Map<Party, Interval> ends = Map.of(
                XA, Interval.unbounded(List.of(XB)),
                XB, Interval.unbounded(List.of(XC)),
                XC, Interval.notBefore(NINE, List.of(XA)));
        Interval both = Interval.unbounded(List.of(XB, XC));
        assertThat(next(List.of(XA, XB, XC), ends)).isEqualTo(both);
        assertThat(next(List.of(XC, XB, XA), ends)).isEqualTo(both);
    }

    @Test
    void whereOneEndsASecondEarlierItAloneIsNamed() {
        Map<Party, Interval> ends = Map.of(
                XA, Interval.notBefore(NINE, List.of(XB)),
                XB, Interval.notBefore(NINE.plusSeconds(1), List.of(XC)));
        assertThat(next(List.of(XB, XA), ends)).isEqualTo(Interval.notBefore(NINE, List.of(XB)));
    }
}
