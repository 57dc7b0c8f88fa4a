package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Combined;
import parley.agreement.proof.Proof.Compared;
import parley.agreement.proof.Proof.OnDays;
import parley.agreement.proof.Proof.Rule;
import parley.agreement.proof.Proof.Timed;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Works out a finding of a limit again from its proof and from nothing else. */
final class LimitProofCheck {
    private final Finding finding;
    private final Rule limit;

    private LimitProofCheck(Finding finding) {
        this.finding = finding;
        this.limit = (Rule) finding.proof().because().getFirst();
    }

    static void check(Finding finding, String as) {
        LimitProofCheck check = new LimitProofCheck(finding);
        List<Rule> members = check.below(Rule.class).toList();
        Compared counted = check.below(Compared.class).findFirst().orElseThrow();
        members.forEach(member -> check.combines(member, as));
        List<OnDays> days = check.below(OnDays.class).toList();
        if (days.isEmpty()) {
            long certain =
                    members.stream().filter(m -> m.outcome().equals("TRUE")).count();
            long possible =
                    members.stream().filter(m -> m.outcome().equals("UNKNOWN")).count();
            assertThat(counted.left().toString()).as(as).isEqualTo(shown(certain, possible));
        }
        for (OnDays step : days) {
            step.days().ifPresent(on -> {
                String held = ((Compared) step.because().getFirst()).left().toString();
                assertThat(held).as("%s on %s", as, on).isEqualTo(check.held(on.first(), members));
                assertThat(held).as("%s on %s", as, on).isEqualTo(check.held(on.last(), members));
            });
        }
        check.verdict(counted, as);
    }

    private <T extends Proof> Stream<T> below(Class<T> type) {
        return limit.because().stream().filter(type::isInstance).map(type::cast);
    }

    /** All of a member's parts, any of its rows, all of a row's conditions. */
    private void combines(Rule member, String as) {
        Combined dates = (Combined) member.because().getFirst();
        Truth truth = all(dates.because());
        assertThat(dates.truth()).as(as).isEqualTo(truth);
        if (truth != Truth.FALSE) {
            Combined rows = (Combined) member.because().get(1);
            Truth any = rows.because().stream().map(row -> all(row.because())).reduce(Truth.FALSE, Truth::or);
            assertThat(rows.truth()).as(as).isEqualTo(any);
            truth = truth.and(any);
        }
        assertThat(member.outcome()).as(as).isEqualTo(truth.name());
    }

    private static Truth all(List<Proof> parts) {
        return parts.stream().map(part -> Truth.valueOf(part.outcome())).reduce(Truth.TRUE, Truth::and);
    }

    private String held(LocalDate day, List<Rule> members) {
        long certain = 0;
        long possible = 0;
        for (Rule member : members) {
            Combined dates = (Combined) member.because().getFirst();
            Compared fromTo = (Compared) dates.because().getFirst();
            if (member.because().size() > 1 && fromTo.truth() != Truth.FALSE) {
                Truth on = on(day, day(fromTo.left()), day(fromTo.right()));
                Truth truth = ((Combined) member.because().get(1)).truth().and(on);
                certain += truth == Truth.TRUE ? 1 : 0;
                possible += truth == Truth.UNKNOWN ? 1 : 0;
            }
        }
        return shown(certain, possible);
    }

    private static Truth on(LocalDate day, Optional<LocalDate> from, Optional<LocalDate> to) {
        boolean before = from.isPresent() && day.isBefore(from.get());
        boolean after = to.isPresent() && day.isAfter(to.get());
        if (before || after) {
            return Truth.FALSE;
        }
        boolean known = from.isPresent() && to.isPresent();
        return known || from.equals(Optional.of(day)) || to.equals(Optional.of(day)) ? Truth.TRUE : Truth.UNKNOWN;
    }

    private static Optional<LocalDate> day(Reading reading) {
        return reading instanceof Reading.Known(Value.Day(LocalDate day), List<?> _)
                ? Optional.of(day)
                : Optional.empty();
    }

    private static String shown(long certain, long possible) {
        return possible == 0 ? "" + certain : certain + " or more, up to " + (certain + possible);
    }

    /** Kept unless too many may count; foreseen before the moment may be there, breached once it may have been. */
    private void verdict(Compared counted, String as) {
        Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
        if (counted.truth() != Truth.TRUE) {
            possible.add(Verdict.KEPT);
        }
        if (counted.truth() != Truth.FALSE) {
            Instant at = finding.stamp().at();
            Optional<Timed> moment = below(Timed.class).findFirst();
            if (moment.isEmpty() || !at.isBefore(moment.get().earliest().orElse(Instant.MIN))) {
                possible.add(Verdict.BREACHED);
            }
            if (moment.isEmpty() || at.isBefore(moment.get().latest().orElse(Instant.MAX))) {
                possible.add(Verdict.FORESEEN);
            }
        }
        Verdict verdict = possible.size() == 1 ? possible.iterator().next() : Verdict.UNKNOWN;
        assertThat(finding.verdict()).as(as).isEqualTo(verdict);
        assertThat(limit.outcome()).as(as).isEqualTo(verdict.word());
        assertThat(finding.proof().outcome()).as(as).isEqualTo(verdict.word());
    }
}
