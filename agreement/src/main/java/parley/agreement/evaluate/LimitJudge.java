package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Limit.AtMost;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
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
        Map<Account, Map<Party, List<FactKey>>> accounts = new LinkedHashMap<>();
        for (Party holder : scene.record().parties()) {
            Account account = scene.account(holder, Cut.NONE);
            accounts.put(account, members.byDebtor(account));
        }
        List<Finding> findings = new ArrayList<>();
        for (Limit.Bound limit : rule.limits()) {
            if (!Unbound.isNoneIn(scene, rule, limit)) {
                continue;
            }
            accounts.forEach((account, debtors) -> debtors.forEach((debtor, subjects) -> results(
                            limit, account, debtor, subjects)
                    .forEach(result -> findings.add(maker.finding(
                            Optional.of(limit.id()), result.name(), debtor, account.holder(), result.conclusion())))));
        }
        return findings;
    }

    private List<LimitCount.Result> results(Limit.Bound limit, Account account, Party debtor, List<FactKey> subjects) {
        List<LimitMember> all = subjects.stream()
                .map(subject -> members.member(limit, account, subject, debtor))
                .toList();
        if (all.stream().allMatch(member -> member.counts() == Truth.FALSE)) {
            return List.of();
        }
        Reading atMost = switch (limit.atMost()) {
            case AtMost.Fixed(long n) -> new Reading.Known(new Value.Count(n), List.of());
            case AtMost.Param(var path) -> all.getFirst().facts().read(path);
        };
        long most = atMost instanceof Reading.Known(Value.Count(long n), List<Source> _) ? n : 0;
        LimitCount count = new LimitCount(scene, rule, limit, most, atMost, all);
        return switch (limit.counting()) {
            case Counting.CalendarYears years -> new WindowJudge(count, years).results();
            case Counting.Overlap overlap -> new OverlapJudge(count, overlap).results();
        };
    }
}
