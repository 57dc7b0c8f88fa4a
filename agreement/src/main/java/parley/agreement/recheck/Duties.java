package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Re-checks the duty of a step. After its opening its node has the deadline; the condition, where a fact meets it; each of
 * its grounds; and the entry that met it, or the search for one.
 */
final class Duties {
    private final Steps steps;
    private final Case given;
    private final Sides sides;
    private final Faults faults;

    Duties(Steps steps, Case given, Sides sides, Faults faults) {
        this.steps = steps;
        this.given = given;
        this.sides = sides;
        this.faults = faults;
    }

    Steps.Came check(Step.Duty duty, Party debtor, Proof node, Deque<Proof> parts) {
        CallsOn calls = new CallsOn(given, sides, duty, debtor);
        Steps.Opening opening = steps.opening(duty, Optional.of(duty.deadline()), Optional.of(calls), parts, node);
        Optional<RecordedEntry> asked = duty.deadline()
                .anchor()
                .ofStep()
                .flatMap(step -> opening.taken()
                        .getOrDefault(step, Optional.empty())
                        .flatMap(given.record()::entry)
                        .map(entry -> steps.firstSent(step, calls, entry)));
        Optional<Steps.Due> due = steps.next(parts, node)
                .flatMap(part ->
                        steps.due(steps.id(duty) + "/deadline", duty.ref(), duty.deadline(), debtor, opening, part));
        Truth stated = stated(duty, parts, node);
        List<Grounds.Held> grounds = new Grounds(given, faults).check(steps.id(duty), duty, debtor, due, parts);
        Searches.Wanted wanted = wanted(duty, debtor, asked);
        List<Used> answers = new AnswerNodes(given, faults, steps.id(duty), duty.ref()).check(wanted, parts);
        Optional<Proof> search = steps.next(parts, node);
        if (due.isEmpty() || search.isEmpty() || grounds.size() != duty.unless().size()) {
            faults.add(node, "lacks a deadline, a ground or a search");
            return new Steps.Came(
                    EnumSet.noneOf(Verdict.class), Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());
        }
        searched(duty, wanted, stated, due.get(), search.get());
        Optional<Proof.Done> act =
                search.get() instanceof Proof.Done done && !done.entries().isEmpty()
                        ? Optional.of(done)
                        : Optional.empty();
        Optional<Interval> certain = wanted.answered().isEmpty()
                ? act.map(Proof.Done::time)
                : answers.stream()
                        .filter(use -> use.truth() == Truth.TRUE)
                        .findFirst()
                        .map(Used::time);
        Set<Verdict> possible = new Worlds(
                        given.at(),
                        due.get().bounds(),
                        due.get().running(),
                        duty.deadline().wording().isPresent(),
                        Optional.empty(),
                        certain,
                        new Searches(given, faults).unseen(wanted))
                .verdicts(answers.stream()
                        .filter(use -> use.truth() == Truth.UNKNOWN)
                        .map(Used::time)
                        .toList());
        if (duty.refusalBreaches() && duty.satisfiedBy() instanceof Satisfaction.ByFact && stated == Truth.FALSE) {
            possible = EnumSet.of(Verdict.BREACHED);
        }
        List<String> cites = new ArrayList<>();
        for (Grounds.Held ground : grounds) {
            if (ground.truth() != Truth.FALSE && !possible.equals(EnumSet.of(Verdict.MET))) {
                EnumSet<Verdict> then = EnumSet.of(ground.then());
                if (possible.contains(Verdict.MET)) {
                    then.add(Verdict.MET);
                }
                possible = either(ground.truth(), then, possible);
                cites.addAll(ground.cites());
            }
        }
        possible = either(opening.truth(), possible, EnumSet.of(Verdict.NOT_OWED));
        if (wanted.answered().isPresent()) {
            faults.same(
                    search.get(),
                    "which entry counts first",
                    act.map(done -> done.entries().getLast()),
                    answers.stream().findFirst().map(Used::entry));
        }
        return new Steps.Came(
                possible, act, List.of(), due.get().settled(), cites, documents(duty, wanted, debtor, stated, act));
    }

    /** Where a fact meets it, nothing was given while it is not so. */
    private List<Document> documents(
            Step.Duty duty, Searches.Wanted wanted, Party debtor, Truth stated, Optional<Proof.Done> act) {
        return switch (duty.satisfiedBy()) {
            case Satisfaction.ByEntry _ -> Document.of(given, wanted);
            case Satisfaction.ByFact _ ->
                stated == Truth.TRUE
                        ? Document.byFact(
                                given,
                                debtor,
                                act.flatMap(done ->
                                        given.record().entry(done.entries().getFirst())))
                        : List.of();
        };
    }

    /** What follows if it is so, what if it is not, or both. */
    static Set<Verdict> either(Truth truth, Set<Verdict> then, Set<Verdict> otherwise) {
        Set<Verdict> either = EnumSet.noneOf(Verdict.class);
        if (truth != Truth.FALSE) {
            either.addAll(then);
        }
        if (truth != Truth.TRUE) {
            either.addAll(otherwise);
        }
        return either;
    }

    private Truth stated(Step.Duty duty, Deque<Proof> parts, Proof node) {
        return duty.satisfiedBy() instanceof Satisfaction.ByFact fact
                ? steps.next(parts, node)
                        .map(part -> new Conditions(given, faults).check(fact.when(), part))
                        .orElse(Truth.UNKNOWN)
                : Truth.UNKNOWN;
    }

    /** Of what a fact meets, an entry that nobody knows would be in the debtor's own log. */
    private Searches.Wanted wanted(Step.Duty duty, Party debtor, Optional<RecordedEntry> asked) {
        Collection<Party> authors = duty.satisfiedBy() instanceof Satisfaction.ByEntry by
                ? Powers.authors(by, debtor, sides, given)
                : List.of(debtor);
        Satisfaction.ByEntry by = duty.satisfiedBy() instanceof Satisfaction.ByEntry entry
                ? entry
                : new Satisfaction.ByEntry(
                        "", new Satisfaction.By.Self(), Satisfaction.OnBehalf.NONE, Optional.empty());
        Optional<Answered> answered =
                by.answering().after().map(anchor -> new Answered(asked, anchor instanceof Anchor.Received));
        return new Searches.Wanted(by, authors, duty.deadline().judged(), sides.except(debtor), answered);
    }

    private void searched(Step.Duty duty, Searches.Wanted wanted, Truth stated, Steps.Due due, Proof search) {
        Shape.site(search, steps.id(duty) + "/satisfiedBy", Optional.of(duty.ref()), faults);
        Searches searches = new Searches(given, faults);
        switch (duty.satisfiedBy()) {
            case Satisfaction.ByEntry _ -> {
                searches.check(wanted, search);
                new FirstEntries(given, faults).check(wanted, search);
            }
            case Satisfaction.ByFact fact ->
                new FirstStatements(given, faults, steps.id(duty), duty.ref(), fact.when())
                        .check(wanted, stated, search);
        }
        Interval unseen = searches.unseen(wanted);
        Truth truth = search instanceof Proof.Done done
                ? due.includes(done.time())
                : due.bounds()
                        .latest()
                        .map(unseen::by)
                        .map(by -> by == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN)
                        .orElse(Truth.UNKNOWN);
        faults.same(search, "the truth", search.outcome(), truth.name());
    }
}
