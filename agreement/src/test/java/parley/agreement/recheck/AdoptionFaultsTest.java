package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.record.Interval;
import parley.agreement.truth.Truth;

/** Faults of adoptions that have a name, each with everything around it changed to suit. */
class AdoptionFaultsTest {
    private static final String NAME = "silence/XA/1";

    private static Proof says(Proof node, String outcome) {
        return new Proof.Rule(node.site(), outcome, node.because());
    }

    @Test
    void aBreakThatIsPassedOverInSilenceIsMissed() {
        Tampered sound = Tampered.find("forum: a break says with which paragraph", NAME);
        assertThat(sound.faults(Verdict.ADOPTED, sound.sound().extent(), node -> switch (node.site()
                        .id()) {
                    case "silence/brokenBy/XB" ->
                        Stream.of(new Proof.Searched(
                                node.site(), sound.moment().record().sizes(), List.of(), Truth.TRUE, List.of()));
                    case "silence" -> Stream.of(says(node, "adopted"));
                    default -> Stream.of(node);
                }))
                .contains("silence/brokenBy/XB: does not find XB#0", "silence: is adopted, but [BROKEN] follows");
    }

    @Test
    void aBreakThatWasTakenBackIsStillLookedFor() {
        Tampered sound = Tampered.find("forum: a break that is taken back", NAME);
        assertThat(sound.sound().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(sound.faults(Verdict.ADOPTED, sound.sound().extent(), node -> switch (node.site()
                        .id()) {
                    case "silence/brokenBy/XB" ->
                        Stream.of(new Proof.Searched(
                                node.site(), sound.moment().record().sizes(), List.of(), Truth.TRUE, List.of()));
                    case "silence" -> Stream.of(says(node, "adopted"));
                    default -> Stream.of(node);
                }))
                .contains("silence: is adopted, but [BROKEN] follows");
    }

    /** A withdrawal of the version that was left open takes back the whole one that corrects it. */
    @Test
    void aWithdrawalOfAnEarlierVersionIsNotPassedOver() {
        Tampered sound = Tampered.find("forum: who takes back or corrects any version", NAME);
        assertThat(sound.sound().verdict()).isEqualTo(Verdict.LAPSED);
        assertThat(sound.faults(Verdict.ADOPTED, sound.sound().extent(), node -> switch (node.site()
                        .id()) {
                    case "silence/changed" ->
                        Stream.of(new Proof.Searched(
                                node.site(), sound.moment().record().sizes(), List.of(), Truth.TRUE, List.of()));
                    case "silence" -> Stream.of(says(node, "adopted"));
                    default -> Stream.of(node);
                }))
                .contains("silence/changed: does not find XA#2", "silence: is adopted, but [LAPSED] follows");
    }

    @Test
    void aBreakIsNotMovedBeforeTheDeadlineNorAfterIt() {
        Tampered sound = Tampered.find("forum: what a late receipt is missing", NAME);
        for (String at : List.of("2026-03-10T12:00:00Z", "2026-03-10T12:00:01Z")) {
            Interval time = Interval.at(Instant.parse(at));
            Truth inTime = time.by(Instant.parse("2026-03-10T12:00:00Z"));
            Verdict verdict = inTime == Truth.TRUE ? Verdict.BROKEN : Verdict.ADOPTED;
            assertThat(sound.faults(verdict, sound.sound().extent(), node -> switch (node) {
                        case Proof.Done done
                        when done.site().id().equals("silence/brokenBy/XB") ->
                            Stream.of(new Proof.Done(done.site(), done.entries(), time, inTime, List.of()));
                        case Proof.Rule rule -> Stream.of(says(rule, verdict.word()));
                        case Proof other -> Stream.of(other);
                    }))
                    .anyMatch(fault -> fault.startsWith("silence/brokenBy/XB: the time is " + time + ", but "));
        }
    }

    @Test
    void aDeadlineIsNotPutOffByNobody() {
        Tampered sound = Tampered.find("forum: nobody breaks it", NAME);
        Optional<Instant> later = Optional.of(Instant.parse("2026-03-20T12:00:00Z"));
        assertThat(sound.faults(node -> node instanceof Proof.Timed timed
                        ? Stream.of(new Proof.Timed(
                                timed.site(), timed.anchor(), timed.earliest(), later, timed.needs(), List.of()))
                        : Stream.of(node)))
                .containsExactly(
                        "silence/until: the latest is " + later + ", but Optional[2026-03-10T12:00:00Z] follows");
    }

    @Test
    void aMemberWhoseSilenceIsNotShownIsMissed() {
        Tampered sound = Tampered.find("forum: nobody breaks it", NAME);
        assertThat(sound.faults(node -> node.site().id().equals("silence/brokenBy/XC") ? Stream.of() : Stream.of(node)))
                .contains("silence: has no part silence/brokenBy/XC");
    }
}
