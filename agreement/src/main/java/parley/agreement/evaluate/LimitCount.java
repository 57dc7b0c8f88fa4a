package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * One limit for one debtor on one account: what may count against it, and how its findings are put together.
 *
 * @param most how many may count
 * @param atMost the same, as read
 * @param members in the order in which they were stated, those that do not count among them
 */
record LimitCount(Scene scene, Limit rule, Limit.Bound limit, long most, Reading atMost, List<LimitMember> members) {
    LimitCount {
        members = List.copyOf(members);
    }

    /** What came of one window or one run of days; without a name, of the limit as a whole. */
    record Result(Optional<String> name, Conclusion conclusion) {}

    String id() {
        return rule.id() + "/limits/" + limit.id();
    }

    Site site(String part, String text) {
        return new Site(id() + "/" + part, Optional.of(limit.ref()), text);
    }

    /** A comparison: more than so many count, {@code possible} of which nobody knows whether they do. */
    Proof.Compared over(Site site, int certain, int possible, SortedSet<Need> needs) {
        Reading counted = possible == 0
                ? new Reading.Known(new Value.Count(certain), List.of())
                : new Reading.Between(certain, OptionalLong.of((long) certain + possible), List.of(), needs);
        Truth over = certain > most ? Truth.TRUE : certain + possible > most ? Truth.UNKNOWN : Truth.FALSE;
        return new Proof.Compared(site, over, counted, atMost);
    }

    /** A member: it counts if all of this holds. What its dates rule out is shown by them alone. */
    Proof.Rule member(LimitMember member, Proof.Combined dates) {
        Truth truth = dates.truth().and(member.counts());
        return new Proof.Rule(
                site("members/" + member.subject().id(), member.subject().id() + " counts: all of this"),
                truth.name(),
                dates.truth() == Truth.FALSE ? List.of(dates) : List.of(dates, member.bound()));
    }

    /**
     * A finding's content.
     *
     * @param what is counted together: {@code in 2027}
     * @param counted those that count for certain, in the order in which they count
     * @param reached how many of them count together
     */
    Conclusion conclude(
            String what,
            Outcome outcome,
            Optional<Days> during,
            List<LimitMember> counted,
            long reached,
            List<Proof> because) {
        Verdict verdict = outcome.verdict();
        Site site = new Site(
                id(),
                Optional.of(limit.ref()),
                "at most " + limit.atMost() + " " + what
                        + ": kept up to that, foreseen until one more is there, breached from then");
        Proof.Rule of = new Proof.Rule(site, verdict.word(), because);
        Proof proof =
                new Proof.Rule(new Site(rule.id(), Optional.of(rule.ref()), "limit"), verdict.word(), List.of(of));
        OptionalLong excess = reached > most ? OptionalLong.of(reached - most) : OptionalLong.empty();
        List<String> ids = counted.stream().map(member -> member.subject().id()).toList();
        return Conclusion.of(
                outcome, new Extent(during, ids, OptionalLong.empty(), excess), cites(verdict, because), proof);
    }

    /** The paragraph of the limit; and, unless it is kept, those by which its members count or may count. */
    private List<String> cites(Verdict verdict, List<Proof> because) {
        List<String> cites = new ArrayList<>(List.of(limit.ref()));
        if (verdict != Verdict.KEPT) {
            Truth telling = verdict == Verdict.UNKNOWN ? Truth.UNKNOWN : Truth.TRUE;
            because.stream()
                    .filter(part ->
                            part instanceof Proof.Rule rule && !rule.outcome().equals(Truth.FALSE.name()))
                    .flatMap(part -> part.because().stream())
                    .forEach(part -> Citations.collect(part, telling, cites));
        }
        return cites;
    }

    /** What would settle what these members leave open: whether they count, or when they are. */
    static SortedSet<Need> needs(Stream<LimitMember> members, Stream<Reading> dates) {
        SortedSet<Need> needs = new TreeSet<>();
        members.forEach(member -> needs.addAll(member.needs()));
        dates.forEach(date -> needs.addAll(date.lacking()));
        return needs;
    }
}
