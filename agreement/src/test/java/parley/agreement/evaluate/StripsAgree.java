package parley.agreement.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Reading;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.agreement.timetable.Timetable;
import parley.agreement.value.Value;

/** Compares what a timetable counts with the findings from scratch of the same record, and with each number in their proofs. */
final class StripsAgree {
    private StripsAgree() {}

    static void with(List<Finding> findings, Timetable timetable, String moment) {
        timetable.strips().forEach(strip -> agrees(strip, of(strip.against(), findings), moment));
        timetable.tallies().forEach(tally -> agrees(tally, of(tally.against(), findings), moment));
        assertThat(findings.stream()
                        .filter(finding -> finding.step().isPresent())
                        .map(StripsAgree::key)
                        .distinct())
                .as(moment)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                timetable.strips().stream().map(Strip::against),
                                timetable.tallies().stream().map(Tally::against))
                        .map(StripsAgree::key)
                        .toList());
    }

    private static List<Object> key(Finding finding) {
        return List.of(finding.provision(), finding.step().orElseThrow(), finding.debtor(), finding.account());
    }

    private static List<Object> key(Against against) {
        return List.of(against.provision(), against.limit(), against.debtor(), against.account());
    }

    private static List<Finding> of(Against against, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.step().isPresent() && key(finding).equals(key(against)))
                .toList();
    }

    private static void agrees(Strip strip, List<Finding> findings, String moment) {
        long most = strip.against().most().orElseThrow();
        List<Days> over = new ArrayList<>();
        for (Strip.Step step : strip.steps()) {
            assertThat(step.members().stream().filter(Strip.Member::certain))
                    .as(moment)
                    .hasSize(step.certain());
            assertThat(step.members()).as(moment).hasSize(step.most());
            if (step.certain() > most) {
                Days days = new Days(step.first().orElseThrow(), step.last().orElseThrow());
                boolean goesOn =
                        !over.isEmpty() && over.getLast().last().plusDays(1).equals(days.first());
                over.add(goesOn ? new Days(over.removeLast().first(), days.last()) : days);
            }
        }
        assertThat(findings.stream().flatMap(finding -> finding.extent().during().stream()))
                .as(moment)
                .containsExactlyElementsOf(over);
        findings.forEach(finding -> shown(finding.proof())
                .forEach(shown -> assertThat(strip.steps().stream()
                                .filter(step -> step.first()
                                        .equals(Optional.of(shown.days.first())
                                                .filter(day -> !day.equals(LocalDate.MIN))))
                                .map(step -> List.of(step.certain(), step.most())))
                        .as("%s: %s on %s", moment, finding.name(), shown.days)
                        .containsExactly(List.of(shown.certain, shown.most))));
        findings.stream()
                .filter(finding -> finding.extent().during().isPresent())
                .forEach(finding -> assertThat(strip.steps().stream()
                                .filter(step ->
                                        within(step, finding.extent().during().orElseThrow()))
                                .flatMap(step -> step.members().stream())
                                .filter(Strip.Member::certain)
                                .map(Strip.Member::subject)
                                .distinct())
                        .as(moment)
                        .containsExactlyInAnyOrderElementsOf(finding.extent().members()));
    }

    private static boolean within(Strip.Step step, Days days) {
        return step.first()
                .filter(day -> !day.isBefore(days.first()) && !day.isAfter(days.last()))
                .isPresent();
    }

    private record Shown(Days days, int certain, int most) {}

    /** The counts on days that a proof shows. */
    private static Stream<Shown> shown(Proof proof) {
        Stream<Shown> own = proof instanceof Proof.OnDays on
                        && on.days().isPresent()
                        && on.because().getFirst() instanceof Proof.Compared compared
                ? Stream.of(shown(on.days().get(), compared.left()))
                : Stream.of();
        return Stream.concat(own, proof.because().stream().flatMap(StripsAgree::shown));
    }

    private static Shown shown(Days days, Reading counted) {
        return switch (counted) {
            case Reading.Known(Value.Count(long n), var _) -> new Shown(days, (int) n, (int) n);
            case Reading.Between(long least, OptionalLong most, var _, var _) ->
                new Shown(days, (int) least, (int) most.orElseThrow());
            default -> throw new AssertionError("a count is " + counted);
        };
    }

    private static void agrees(Tally tally, List<Finding> findings, String moment) {
        assertThat(tally.windows().stream()
                        .map(window -> Optional.of(WindowJudge.name(window.firstYear(), window.lastYear()))))
                .as(moment)
                .containsExactlyElementsOf(findings.stream()
                        .map(Finding::subject)
                        .filter(Optional::isPresent)
                        .toList());
        for (Tally.Window window : tally.windows()) {
            Optional<String> name = Optional.of(WindowJudge.name(window.firstYear(), window.lastYear()));
            Finding finding = findings.stream()
                    .filter(found -> found.subject().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(window.counted()).as(moment).isEqualTo(finding.extent().members());
            assertThat(window.possible().size())
                    .as("%s: who else may count in %s", moment, finding.name())
                    .isEqualTo(possible(finding.proof()));
        }
    }

    /** How many may count beside those that do: the first comparison of a window's proof says so. */
    private static int possible(Proof proof) {
        Proof counted = proof.because().getFirst().because().getFirst();
        return switch (((Proof.Compared) counted).left()) {
            case Reading.Between(long least, OptionalLong most, var _, var _) -> (int) (most.orElseThrow() - least);
            case Reading.Known _ -> 0;
            default -> throw new AssertionError("a count is " + counted);
        };
    }
}
