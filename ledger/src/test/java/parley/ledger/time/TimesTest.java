package parley.ledger.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.ledger.charter.Charter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.circle.SmallCircle;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Party;

class TimesTest {
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Party XC = new Party("XC");
    private static final Party XD = new Party("XD");
    private static final Party WX = new Party("WX");
    private static final Charter FOUR =
            SmallCircle.of("XA", "XB", "XC", "XD").charter().charter();
    private static final Charter TWO = SmallCircle.of("XA", "XB").charter().charter();

    @Test
    void theTimeIsWhenMoreThanHalfOfTheOthersHadSeen() {
        Interval time = witnessed(FOUR, seen(XB, 10, 1), seen(XC, 20, 1));
        assertThat(time).isEqualTo(new Interval(at(10), at(20), time.missing()));
        assertThat(time.missing()).containsExactly(XD);
        assertThat(witnessed(FOUR, seen(XB, 10, 1), seen(XC, 20, 1), seen(XD, 15, 1)))
                .isEqualTo(Interval.at(second(15)));
        assertThat(witnessed(FOUR, seen(XB, 10, 1), seen(XC, 20, 1), seen(XD, 25, 1)))
                .isEqualTo(Interval.at(second(20)));
    }

    @Test
    void theTimeIsKnownOnceTheSilentSpokeLaterWithoutCovering() {
        assertThat(witnessed(FOUR, seen(XB, 10, 1), seen(XC, 20, 1), seen(XD, 20, 0)))
                .isEqualTo(Interval.at(second(20)));
        Interval open = witnessed(FOUR, seen(XB, 10, 1), seen(XC, 20, 1), seen(XD, 19, 0));
        assertThat(open.earliest()).isEqualTo(at(19));
        assertThat(open.missing()).containsExactly(XD);
    }

    @Test
    void withoutAQuorumNothingBoundsTheTimeFromAbove() {
        Interval time = witnessed(FOUR, seen(XB, 10, 1), seen(XC, 30, 0), seen(XD, 40, 0));
        assertThat(time.earliest()).isEqualTo(at(30));
        assertThat(time.latest()).isEmpty();
        assertThat(time.missing()).containsExactly(XC, XD);
    }

    @Test
    void whoeverHasWrittenNoSeenMayNameAnyTime() {
        assertThat(witnessed(FOUR, seen(XB, 10, 1)).earliest()).isEmpty();
        assertThat(witnessed(FOUR, seen(XB, 10, 1), seen(XC, 5, 0)).earliest()).isEqualTo(at(5));
    }

    @Test
    void boundsOfByAreInclusiveToTheSecond() {
        Interval time = new Interval(at(10), at(20), new TreeSet<>());
        assertThat(time.by(second(20))).isEqualTo(Truth.TRUE);
        assertThat(time.by(second(19))).isEqualTo(Truth.UNKNOWN);
        assertThat(time.by(second(10))).isEqualTo(Truth.UNKNOWN);
        assertThat(time.by(second(9))).isEqualTo(Truth.FALSE);
        assertThat(new Interval(Optional.empty(), Optional.empty(), new TreeSet<>()).by(second(0)))
                .isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void noneByWaitsForTheNextEntryThatNobodyKnowsYet() {
        Interval late = Interval.at(second(20));
        Interval next = new Interval(at(12), Optional.empty(), new TreeSet<>());
        assertThat(Interval.noneBy(second(11), List.of(late), next)).isEqualTo(Truth.TRUE);
        assertThat(Interval.noneBy(second(12), List.of(late), next)).isEqualTo(Truth.UNKNOWN);
        assertThat(Interval.noneBy(second(20), List.of(late), next)).isEqualTo(Truth.FALSE);
        assertThat(Interval.noneBy(second(11), List.of(), next)).isEqualTo(Truth.TRUE);
    }

    @Test
    void aTimeThatRunsBackwardsReadsAsTheHighestBeforeIt() {
        assertThat(received(XB, seen(XB, 30, 0), seen(XB, 10, 1))).isEqualTo(Interval.at(second(30)));
        assertThat(received(XB, seen(XB, 30, 0), seen(XB, 10, 0)).earliest()).isEqualTo(at(30));
    }

    @Test
    void theReceiptIsTheFirstSeenThatCovers() {
        assertThat(received(XB, seen(XB, 10, 1), seen(XB, 20, 5))).isEqualTo(Interval.at(second(10)));
        Interval missing = received(XB, seen(XB, 10, 0));
        assertThat(missing.earliest()).isEqualTo(at(10));
        assertThat(missing.latest()).isEmpty();
        assertThat(missing.missing()).containsExactly(XB);
        assertThat(received(XB).earliest()).isEmpty();
        assertThatThrownBy(() -> received(XA)).hasMessageContaining("no receipt of its own");
    }

    @Test
    void inACircleOfTwoTheCounterpartDecides() {
        assertThat(witnessed(TWO, seen(XB, 10, 1))).isEqualTo(Interval.at(second(10)));
        assertThat(witnessed(TWO, seen(XA, 10, 1)).missing()).containsExactly(XB);
    }

    @Test
    void aWitnessAloneDecidesWhatItWasChosenFor() {
        Charter charter = SmallCircle.of(new TimeQuorum.Alone(WX), "XA", "XB", "WX")
                .charter()
                .charter();
        assertThat(witnessed(charter, seen(XB, 5, 1), seen(WX, 10, 1))).isEqualTo(Interval.at(second(10)));
        assertThat(witnessed(charter, seen(XB, 5, 1)).latest()).isEmpty();
    }

    @Test
    void observersNeverCountAndWitnessesDo() {
        Charter charter = SmallCircle.of("XA", "XB", "OX", "OY", "WX").charter().charter();
        assertThat(witnessed(
                        charter,
                        seen(new Party("OX"), 1, 1),
                        seen(new Party("OY"), 2, 1),
                        seen(WX, 30, 1),
                        seen(XB, 20, 1)))
                .isEqualTo(Interval.at(second(30)));
    }

    @Test
    void everyGroupMustBeFulfilledAndAFulfilledOneIsNotMissing() {
        TimeQuorum time = new TimeQuorum.All(new TreeMap<>(Map.of("east", List.of(XA, XB), "west", List.of(XC, XD))));
        Charter charter = SmallCircle.of(time, "XA", "XB", "XC", "XD").charter().charter();
        assertThat(witnessed(charter, seen(XB, 10, 1), seen(XC, 20, 1), seen(XD, 30, 1)))
                .isEqualTo(Interval.at(second(30)));
        Interval open = witnessed(charter, seen(XC, 20, 1), seen(XD, 30, 1), seen(XB, 15, 0));
        assertThat(open.earliest()).isEqualTo(at(30));
        assertThat(open.missing()).containsExactly(XB);
        assertThat(witnessed(charter, seen(XB, 10, 1), seen(XC, 20, 1)).missing())
                .containsExactly(XD);
    }

    @Test
    void aCutKnowsNothingOfWhatCameAfterIt() {
        List<Saying> sayings = List.of(seen(XB, 10, 1), seen(XC, 20, 1), seen(XD, 20, 1), seen(XB, 40, 2));
        SeenHistory history = Saying.history(FOUR, sayings);
        EntryPointer first = Saying.entry(FOUR, XA, 0);
        assertThat(history.now().witnessed(first)).isEqualTo(Interval.at(second(20)));
        assertThat(history.asOf(second(19)).received(first, XC).latest()).isEmpty();
        assertThat(history.asOf(second(20)).received(first, XC)).isEqualTo(Interval.at(second(20)));
        assertThat(history.asOf(Map.of(XB, 2L)).received(first, XB).earliest()).isEmpty();
        assertThat(history.asOf(Map.of(XB, 3L)).received(first, XB)).isEqualTo(Interval.at(second(10)));
    }

    /** Each saying of a test stands two leaves after the one before. */
    @Test
    void aReceiptStandsWhereTheEntryIsFirstCovered() {
        SeenHistory history =
                Saying.history(FOUR, List.of(seen(XB, 10, 1), seen(XB, 20, 2), seen(XB, 30, 1), seen(XB, 5, 3)));
        assertThat(history.now().receipt(Saying.entry(FOUR, XA, 0), XB)).contains(new EntryIndex(2));
        assertThat(history.now().receipt(Saying.entry(FOUR, XA, 1), XB)).contains(new EntryIndex(4));
        assertThat(history.now().receipt(Saying.entry(FOUR, XA, 2), XB)).contains(new EntryIndex(8));
        assertThat(history.now().receipt(Saying.entry(FOUR, XA, 3), XB)).isEmpty();
        assertThat(history.asOf(Map.of(XB, 4L)).receipt(Saying.entry(FOUR, XA, 1), XB))
                .isEmpty();
        assertThat(history.now().receipt(Saying.entry(FOUR, XA, 0), XC)).isEmpty();
    }

    @Test
    void strangersHaveNoTimes() {
        SeenHistory history = new SeenHistory(TWO);
        assertThatThrownBy(() -> history.now().witnessed(Saying.entry(TWO, XC, 0)))
                .hasMessageContaining("XC is no member");
        assertThatThrownBy(() -> history.now().received(Saying.entry(TWO, XA, 0), XC))
                .hasMessageContaining("XC is no member");
    }

    /** An entry of XA's log, index 0. */
    private static Interval witnessed(Charter charter, Saying... sayings) {
        return Saying.history(charter, Arrays.asList(sayings)).now().witnessed(Saying.entry(charter, XA, 0));
    }

    private static Interval received(Party by, Saying... sayings) {
        return Saying.history(FOUR, Arrays.asList(sayings)).now().received(Saying.entry(FOUR, XA, 0), by);
    }

    /** Says how much of XA's log (of XB's, if it is XA who speaks) is held. */
    private static Saying seen(Party by, long second, long size) {
        Party of = by.equals(XA) ? XB : XA;
        return new Saying(by, second, size == 0 ? Map.of() : Map.of(of, size));
    }

    private static Instant second(long second) {
        return Saying.second(second);
    }

    private static Optional<Instant> at(long second) {
        return Optional.of(second(second));
    }
}
