package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Compared;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.scenario.Stories;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Faults of what counts as there on one day that have a name, each with everything around it changed to suit. */
class HeldRecheckTest {
    private static final String ONE = "evaluation-quota.onetime";
    private static final String ACCEPT = "evaluation.accept/XA/1";
    private static final String ASKED = "whose forces it is to [entered 2026-06-05, left 2026-06-10";

    @Test
    void aVisitThatIsLeftOutIsMissedThoughTheCountsSuit() {
        Tampered sound = Tampered.find("the day on which one leaves and another enters", ONE + "/XB");
        Extent free = new Extent(Optional.empty(), List.of(), OptionalLong.of(1), OptionalLong.empty());
        assertThat(sound.citing("110").faults(Verdict.AVAILABLE, free, node -> switch (node.site()
                        .id()) {
                    case ONE + "/XB/XA/1" -> Stream.empty();
                    case ONE + "/XB/taken" -> Stream.of(none(node));
                    case ONE + "/XB" -> Stream.of(says(node, "FALSE"));
                    case ONE -> Stream.of(says(node, "available"));
                    default -> Stream.of(node);
                }))
                .containsExactly(ONE + "/XB/others: leaves out XA/1");
    }

    @Test
    void aStretchOfTheDaysAskedThatIsLeftOutIsMissed() {
        assertThat(refused(node -> node.site().id().endsWith("/2026-06-10") ? Stream.empty() : Stream.of(node)))
                .anyMatch(fault -> fault.contains("there from 2026-06-05 to 2026-06-10, and used up follows"));
    }

    @Test
    void aStretchThatHidesWhoComesWithinItIsNotAllAlike() {
        assertThat(refused(node -> {
                    if (node.site().id().endsWith("/2026-06-10")) {
                        return Stream.empty();
                    }
                    Site site = node.site();
                    return node instanceof Proof.Rule rule && site.id().endsWith("/2026-06-05")
                            ? Stream.of(new Proof.Rule(
                                    new Site(site.id(), site.ref(), "there from 2026-06-05 to 2026-06-10, and used up"),
                                    rule.outcome(),
                                    rule.because()))
                            : Stream.of(node);
                }))
                .anyMatch(fault -> fault.endsWith("/2026-06-05/XD/others: leaves out XC/1"));
    }

    /** A refusal that the visit of another allows, told as a breach. */
    private static List<String> refused(Function<Proof, Stream<Proof>> change) {
        Tampered sound = Tampered.find(ASKED, ACCEPT);
        return sound.faults(Verdict.BREACHED, sound.sound().extent(), node -> {
            boolean above = node.site().id().matches(".*/unless/1(/onetime(/read/0)?)?");
            Proof now =
                    above ? denied(node) : node.site().id().equals("evaluation.accept") ? says(node, "breached") : node;
            return change.apply(now);
        });
    }

    @Test
    void logsThatMayBeReadInTwoWaysAreReadInBoth() {
        Tampered sound = Stories.all()
                .filter(story -> story.name().contains("witnessed perhaps before the refusal"))
                .flatMap(story -> story.moments().stream()
                        .flatMap(moment -> moment.findings().stream()
                                .filter(finding -> finding.name().equals(ACCEPT)
                                        && finding.verdict() == Verdict.UNKNOWN
                                        && finding.account().equals(finding.debtor()))
                                .map(finding -> new Tampered(story, moment, finding))))
                .findFirst()
                .orElseThrow();
        assertThat(sound.faults(
                        node -> node.site().id().endsWith("/onetime/read/1") ? Stream.empty() : Stream.of(node)))
                .contains("evaluation.accept/unless/1/onetime: reads the logs in 1 ways of 2");
    }

    @Test
    void whatIsReadLiesInTheLogsAsTheyHadBeenWitnessed() {
        Tampered sound = Tampered.find("given back after the refusal, it had been there when it was refused", ACCEPT);
        assertThat(sound.faults(node -> node instanceof Proof.Stated stated
                                && node.site().id().endsWith("consumes/from")
                        ? Stream.of(new Proof.Stated(stated.site(), Truth.FALSE, later(sound, stated.reading())))
                        : Stream.of(node)))
                .anyMatch(fault -> fault.contains("is no entry of the record"));
    }

    /** What the party said afterwards. */
    private static Reading later(Tampered of, Reading reading) {
        EntryPointer entry = reading.from().getFirst().entry();
        EntryPointer last = of.moment().record().log(entry.party()).getLast().pointer();
        return new Reading.Known(
                new Value.Flag(false),
                List.of(new Source(last, reading.from().getFirst().at())));
    }

    private static Proof denied(Proof node) {
        return switch (node) {
            case Proof.Combined of -> new Proof.Combined(of.site(), of.operator(), Truth.FALSE, of.because());
            case Proof other -> says(other, "FALSE");
        };
    }

    private static Proof says(Proof node, String outcome) {
        return node instanceof Proof.Rule rule ? new Proof.Rule(rule.site(), outcome, rule.because()) : node;
    }

    private static Proof none(Proof node) {
        return node instanceof Compared of
                ? new Compared(of.site(), Truth.FALSE, new Reading.Known(new Value.Count(0), List.of()), of.right())
                : node;
    }
}
