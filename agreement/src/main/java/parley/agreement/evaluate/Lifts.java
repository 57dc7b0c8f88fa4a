package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.FactKey;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Lift;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Whether the notices that lift a prohibition are on record in time. Until its deadline a notice lifts once it has been
 * given; after it, if it was given by then. The node of a notice is TRUE if one of the entries below it is in time, that
 * of {@code all of} if every part is, that of {@code any of} if one is.
 */
final class Lifts {
    private final Scene scene;
    private final FactKey subject;
    private final Party debtor;
    private final Deadlines deadlines;

    Lifts(Scene scene, Facts facts, Party debtor) {
        this.scene = scene;
        this.subject = facts.subject();
        this.debtor = debtor;
        this.deadlines = new Deadlines(scene, facts, debtor, new Deadlines.Anchors() {
            @Override
            public Optional<Act> step(String step) {
                throw new IllegalStateException("a prohibition has no step " + step);
            }

            @Override
            public Due metBy(String provision) {
                throw new IllegalStateException("a prohibition is not lifted with the notice of " + provision);
            }
        });
    }

    /**
     * What came of it.
     *
     * @param needs what would settle an UNKNOWN
     * @param refs the paragraphs of the notices, with whether each was in time
     */
    record Weighed(Truth truth, SortedSet<Need> needs, Proof proof, List<Asked> refs) {}

    /** A paragraph that asks for a notice, and whether it was in time. */
    record Asked(String ref, Truth truth) {}

    Weighed weigh(Lift lift) {
        return switch (lift) {
            case Lift.All(String id, List<Lift> of) -> together(id, "all of", Truth.TRUE, of);
            case Lift.Any(String id, List<Lift> of) -> together(id, "any of", Truth.FALSE, of);
            case Lift.Notice notice -> notice(notice);
        };
    }

    private Weighed together(String id, String text, Truth from, List<Lift> of) {
        Truth truth = from;
        SortedSet<Need> needs = new TreeSet<>();
        List<Proof> because = new ArrayList<>();
        List<Asked> refs = new ArrayList<>();
        for (Lift part : of) {
            Weighed one = weigh(part);
            truth = from == Truth.TRUE ? truth.and(one.truth) : truth.or(one.truth);
            needs.addAll(one.needs);
            because.add(one.proof);
            refs.addAll(one.refs);
        }
        return new Weighed(
                truth, needs, new Proof.Rule(new Site(id, Optional.empty(), text), truth.name(), because), refs);
    }

    private Weighed notice(Lift.Notice notice) {
        Optional<String> ref = Optional.of(notice.ref());
        Due due = deadlines.due(notice.id() + "/deadline", ref, notice.deadline());
        Judged judged = notice.deadline().judged();
        Set<Party> creditors = new TreeSet<>(scene.record().parties());
        creditors.remove(debtor);
        Collection<Party> authors = authors(notice.by());
        Acts acts = new Acts(scene, subject);
        Unseen unseen = acts.unseen(authors, judged, creditors);
        List<Act> given = acts.entries(notice.id(), notice.by(), authors, judged, creditors);
        List<Proof> because = new ArrayList<>(List.of(due.proof()));
        Site site = new Site(notice.id() + "/satisfiedBy", ref, Texts.satisfaction(notice.by(), debtor));
        Truth truth = Truth.FALSE;
        SortedSet<Need> needs = new TreeSet<>();
        for (Act act : given) {
            Outcome outcome = inTime(Optional.of(act.time()), unseen, due, notice);
            Truth one = outcome.isOneOf(EnumSet.of(Verdict.MET));
            because.add(new Proof.Done(site, act.entries(), act.time(), one, List.of()));
            truth = truth.or(one);
            needs.addAll(outcome.needs());
        }
        if (given.isEmpty()) {
            Outcome outcome = inTime(Optional.empty(), unseen, due, notice);
            truth = outcome.isOneOf(EnumSet.of(Verdict.MET));
            needs.addAll(outcome.needs());
            because.add(
                    new Proof.Searched(site, scene.record().sizes(), List.<EntryPointer>of(), truth.not(), List.of()));
        }
        Proof proof = new Proof.Rule(
                new Site(notice.id(), ref, "lifted by " + site.text() + " in time"), truth.name(), because);
        return new Weighed(truth, needs, proof, List.of(new Asked(notice.ref(), truth)));
    }

    private Outcome inTime(Optional<Interval> given, Unseen unseen, Due due, Lift.Notice notice) {
        return new Timing(given, unseen, scene.now())
                .judge(due, notice.deadline().wording().isPresent(), Optional.empty());
    }

    private Collection<Party> authors(Satisfaction.ByEntry by) {
        return switch (by.by()) {
            case Satisfaction.By.Self(), Satisfaction.By.Either() -> List.of(debtor);
            case Satisfaction.By.Role(String role) ->
                Optional.ofNullable(scene.record().roles().get(role)).stream().toList();
        };
    }
}
