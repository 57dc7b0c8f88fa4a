package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.evaluate.QuotaNumber.Numbered;
import parley.agreement.evaluate.QuotaUses.Counted;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Judges a {@code quota}: for each of its lines, window and values, whether the obliged party's duty is used up. It is
 * {@code exhausted} where {@code taken >= atMost} is TRUE, {@code available} where it is FALSE, else {@code unknown};
 * what is left is the number less those taken. The verdict is the truth of the one rule below it; a use that counts shows
 * the entry by which it has its place among the others.
 */
final class QuotaJudge {
    private final Scene scene;
    private final Quota rule;
    private final FindingMaker maker;

    QuotaJudge(Scene scene, Quota rule) {
        this.scene = scene;
        this.rule = rule;
        this.maker = new FindingMaker(scene, rule);
    }

    List<Finding> findings() {
        List<QuotaUses> accounts = scene.record().parties().stream()
                .map(holder -> new QuotaUses(scene, rule, holder, Cut.NONE))
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (Line line : rule.lines()) {
            if (Unbound.isNoneIn(scene, rule, line)) {
                Map<String, List<Finding>> bySubject = new TreeMap<>();
                accounts.forEach(uses -> on(uses, line, bySubject));
                bySubject.values().forEach(findings::addAll);
            }
        }
        return findings;
    }

    /**
     * The findings of one line on one account: of the groups in which its holder has stated something that counts, and of
     * those in which it owes by an act that is addressed to it. They are put under the subject of the group.
     */
    private void on(QuotaUses uses, Line line, Map<String, List<Finding>> bySubject) {
        if (line.counting() instanceof Counting.Overlap overlap) {
            HeldJudge judge =
                    new HeldJudge(scene, rule, line, overlap, uses.account().holder());
            for (HeldGroup group : judge.held().groups()) {
                bySubject
                        .computeIfAbsent(group.subject(), _ -> new ArrayList<>())
                        .addAll(judge.of(group));
            }
            return;
        }
        for (QuotaGroup group : uses.groups(line)) {
            if (concerns(uses, line, group)) {
                bySubject
                        .computeIfAbsent(group.subject(), _ -> new ArrayList<>())
                        .add(finding(line, uses, group));
            }
        }
    }

    /** Whether the holder has stated something that counts in a group, or owes by an act that is addressed to him. */
    private boolean concerns(QuotaUses uses, Line line, QuotaGroup group) {
        Party holder = uses.account().holder();
        return uses.concerns(line, group, subject -> scene.authorsAbout(subject).contains(holder))
                || (holder.equals(group.obliged())
                        && uses.concerns(line, group, subject -> new Acts(scene, subject).addressed(holder)));
    }

    private Finding finding(Line line, QuotaUses uses, QuotaGroup group) {
        Numbered number = new QuotaNumber(scene, rule, uses.account(), Cut.NONE, group).of(line);
        return finding(line, uses, group, uses.counted(line, group), number);
    }

    /** The groups of each line in which a subject may count, on any account. */
    Map<Line, Set<Together>> groups(FactKey subject) {
        Map<Line, Set<Together>> groups = new LinkedHashMap<>();
        for (Party holder : scene.record().parties()) {
            QuotaUses uses = new QuotaUses(scene, rule, holder, Cut.NONE);
            if (uses.account().exists(subject)) {
                rule.lines()
                        .forEach(line -> groups.computeIfAbsent(line, _ -> new LinkedHashSet<>())
                                .addAll(groups(uses, line, subject)));
            }
        }
        return groups;
    }

    private Collection<? extends Together> groups(QuotaUses uses, Line line, FactKey subject) {
        return switch (line.counting()) {
            case Counting.CalendarYears _ -> uses.groups(line, subject);
            case Counting.Overlap overlap ->
                new HeldUses(scene, rule, line, overlap, uses)
                        .group(subject).stream().toList();
        };
    }

    /** The findings about one group on every account; none while its line reads what nobody has decided. */
    List<Finding> of(Line line, Together together) {
        if (!Unbound.isNoneIn(scene, rule, line)) {
            return List.of();
        }
        return switch (together) {
            case QuotaGroup group -> of(line, group);
            case HeldGroup group ->
                scene.record().parties().stream()
                        .flatMap(holder -> new HeldJudge(scene, rule, line, line.byDays(), holder).of(group).stream())
                        .toList();
        };
    }

    private List<Finding> of(Line line, QuotaGroup group) {
        List<Finding> findings = new ArrayList<>();
        for (Party holder : perhapsConcerned(line, group)) {
            QuotaUses uses = new QuotaUses(scene, rule, holder, Cut.NONE);
            if (concerns(uses, line, group) && uses.names(line, group)) {
                findings.add(finding(line, uses, group));
            }
        }
        return findings;
    }

    /** Those who have said something about a subject that may count, and who owes; a group concerns no others. */
    private List<Party> perhapsConcerned(Line line, QuotaGroup group) {
        Set<Party> perhaps = new HashSet<>(Set.of(group.obliged()));
        scene.book(Cut.NONE)
                .perhaps(QuotaUses.use(rule, line, group))
                .forEach(subject -> perhaps.addAll(scene.authorsAbout(subject)));
        return scene.record().parties().stream().filter(perhaps::contains).toList();
    }

    private Finding finding(Line line, QuotaUses uses, QuotaGroup group, List<Counted> counted, Numbered number) {
        SortedSet<Need> needs = new TreeSet<>();
        counted.forEach(one -> needs.addAll(one.needs()));
        String id = rule.id() + "." + line.id();
        Site site = new Site(id + "/" + group.subject(), Optional.of(line.ref()), "used up");
        QuotaTally tally = QuotaTally.of(
                line,
                site,
                counted.stream().map(one -> use(uses, group, one)).toList(),
                needs,
                number,
                uses.others(group, site.id()));
        Outcome outcome = tally.outcome();
        List<String> grounds = uses.grounds(tally, counted);
        Extent extent = new Extent(Optional.empty(), members(uses, group, counted), tally.left(), tally.excess());
        Proof proof = new Proof.Rule(
                new Site(id, Optional.of(line.ref()), "quota of " + group.obliged() + " for " + group.subject()),
                outcome.verdict().word(),
                List.of(tally.proof()));
        return maker.finding(
                Optional.of(line.id()),
                Optional.of(group.subject()),
                group.obliged(),
                uses.account().holder(),
                Conclusion.of(outcome, extent, grounds, proof));
    }

    /** A use; of one that counts also the entry in the obliged party's log by which it has its place among the members. */
    private static Proof use(QuotaUses uses, QuotaGroup group, Counted one) {
        Optional<Act> acceptance =
                one.truth() == Truth.TRUE ? uses.acceptance(one.subject(), group.obliged()) : Optional.empty();
        if (acceptance.isEmpty()) {
            return one.proof();
        }
        Act act = acceptance.get();
        Site site = new Site(one.proof().site().id() + "/accepted", Optional.empty(), "accepted by " + group.obliged());
        List<Proof> parts = new ArrayList<>(one.proof().because());
        parts.add(new Proof.Done(site, act.entries(), act.time(), Truth.TRUE, List.of()));
        return new Proof.Combined(one.proof().site(), Proof.Operator.ALL, one.truth(), List.copyOf(parts));
    }

    /** What certainly counts, in the order of acceptances; what the obliged party's own log does not accept comes last. */
    private static List<String> members(QuotaUses uses, QuotaGroup group, List<Counted> counted) {
        return counted.stream()
                .filter(one -> one.truth() == Truth.TRUE)
                .map(Counted::subject)
                .sorted(Comparator.comparingLong(subject -> uses.acceptance(subject, group.obliged())
                        .map(act -> act.document().pointer().index())
                        .orElse(Long.MAX_VALUE)))
                .map(subject -> subject.id())
                .toList();
    }
}
