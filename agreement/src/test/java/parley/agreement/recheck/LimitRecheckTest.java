package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Compared;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Reading;
import parley.agreement.scenario.Stories;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Faults of a limit's finding that have a name, each with everything around it changed to suit. */
class LimitRecheckTest {
    private static final String PLANNED = "constraining: planned in the calendar, four at once";
    private static final String YEARLY = "constraining.yearly/2027";
    private static final String COUNTED = "constraining/limits/yearly/counted/2027";
    private static final String MEMBERS = "constraining/limits/yearly/members/";

    @Test
    void aMemberThatIsLeftOutIsMissedThoughTheCountsSuit() {
        Tampered kept = Tampered.find(PLANNED, YEARLY);
        assertThat(kept.sound().extent().members()).hasSize(4);
        assertThat(kept.faults(
                        Verdict.KEPT,
                        members("XA/31", "XA/32", "XA/33"),
                        node -> node.site().id().equals(MEMBERS + "XA/34")
                                ? Stream.empty()
                                : Stream.of(counted(node, 3))))
                .containsExactly("constraining/limits/yearly: leaves out XA/34");
    }

    @Test
    void aMemberThatStandsTwiceDoesNotCountTwice() {
        Tampered kept = Tampered.find(PLANNED, YEARLY);
        assertThat(kept.faults(
                        Verdict.KEPT,
                        members("XA/31", "XA/31", "XA/32", "XA/33", "XA/34"),
                        node -> node.site().id().equals(MEMBERS + "XA/31")
                                ? Stream.of(node, node)
                                : Stream.of(counted(node, 5))))
                .singleElement()
                .asString()
                .contains("the order of the members is [XA/31, XA/31,");
    }

    @Test
    void aMemberThatNobodyStatedIsNone() {
        Tampered kept = Tampered.find(PLANNED, YEARLY);
        assertThat(kept.faults(node -> node instanceof Proof.Rule rule
                                && node.site().id().equals(MEMBERS + "XA/34")
                        ? Stream.of(new Proof.Rule(
                                new Proof.Site(MEMBERS + "XA/99", rule.site().ref(), "XA/99 counts: all of this"),
                                rule.outcome(),
                                rule.because()))
                        : Stream.of(node)))
                .anyMatch(fault -> fault.contains("leaves out XA/34"))
                .anyMatch(fault -> fault.contains("the order of the members"));
    }

    @Test
    void oneMoreOrFewerDoesNotFollow() {
        Tampered kept = Tampered.find(PLANNED, YEARLY);
        for (long n : List.of(3L, 5L)) {
            assertThat(kept.faults(node -> Stream.of(counted(node, n))))
                    .containsExactly(COUNTED + ": " + n + " count, but 4, and perhaps 0 more, follow");
        }
    }

    @Test
    void theNumberIsThatOfThePack() {
        Tampered kept = Tampered.find(PLANNED, YEARLY);
        assertThat(kept.faults(node -> Stream.of(
                        node instanceof Compared of && of.site().id().equals(COUNTED)
                                ? new Compared(of.site(), of.truth(), of.left(), count(7))
                                : node)))
                .containsExactly(COUNTED + ": the number is 7, but 6 follows");
    }

    @Test
    void aWindowEndsWithItsLastDay() {
        Tampered kept = Tampered.find(PLANNED, YEARLY);
        Reading early = new Reading.Known(new Value.Day(LocalDate.parse("2027-12-30")), List.of());
        assertThat(kept.faults(node -> Stream.of(
                        node instanceof Compared of && of.site().id().endsWith("/dates/<=")
                                ? new Compared(of.site(), of.truth(), of.left(), early)
                                : node)))
                .hasSize(4)
                .allMatch(fault -> fault.contains("the end is 2027-12-30, but 2027-12-31 follows"));
    }

    @Test
    void whatIsUnknownIsNotCountedAsCertain() {
        Tampered open = Stories.all()
                .flatMap(story -> story.moments().stream()
                        .flatMap(moment -> moment.findings().stream()
                                .filter(finding -> finding.verdict() == Verdict.UNKNOWN
                                        && finding.step().equals(Optional.of("yearly-large"))
                                        && finding.subject().isPresent())
                                .map(finding -> new Tampered(story, moment, finding))))
                .findFirst()
                .orElseThrow();
        assertThat(open.faults(node -> Stream.of(
                        node instanceof Proof.Rule rule && rule.outcome().equals("UNKNOWN")
                                ? new Proof.Rule(rule.site(), Truth.TRUE.name(), rule.because())
                                : node)))
                .isNotEmpty()
                .allMatch(fault -> fault.contains("the truth is TRUE, but UNKNOWN follows"));
    }

    @Test
    void aRunOfDaysBeginsWithItsFirst() {
        Tampered over = Tampered.find("constraining: each run of days over", "constraining.together/2027-03-20");
        Days days = over.sound().extent().during().orElseThrow();
        Extent later = new Extent(
                Optional.of(new Days(days.first().plusDays(1), days.last())),
                over.sound().extent().members(),
                OptionalLong.empty(),
                over.sound().extent().excess());
        assertThat(over.faults(over.sound().verdict(), later, Stream::of))
                .singleElement()
                .asString()
                .contains("what it says is", "2027-03-21");
        assertThat(over.faults(node ->
                        node instanceof Proof.OnDays on && on.site().id().endsWith("/days/2027-03-20")
                                ? Stream.empty()
                                : Stream.of(node)))
                .anyMatch(fault -> fault.contains("steps of days"));
    }

    private static Proof counted(Proof node, long n) {
        return node instanceof Compared of && of.site().id().equals(COUNTED)
                ? new Compared(of.site(), of.truth(), count(n), of.right())
                : node;
    }

    private static Reading count(long n) {
        return new Reading.Known(new Value.Count(n), List.of());
    }

    private static Extent members(String... ids) {
        return new Extent(Optional.empty(), List.of(ids), OptionalLong.empty(), OptionalLong.empty());
    }
}
