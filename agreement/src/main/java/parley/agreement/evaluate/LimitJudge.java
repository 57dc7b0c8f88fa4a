package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Limit.AtMost;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Judges a {@code limit} provision: at most so many members per window of calendar years, or at once.
 *
 * <p>A debtor has findings on its own account, over what it has itself stated or joined, and on that of every other party
 * that has stated something about one of the subjects for which it is the debtor there. The verdict of the provision is
 * that of its one limit below; that of a limit follows from how many of its members count, and from the moment below.
 */
final class LimitJudge {
    private final Scene scene;
    private final Limit rule;
    private final FindingMaker maker;
    private final LimitMembers members;

    LimitJudge(Scene scene, Limit rule) {
        this.scene = scene;
        this.rule = rule;
        this.maker = new FindingMaker(scene, rule);
        this.members = new LimitMembers(scene, rule);
    }

    List<Finding> findings() {
        List<LimitMembers.Listed> all = members.all();
        Map<Party, Set<Party>> debtors = new HashMap<>();
        all.forEach(listed -> listed.spoken()
                .forEach(holder -> debtors.computeIfAbsent(holder, _ -> new HashSet<>())
                        .addAll(listed.debtors().getOrDefault(holder, Set.of()))));
        List<Finding> findings = new ArrayList<>();
        for (Limit.Bound limit : rule.limits()) {
            for (Party holder : scene.record().parties()) {
                for (Party debtor : scene.record().parties()) {
                    if (debtors.getOrDefault(holder, Set.of()).contains(debtor)) {
                        findings.addAll(of(limit, holder, debtor, LimitMembers.binding(all, holder, debtor)));
                    }
                }
            }
        }
        return findings;
    }

    /**
     * The findings of one limit for one debtor on one account, over the subjects that may bind him there; none while it reads
     * what nobody has decided.
     */
    List<Finding> of(Limit.Bound limit, Party holder, Party debtor, List<FactKey> subjects) {
        if (!Unbound.isNoneIn(scene, rule, limit)) {
            return List.of();
        }
        return results(limit, scene.account(holder, Cut.NONE), debtor, subjects).stream()
                .map(result ->
                        maker.finding(Optional.of(limit.id()), result.name(), debtor, holder, result.conclusion()))
                .toList();
    }

    /** When one subject counts for one debtor on one account, under each limit whose number stands in the text. */
    Map<Limit.Bound, CountedWhen> counted(Party holder, Party debtor, FactKey subject) {
        Account account = scene.account(holder, Cut.NONE);
        Map<Limit.Bound, CountedWhen> counted = new LinkedHashMap<>();
        for (Limit.Bound limit : rule.limits()) {
            if (limit.atMost() instanceof AtMost.Fixed && Unbound.isNoneIn(scene, rule, limit)) {
                LimitMember member = members.member(limit, account, subject, debtor);
                counted.put(
                        limit,
                        switch (limit.counting()) {
                            case Counting.CalendarYears years -> WindowJudge.when(member, years, scene.time());
                            case Counting.Overlap overlap ->
                                HeldMember.of(member, overlap).when(scene);
                        });
            }
        }
        return counted;
    }

    /** What the finding of a limit says that has no window and no day over: kept, whatever was counted. */
    Head kept(Limit.Bound limit, Party holder, Party debtor, List<String> counted) {
        Extent extent = new Extent(Optional.empty(), counted, OptionalLong.empty(), OptionalLong.empty());
        List<String> cites = Stream.of(rule.ref(), limit.ref()).distinct().toList();
        return maker.head(limit.id(), debtor, holder, Verdict.KEPT, extent, cites);
    }

    /** What is known of one subject. */
    LimitMembers.Listed listed(FactKey subject) {
        return members.listed(subject);
    }

    /** What counts against one limit, as {@link #of} judges it; empty where it finds nothing. */
    Optional<LimitCount> count(Limit.Bound limit, Party holder, Party debtor, List<FactKey> subjects) {
        return Unbound.isNoneIn(scene, rule, limit)
                ? counted(limit, scene.account(holder, Cut.NONE), debtor, subjects)
                : Optional.empty();
    }

    /** How many count at once, where that is counted. */
    Optional<Strip> strip(LimitCount count, Against against) {
        return count.limit().counting() instanceof Counting.Overlap overlap
                ? Optional.of(new Strip(against, new OverlapJudge(count, overlap).shown()))
                : Optional.empty();
    }

    /** How many count in each window of years, where that is counted. */
    Optional<Tally> tally(LimitCount count, Against against) {
        return count.limit().counting() instanceof Counting.CalendarYears years
                ? Optional.of(new WindowJudge(count, years).tally(against))
                : Optional.empty();
    }

    private List<LimitCount.Result> results(Limit.Bound limit, Account account, Party debtor, List<FactKey> subjects) {
        return counted(limit, account, debtor, subjects)
                .map(count -> switch (limit.counting()) {
                    case Counting.CalendarYears years -> new WindowJudge(count, years).results();
                    case Counting.Overlap overlap -> new OverlapJudge(count, overlap).results();
                })
                .orElse(List.of());
    }

    private Optional<LimitCount> counted(Limit.Bound limit, Account account, Party debtor, List<FactKey> subjects) {
        List<LimitMember> all = subjects.stream()
                .map(subject -> members.member(limit, account, subject, debtor))
                .toList();
        if (all.stream().allMatch(member -> member.counts() == Truth.FALSE)) {
            return Optional.empty();
        }
        Reading atMost = switch (limit.atMost()) {
            case AtMost.Fixed(long n) -> new Reading.Known(new Value.Count(n), List.of());
            case AtMost.Param(var path) -> all.getFirst().facts().read(path);
        };
        long most = atMost instanceof Reading.Known(Value.Count(long n), List<Source> _) ? n : 0;
        return Optional.of(new LimitCount(scene, rule, limit, most, atMost, all));
    }
}
