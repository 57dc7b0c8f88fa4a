package parley.agreement.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

class IntervalTest {
    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final List<Party> XB = List.of(new Party("XB"));

    @Test
    void byAnInstantIncludesThatSecond() {
        assertThat(Interval.at(NINE).by(NINE.minusSeconds(1))).isEqualTo(Truth.FALSE);
        assertThat(Interval.at(NINE).by(NINE)).isEqualTo(Truth.TRUE);
    }

    @Test
    void betweenItsBoundsItIsUnknown() {
        Interval interval = Interval.between(NINE, TEN, XB);
        assertThat(interval.by(NINE.minusSeconds(1))).isEqualTo(Truth.FALSE);
        assertThat(interval.by(NINE)).isEqualTo(Truth.UNKNOWN);
        assertThat(interval.by(TEN.minusSeconds(1))).isEqualTo(Truth.UNKNOWN);
        assertThat(interval.by(TEN)).isEqualTo(Truth.TRUE);
    }

    @Test
    void withoutALatestItIsNeverTrue() {
        assertThat(Interval.notBefore(NINE, XB).by(Instant.MAX)).isEqualTo(Truth.UNKNOWN);
        assertThat(Interval.notBefore(NINE, XB).by(NINE.minusSeconds(1))).isEqualTo(Truth.FALSE);
        assertThat(Interval.unbounded(XB).by(Instant.MIN)).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void bothHaveHappenedAtTheLaterBounds() {
        Interval both = Interval.between(NINE, TEN, XB).and(Interval.at(NINE.plusSeconds(60)));
        assertThat(both).isEqualTo(Interval.between(NINE.plusSeconds(60), TEN, XB));
        assertThat(Interval.unbounded(XB).and(Interval.at(NINE))).isEqualTo(Interval.notBefore(NINE, XB));
    }

    @Test
    void boundsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> Interval.between(TEN, NINE, XB)).isInstanceOf(IllegalArgumentException.class);
    }
}
