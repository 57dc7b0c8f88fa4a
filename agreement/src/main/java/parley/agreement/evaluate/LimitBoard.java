package parley.agreement.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.agreement.account.FactKey;
import parley.agreement.account.Place;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Limit;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.agreement.value.Party;

/**
 * One limit for one debtor on one account, while subjects come and go: which findings there are, and from which subjects
 * each is judged. A finding about some days or years is judged by {@link LimitJudge} over those subjects alone that count
 * there or next to them: no other can change what it says.
 */
sealed interface LimitBoard permits WindowBoard, OverlapBoard, WholeBoard {
    /**
     * The order in which a limit counts.
     *
     * @param stated when a subject was first stated, as its author wrote it
     */
    record Rank(Instant stated, Place place) implements Comparable<Rank> {
        @Override
        public int compareTo(Rank other) {
            int order = stated.compareTo(other.stated);
            return order != 0 ? order : place.compareTo(other.place);
        }
    }

    /** A subject, and when it counts. */
    record Member(FactKey subject, Rank rank, CountedWhen when) {}

    /** A subject that was not there. */
    void add(Member member);

    /** A subject that was added as it is given here. */
    void remove(Member member);

    /** All of its findings are dropped. */
    void close();

    /** Its findings, each on a sheet of its own or all on one, in the order of an assessment. */
    Stream<Sheet> sheets();

    /** How many count at once, where that is what it counts. */
    Optional<Strip> strip(Scene scene);

    /** How many count in each window of years, where that is what it counts. */
    Optional<Tally> tally(Scene scene);

    /**
     * Whose board it is.
     *
     * @param all the subjects that bind the debtor there now, in the order in which they count
     */
    record Seat(Bench bench, Limit rule, Limit.Bound limit, Party holder, Party debtor, Supplier<List<FactKey>> all) {
        /** A sheet for the one finding of a name: what it says from a few subjects, and why from all. */
        Sheet sheet(Optional<String> name, Function<Scene, List<Head>> says) {
            return bench.sheet(
                    says,
                    scene -> judge(scene, all.get()).stream()
                            .filter(finding -> finding.subject().equals(name))
                            .toList());
        }

        /** What the finding of a name says, judged from some subjects. */
        List<Head> says(Scene scene, Optional<String> name, Collection<FactKey> some) {
            return judge(scene, List.copyOf(some)).stream()
                    .map(Finding::head)
                    .filter(head -> head.subject().equals(name))
                    .toList();
        }

        /** What it is counted against. */
        Against against(OptionalLong most) {
            return new Against(rule.id(), limit.id(), limit.ref(), debtor, holder, most);
        }

        List<Finding> judge(Scene scene, List<FactKey> subjects) {
            return new LimitJudge(scene, rule).of(limit, holder, debtor, subjects);
        }
    }
}
