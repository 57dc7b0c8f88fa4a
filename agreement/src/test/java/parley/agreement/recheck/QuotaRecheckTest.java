package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Compared;
import parley.agreement.proof.Reading;
import parley.agreement.record.EntryPointer;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Faults of a quota's finding that have a name, each with everything around it changed to suit. */
class QuotaRecheckTest {
    private static final String PASSIVE = "inspection-quota.passive/2026/XB";
    private static final String THREE = "quota: the third is taken, the fourth need not be";

    /** When XA/1 and XC/1 are taken, and no more. */
    private static Tampered two() {
        Tampered any = Tampered.find(THREE, PASSIVE);
        return any.story().moments().stream()
                .flatMap(moment -> moment.findings().stream()
                        .filter(finding -> finding.name().equals(PASSIVE)
                                && finding.account().equals(finding.debtor())
                                && finding.extent().members().equals(List.of("XA/1", "XC/1")))
                        .map(finding -> new Tampered(any.story(), moment, finding)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aUseThatIsLeftOutIsMissedThoughTheCountsSuit() {
        assertThat(two().faults(
                                Verdict.AVAILABLE,
                                left(2, "XA/1"),
                                node -> node.site().id().equals(PASSIVE + "/XC/1")
                                        ? Stream.empty()
                                        : Stream.of(taken(node, 1))))
                .containsExactly(PASSIVE + "/others: leaves out XC/1");
    }

    @Test
    void aUseThatStandsTwiceDoesNotCountTwice() {
        assertThat(two().faults(Verdict.EXHAUSTED, left(0, "XA/1", "XA/1", "XC/1"), node -> {
                    Proof now = node.site().id().equals(PASSIVE + "/taken")
                            ? new Compared(node.site(), Truth.TRUE, count(3), ((Compared) node).right())
                            : node instanceof Proof.Rule rule && rule.outcome().equals("FALSE")
                                    ? new Proof.Rule(rule.site(), "TRUE", rule.because())
                                    : node instanceof Proof.Rule rule
                                                    && rule.outcome().equals("available")
                                            ? new Proof.Rule(rule.site(), "exhausted", rule.because())
                                            : node;
                    return node.site().id().equals(PASSIVE + "/XA/1") ? Stream.of(now, now) : Stream.of(now);
                }))
                .singleElement()
                .asString()
                .contains("the uses is [XA/1, XA/1, XC/1], but [XA/1, XC/1] follows");
    }

    @Test
    void oneMoreOrFewerLeftDoesNotFollow() {
        for (long n : List.of(0L, 2L)) {
            assertThat(two().faults(Verdict.AVAILABLE, left(n, "XA/1", "XC/1"), Stream::of))
                    .singleElement()
                    .asString()
                    .contains("what it says");
        }
    }

    @Test
    void usesStandInTheOrderOfTheAcceptances() {
        assertThat(two().faults(Verdict.AVAILABLE, left(1, "XC/1", "XA/1"), Stream::of))
                .singleElement()
                .asString()
                .contains("members=[XC/1, XA/1]");
    }

    @Test
    void anEntryAboutAnotherSubjectAcceptsNothing() {
        Tampered two = two();
        EntryPointer other = acceptance(two, "XC/1");
        assertThat(two.faults(node -> node instanceof Proof.Done of
                                && of.site().id().equals(PASSIVE + "/XA/1/accepted")
                        ? Stream.of(new Proof.Done(of.site(), List.of(other), of.time(), of.truth(), of.because()))
                        : Stream.of(node)))
                .contains(PASSIVE + "/XA/1/accepted: is no entry with which XB can have accepted XA/1");
    }

    private static EntryPointer acceptance(Tampered of, String subject) {
        return of.moment().record().log(of.sound().debtor()).stream()
                .filter(entry -> entry.subject().equals(Optional.of(subject)))
                .findFirst()
                .orElseThrow()
                .pointer();
    }

    @Test
    void aNumberIsMadeOfEveryFactThatIsCounted() {
        Tampered numbers = Tampered.find("evaluation-quota: 3 units: 2", "evaluation-quota.passive/2026/XB");
        String units = "evaluation-quota/parameters/units";
        assertThat(numbers.faults(
                        Verdict.EXHAUSTED,
                        new Extent(Optional.empty(), List.of(), OptionalLong.of(1), OptionalLong.empty()),
                        node -> {
                            if (node.site().id().equals(units + "/XB/u3")) {
                                return Stream.empty();
                            }
                            return Stream.of(
                                    node instanceof Proof.Rule rule
                                                    && node.site().id().equals(units)
                                            ? new Proof.Rule(rule.site(), "2", rule.because())
                                            : node);
                        }))
                .contains(units + ": leaves out Unit[XB, u3]");
    }

    @Test
    void aFormulaIsWorkedOutAgain() {
        Tampered numbers = Tampered.find("evaluation-quota: 3 units: 2", "evaluation-quota.passive/2026/XB");
        assertThat(numbers.faults(node -> Stream.of(
                        node instanceof Proof.Rule rule && node.site().id().equals("evaluation-quota/parameters/quota")
                                ? new Proof.Rule(rule.site(), "3", rule.because())
                                : node)))
                .containsExactly("evaluation-quota/parameters/quota: the number is 3, but 2 follows");
    }

    private static Proof taken(Proof node, long n) {
        return node instanceof Compared of && of.site().id().equals(PASSIVE + "/taken")
                ? new Compared(of.site(), of.truth(), count(n), of.right())
                : node;
    }

    private static Reading count(long n) {
        return new Reading.Known(new Value.Count(n), List.of());
    }

    private static Extent left(long n, String... members) {
        return new Extent(Optional.empty(), List.of(members), OptionalLong.of(n), OptionalLong.empty());
    }
}
