package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.agreement.account.Cut;
import parley.agreement.evaluate.ReportTerms.Term;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Finding.Owed;
import parley.agreement.pack.Report;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Judges a {@code report} provision, period by period, up to the first whose deadline has not passed. A period's node holds
 * its deadline and the search for what was owed; the verdict is that of a duty with this deadline, met by the entry that
 * was found.
 */
final class ReportJudge {
    private final Scene scene;
    private final Report rule;
    private final FindingMaker maker;

    ReportJudge(Scene scene, Report rule) {
        this.scene = scene;
        this.rule = rule;
        this.maker = new FindingMaker(scene, rule);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        debtors().forEach(debtor -> findings.addAll(of(debtor)));
        return findings;
    }

    /** Who owes, in the order of the rows. */
    Set<Party> debtors() {
        return new ReportTerms(scene, rule).debtors().keySet();
    }

    /** The findings of one debtor; none of a party that owes nothing. */
    List<Finding> of(Party debtor) {
        ReportTerms terms = new ReportTerms(scene, rule);
        String ref = terms.debtors().get(debtor);
        return ref == null
                ? List.of()
                : terms.of(debtor).stream()
                        .map(term -> finding(debtor, ref, term))
                        .toList();
    }

    private Finding finding(Party debtor, String ref, Term term) {
        Instant end = scene.time().endOf(term.last());
        scene.tick(end.plusSeconds(1));
        Proof.Timed deadline = new Proof.Timed(
                new Site(rule.id() + "/deadline", Optional.of(rule.ref()), term.text()),
                new Reading.Known(term.from(), List.of()),
                Optional.of(end),
                Optional.of(end),
                new TreeSet<>(),
                List.of());
        Due due = new Due(Optional.of(end), Optional.of(end), true, new TreeSet<>(), deadline);
        Optional<Act> act = term.given().size() < term.needed()
                ? Optional.empty()
                : Optional.of(act(debtor, term.given().subList(0, term.needed())));
        Unseen unseen = unseen(debtor);
        Outcome outcome = new Timing(act.map(Act::time), unseen, scene.now()).judge(due, false, Optional.empty());
        Verdict verdict = outcome.verdict();
        Proof proof = new Proof.Rule(
                new Site(rule.id(), Optional.of(rule.ref()), "report of " + debtor + " " + term.text()),
                verdict.word(),
                List.of(deadline, search(debtor, term, act, unseen, end)));
        boolean done = verdict == Verdict.MET || verdict == Verdict.LATE;
        boolean open = verdict == Verdict.DUE || verdict == Verdict.OVERDUE;
        Conclusion conclusion = new Conclusion(
                outcome,
                open ? Optional.of(new Owed(debtor, rule.format() + " by " + debtor, "others")) : Optional.empty(),
                done ? Completeness.missing(scene, term.given().getLast()) : List.of(),
                Optional.of(end),
                Extent.NONE,
                List.of(ref),
                proof);
        return maker.finding(Optional.empty(), Optional.of(term.subject()), debtor, debtor, conclusion);
    }

    /** Done when the last of those that are needed was. */
    private Act act(Party debtor, List<RecordedEntry> entries) {
        Interval time = entries.stream().map(this::time).reduce(Interval::and).orElseThrow();
        List<EntryPointer> pointers =
                entries.stream().map(RecordedEntry::pointer).toList();
        return new Act(debtor, entries.getLast(), pointers, Cut.NONE, time);
    }

    private Interval time(RecordedEntry entry) {
        return switch (rule.judged()) {
            case WRITTEN -> Interval.at(entry.written());
            case WITNESSED -> scene.record().witnessed(entry);
            case RECEIVED -> Acts.receivedByAll(scene, entry, scene.record().parties());
        };
    }

    private Unseen unseen(Party debtor) {
        return scene.record().unseen(List.of(debtor), rule.judged(), Optional.empty());
    }

    private Proof search(Party debtor, Term term, Optional<Act> act, Unseen unseen, Instant end) {
        Site site = new Site(
                rule.id() + "/report",
                Optional.of(rule.ref()),
                (term.needed() == 1 ? "" : term.needed() + " times ") + rule.format() + " by " + debtor);
        if (act.isPresent()) {
            Interval time = act.get().time();
            return new Proof.Done(site, act.get().entries(), time, time.by(end), List.of());
        }
        List<EntryPointer> tooFew =
                term.given().stream().map(RecordedEntry::pointer).toList();
        Truth none = unseen.by(end) == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN;
        return new Proof.Searched(site, scene.record().sizes(), tooFew, none, List.of());
    }
}
