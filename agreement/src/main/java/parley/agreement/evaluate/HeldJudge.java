package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
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
 * Judges a line of a {@code quota} that counts the uses which are there on the same day: how many are there on the day
 * judged. Every party that one of them obliges has a finding for their values, over all of them. It is {@code exhausted}
 * where {@code taken >= atMost} is TRUE on that day, {@code available} where it is FALSE, else {@code unknown}. A use
 * counts if all of its parts are TRUE: its values, its dates, the line's condition, and that it was taken.
 */
final class HeldJudge {
    private static final String TODAY = "on the day judged";

    private final Scene scene;
    private final Quota rule;
    private final Line line;
    private final QuotaUses uses;
    private final HeldUses held;

    HeldJudge(Scene scene, Quota rule, Line line, Counting.Overlap counting, Party holder) {
        this.scene = scene;
        this.rule = rule;
        this.line = line;
        this.uses = new QuotaUses(scene, rule, holder, Cut.NONE);
        this.held = new HeldUses(scene, rule, line, counting, uses);
    }

    HeldUses held() {
        return held;
    }

    /** The findings about one group on this account, in the order of the charter. */
    List<Finding> of(HeldGroup group) {
        return held.obliged(group).stream()
                .filter(obliged -> concerns(group, obliged))
                .map(obliged -> finding(group, obliged))
                .toList();
    }

    /**
     * Whether the holder has stated something that counts in a group; on his own account, something that obliges him, or he
     * is addressed by an act that does.
     */
    private boolean concerns(HeldGroup group, Party obliged) {
        Party holder = uses.account().holder();
        boolean own = holder.equals(obliged);
        Predicate<FactKey> stated = subject -> scene.authorsAbout(subject).contains(holder);
        Predicate<FactKey> bound = subject -> uses.obliged(subject).equals(Optional.of(obliged))
                && (stated.test(subject) || new Acts(scene, subject).addressed(obliged));
        return held.candidates(group).stream()
                .filter(own ? bound : stated)
                .anyMatch(subject -> held.matches(group, subject));
    }

    /** The day judged; what is counted is another only from those days on that are noted here. */
    private LocalDate today(HeldGroup group) {
        NavigableSet<LocalDate> changes = held.changes(group);
        changes.stream().map(scene.time()::startOf).forEach(scene::tick);
        return scene.now().day(scene.time(), changes);
    }

    private Finding finding(HeldGroup group, Party obliged) {
        LocalDate today = today(group);
        List<Counted> counted = held.on(today, group, group.subject(), TODAY);
        SortedSet<Need> needs = new TreeSet<>();
        counted.forEach(one -> needs.addAll(one.needs()));
        String id = rule.id() + "." + line.id();
        Site site = new Site(id + "/" + group.subject(), Optional.of(line.ref()), "used up " + TODAY);
        Numbered number = new QuotaNumber(scene, rule, uses.account(), Cut.NONE, group.of(obliged, today)).of(line);
        QuotaTally tally = QuotaTally.of(
                line,
                site,
                counted.stream().map(Counted::proof).toList(),
                needs,
                number,
                held.others(group, site.id()));
        Outcome outcome = tally.outcome();
        List<String> grounds = uses.grounds(tally, counted);
        Proof proof = new Proof.Rule(
                new Site(id, Optional.of(line.ref()), "quota of " + obliged + " for " + group.subject()),
                outcome.verdict().word(),
                List.of(tally.proof()));
        return new FindingMaker(scene, rule)
                .finding(
                        Optional.of(line.id()),
                        Optional.of(group.subject()),
                        obliged,
                        uses.account().holder(),
                        Conclusion.of(
                                outcome,
                                new Extent(Optional.empty(), members(counted), tally.left(), tally.excess()),
                                grounds,
                                proof));
    }

    /** What certainly counts, by its first day that is known, and then in the order of the record. */
    private List<String> members(List<Counted> counted) {
        return counted.stream()
                .filter(one -> one.truth() == Truth.TRUE)
                .map(Counted::subject)
                .sorted(Comparator.comparing(this::firstKnown))
                .map(FactKey::id)
                .toList();
    }

    private LocalDate firstKnown(FactKey subject) {
        HeldStay stay = held.stay(subject);
        return stay.first().or(stay::last).orElse(LocalDate.MAX);
    }
}
