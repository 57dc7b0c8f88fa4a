package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Reading;
import parley.agreement.recheck.Found.InStory;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Faults of a ceiling that are consistent in themselves, so that only the record or the pack can show them. */
class CeilingFaultsTest {
    private static final String FULL = "zones: an inner zone counts in every zone around it, the flank in none of them"
            + " [third 2801, verdict breached]";
    private static final String STAGES = "stages: liability 10, three stages";

    @Test
    void aRowThatIsLeftOutOnEveryDayIsFoundInTheRecord() {
        InStory full = Found.in(FULL, finding -> finding.name().equals("zones.Z4/east"));
        Proof.OnDays days = days(full.finding()).getFirst();
        Proof flank = days.because().stream()
                .filter(row -> row.outcome().equals("0"))
                .findFirst()
                .orElseThrow();
        Finding without =
                days(full.finding(), of -> new Proof.OnDays(of.site(), of.truth(), of.days(), without(of, flank)));

        assertThat(full.faults(without)).singleElement().asString().contains("leaves out Holding[XA, 2nd, 2026-01-01]");
    }

    @Test
    void aSmallerSumWithoutItsRowIsNoSumOfTheRecord() {
        InStory full = Found.in(FULL, finding -> finding.name().equals("zones.Z2/east"));
        Proof.OnDays days = days(full.finding()).getFirst();
        Proof.Compared limit = (Proof.Compared) days.because().getFirst();
        Proof row = days.because().get(1);
        Value.Count sum = new Value.Count(Long.parseLong(limit.left().toString()) - Long.parseLong(row.outcome()));
        Reading less = new Reading.Known(
                sum, limit.left().from().subList(1, limit.left().from().size()));
        Finding kept = Found.with(
                days(full.finding(), of -> {
                    List<Proof> because = new ArrayList<>(without(of, row));
                    because.set(0, new Proof.Compared(limit.site(), Truth.FALSE, less, limit.right()));
                    return new Proof.OnDays(of.site(), Truth.FALSE, of.days(), because);
                }),
                Verdict.KEPT,
                Extent.NONE);

        assertThat(full.faults(kept)).singleElement().asString().contains("leaves out Holding[XA, 1st, 2026-01-01]");
    }

    @Test
    void theLimitThatHeldBeforeDoesNotHold() {
        InStory stages = Found.in(
                STAGES,
                finding -> finding.name().equals("staged-reduction.stage/XA/tanks")
                        && days(finding).size() > 2);
        List<Proof> parts = new ArrayList<>(stages.finding().proof().because());
        Proof.OnDays last = (Proof.OnDays) parts.getLast();
        Proof.OnDays before = days(stages.finding()).get(days(stages.finding()).size() - 2);
        List<Proof> because = new ArrayList<>(last.because());
        List<Proof> earlier = before.because();
        because.removeIf(part -> !part.site().id().contains("/rows/"));
        because.addAll(
                0,
                earlier.stream()
                        .filter(part -> !part.site().id().contains("/rows/"))
                        .toList());
        parts.set(parts.size() - 1, new Proof.OnDays(last.site(), last.truth(), last.days(), because));

        assertThat(stages.faults(Found.with(stages.finding(), parts))).isNotEmpty();
    }

    @Test
    void daysThatHaveComeAreNotPassedOver() {
        InStory stages = Found.in(
                STAGES,
                finding -> finding.name().equals("staged-reduction.stage/XA/tanks")
                        && days(finding).size() > 2);
        List<Proof> parts = new ArrayList<>(stages.finding().proof().because());
        parts.remove(days(stages.finding()).get(1));

        assertThat(stages.faults(Found.with(stages.finding(), parts)))
                .anyMatch(fault -> fault.what().startsWith("passes over the days from "));
    }

    @Test
    void twoStretchesThatAreOneHideADayOnWhichSomethingChanges() {
        InStory stages = Found.in(
                STAGES,
                finding -> finding.name().equals("staged-reduction.stage/XA/tanks")
                        && days(finding).size() > 2);
        List<Proof> parts = new ArrayList<>(stages.finding().proof().because());
        Proof.OnDays first = days(stages.finding()).get(1);
        Proof.OnDays second = days(stages.finding()).get(2);
        Days both = new Days(
                first.days().orElseThrow().first(), second.days().orElseThrow().last());
        parts.set(
                parts.indexOf(first),
                new Proof.OnDays(first.site(), first.truth(), Optional.of(both), first.because()));
        parts.remove(second);

        assertThat(stages.faults(Found.with(stages.finding(), parts)))
                .anyMatch(fault -> fault.what().contains("on which something changes"));
    }

    @Test
    void aSumObligesNobodyElse() {
        InStory full = Found.in(FULL, finding -> finding.name().equals("zones.Z4/east"));

        assertThat(full.faults(Found.of(full.finding(), "XB")))
                .anyMatch(fault -> fault.what().startsWith("is about no sum"));
    }

    private static List<Proof> without(Proof of, Proof part) {
        return of.because().stream().filter(Predicate.not(part::equals)).toList();
    }

    private static List<Proof.OnDays> days(Finding finding) {
        return finding.proof().because().stream()
                .filter(Proof.OnDays.class::isInstance)
                .map(Proof.OnDays.class::cast)
                .toList();
    }

    private static Finding days(Finding finding, UnaryOperator<Proof.OnDays> other) {
        return Found.with(
                finding,
                finding.proof().because().stream()
                        .map(part -> part instanceof Proof.OnDays days ? other.apply(days) : part)
                        .toList());
    }
}
