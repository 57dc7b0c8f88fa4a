package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Joined;
import parley.agreement.account.Share;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.expr.Path;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Notify.ExceptionRule;
import parley.agreement.pack.Notify.Part;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/** One row of the debtors of a {@code notify} provision, for one debtor and one subject on one account. */
final class NotifyRow {
    private final Scene scene;
    private final Notify rule;
    private final DebtorRow row;
    private final String id;
    private final Subjects subjects;
    private final Account account;
    private final Joined subject;
    private final Party debtor;
    private final Deadlines.Anchors anchors;

    NotifyRow(
            Scene scene,
            Notify rule,
            DebtorRow row,
            Subjects subjects,
            Account account,
            Joined subject,
            Party debtor,
            Deadlines.Anchors anchors) {
        this.scene = scene;
        this.rule = rule;
        this.row = row;
        this.id = rule.id() + "/debtors/" + rule.debtors().indexOf(row);
        this.subjects = subjects;
        this.account = account;
        this.subject = subject;
        this.debtor = debtor;
        this.anchors = anchors;
    }

    /**
     * What came of the row.
     *
     * @param applies whether anything is owed by it
     * @param due the deadline; the first of them if it is not known which
     * @param act the notice that counts, if there is one
     * @param latest the last notice of the same author on the same subject
     */
    record Result(
            DebtorRow row,
            Outcome outcome,
            Truth applies,
            List<Due> due,
            Optional<Act> act,
            Optional<Act> latest,
            Satisfaction satisfiedBy,
            Proof proof,
            List<Proof> grounds) {}

    /** Whether a row applies, and why. */
    private record Applies(Truth truth, SortedSet<Need> needs, Optional<Proof> condition, List<Proof> because) {}

    /** What holds once it is decided which exceptions apply. */
    private record Variant(
            Deadline deadline,
            Optional<Path> breachedWhen,
            Satisfaction satisfiedBy,
            String id,
            Optional<String> ref) {}

    /** An exception and whether it applies. */
    private record Weighed(ExceptionRule rule, Proof proof, Truth truth) {}

    Result judge() {
        boolean own = debtor.equals(account.holder());
        Applies applies = applies(facts(own ? account.owing() : account));
        Facts facts = facts(account);
        List<Weighed> exceptions = weigh(facts, false);
        List<Proof> because = new ArrayList<>(applies.because);
        List<Proof> grounds = new ArrayList<>(applies.because);
        SortedSet<Need> needs = new TreeSet<>();
        for (Weighed exception : exceptions) {
            because.add(exceptionNode(exception));
            grounds.add(exceptionNode(exception));
            needs.addAll(Needs.of(exception.proof));
        }
        Outcome owed = null;
        Weight first = null;
        List<Due> dues = new ArrayList<>();
        ChangedSince since = ChangedSince.in(scene, applies.condition);
        for (Variant variant : variants(exceptions)) {
            Weight weight = weigh(variant, facts, since);
            first = first == null ? weight : first;
            owed = owed == null ? weight.outcome : owed.or(weight.outcome, needs);
            dues.add(weight.due);
            because.addAll(weight.because);
        }
        if (owed == null || first == null) {
            throw new IllegalStateException("there is always the rule itself");
        }
        Outcome outcome = Outcome.when(applies.truth, applies.needs, owed, Outcome.of(Verdict.NOT_OWED));
        Site site = new Site(id, Optional.of(row.ref()), debtor + " by " + row.each());
        return new Result(
                row,
                outcome,
                applies.truth,
                dues,
                first.act,
                first.latest,
                first.variant.satisfiedBy,
                new Proof.Rule(site, outcome.verdict().word(), because),
                grounds);
    }

    private Facts facts(Account of) {
        return facts(of, subject.name());
    }

    private Facts facts(Account of, FactKey name) {
        Optional<Share> share = Debtors.share(scene, name, row.each(), debtor);
        return Facts.of(scene, of, name).shares(new Facts.Shares(share, row.shareOfDebtor()));
    }

    private Facts asOf(Act act, Satisfaction satisfaction) {
        Joined joined = subjectOf(act, satisfaction);
        return facts(subjects.account(act.author(), act.asOf(), joined), joined.name());
    }

    /** The subject of an act, on the account and as of the entries on which it is weighed whether it counts. */
    private Joined subjectOf(Act act, Satisfaction satisfaction) {
        FactKey about = subject.isSingle()
                ? subject.name()
                : subject.ids().stream()
                        .filter(one -> isAbout(act, one, satisfaction))
                        .findFirst()
                        .orElse(subject.name());
        return subjects.of(act.author(), act.asOf(), about);
    }

    private boolean isAbout(Act act, FactKey one, Satisfaction satisfaction) {
        Acts acts = new Acts(scene, one);
        return switch (satisfaction) {
            case Satisfaction.ByEntry by -> acts.matches(rule.id(), by, act.author(), act.document());
            case Satisfaction.ByFact _ -> acts.mentions(act.document());
        };
    }

    private Applies applies(Facts facts) {
        Truth truth = Truth.TRUE;
        SortedSet<Need> needs = new TreeSet<>();
        List<Proof> because = new ArrayList<>();
        Optional<Proof> condition = row.applies().map(facts::prove);
        if (condition.isPresent()) {
            Proof proof = condition.get();
            truth = Program.truth(proof);
            needs.addAll(Needs.of(proof));
            because.add(proof);
        }
        for (Weighed exception : weigh(facts, true)) {
            truth = truth.and(exception.truth.not());
            needs.addAll(Needs.of(exception.proof));
            because.add(exceptionNode(exception));
        }
        return new Applies(truth, needs, condition, because);
    }

    private List<Weighed> weigh(Facts facts, boolean takingAway) {
        return rule.exceptions().stream()
                .filter(exception -> exception.overrides().contains(Part.APPLIES) == takingAway)
                .map(exception -> {
                    Proof proof = facts.prove(exception.when());
                    return new Weighed(exception, proof, Program.truth(proof));
                })
                .toList();
    }

    private Proof exceptionNode(Weighed exception) {
        int number = rule.exceptions().indexOf(exception.rule);
        String parts = exception.rule.overrides().stream()
                .map(Part::word)
                .sorted()
                .toList()
                .toString();
        return new Proof.Rule(
                new Site(
                        rule.id() + "/exceptions/" + number,
                        Optional.of(exception.rule.ref()),
                        "exception that overrides " + parts),
                exception.truth.name(),
                List.of(exception.proof));
    }

    /** The rule under every combination of exceptions that may apply. */
    private List<Variant> variants(List<Weighed> exceptions) {
        List<List<ExceptionRule>> combinations = new ArrayList<>();
        combinations.add(List.of());
        for (Weighed exception : exceptions) {
            if (exception.truth == Truth.FALSE) {
                continue;
            }
            List<List<ExceptionRule>> with = combinations.stream()
                    .map(active -> {
                        List<ExceptionRule> longer = new ArrayList<>(active);
                        longer.add(exception.rule);
                        return List.copyOf(longer);
                    })
                    .toList();
            if (exception.truth == Truth.TRUE) {
                combinations.clear();
            }
            combinations.addAll(with);
        }
        return combinations.stream().map(this::variant).distinct().toList();
    }

    private Variant variant(List<ExceptionRule> active) {
        Optional<ExceptionRule> deadline = first(active, Part.DEADLINE);
        Optional<ExceptionRule> breach = first(active, Part.BREACHED_WHEN);
        Optional<ExceptionRule> satisfied = first(active, Part.SATISFIED_BY);
        return new Variant(
                deadline.flatMap(ExceptionRule::deadline).orElse(rule.deadline()),
                breach.isPresent() ? breach.get().breachedWhen() : rule.breachedWhen(),
                satisfied.flatMap(ExceptionRule::satisfiedBy).orElse(rule.satisfiedBy()),
                deadline.map(exception ->
                                rule.id() + "/exceptions/" + rule.exceptions().indexOf(exception))
                        .orElse(rule.id()),
                Optional.of(deadline.map(ExceptionRule::ref).orElse(rule.ref())));
    }

    private static Optional<ExceptionRule> first(List<ExceptionRule> active, Part part) {
        return active.stream()
                .filter(exception -> exception.overrides().contains(part))
                .findFirst();
    }

    /** What one variant comes to. */
    private record Weight(
            Variant variant, Outcome outcome, Due due, Optional<Act> act, Optional<Act> latest, List<Proof> because) {}

    private Weight weigh(Variant variant, Facts facts, ChangedSince since) {
        Set<Party> creditors = creditors();
        Deadline deadline = variant.deadline;
        Deadlines deadlines = new Deadlines(scene, facts, debtor, anchors);
        Due due = deadlines.due(variant.id + "/deadline", variant.ref, deadline);
        Optional<Due> breach = rule.should()
                ? Optional.empty()
                : variant.breachedWhen.map(
                        path -> deadlines.untilBreach(rule.id() + "/breachedWhen", Optional.of(rule.ref()), path));
        List<Proof> because = new ArrayList<>();
        because.add(due.proof());
        List<Act> candidates = candidates(variant.satisfiedBy, deadline.judged(), creditors);
        List<Proof> passed = new ArrayList<>();
        List<EntryPointer> passedOver = new ArrayList<>();
        Optional<Act> act = Optional.empty();
        for (Act candidate : candidates) {
            Optional<Proof> figure = since.notAfter(candidate.document().pointer());
            if (figure.isPresent()) {
                passed.add(
                        asOf(candidate, "no later than " + Proof.NOTIFIED + ": ", Truth.FALSE, List.of(figure.get())));
                passedOver.add(candidate.document().pointer());
                continue;
            }
            Joined joined = subjectOf(candidate, variant.satisfiedBy);
            Account author = subjects.account(candidate.author(), candidate.asOf(), joined);
            Applies then = applies(facts(author, joined.name()));
            List<Proof> why = new ArrayList<>(then.because);
            subjects.proof(candidate.author(), candidate.asOf(), joined).ifPresent(why::add);
            passed.add(asOf(candidate, "whether it was owed as of ", then.truth, why));
            if (then.truth != Truth.FALSE) {
                act = Optional.of(candidate);
                break;
            }
            passedOver.add(candidate.document().pointer());
        }
        Acts acts = new Acts(scene, subject.ids());
        Unseen unseen = acts.unseen(List.of(debtor), deadline.judged(), creditors);
        Outcome outcome = new Timing(act.map(Act::time), unseen, scene.now())
                .judge(due, deadline.wording().isPresent(), breach);
        breach.ifPresent(moment -> because.add(moment.proof()));
        because.add(search(variant, act, due, unseen, passedOver, passed));
        return new Weight(
                variant,
                outcome,
                due,
                act,
                candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.getLast()),
                because);
    }

    /** What was found of a notice that was looked at: FALSE if it does not count. */
    private Proof asOf(Act candidate, String text, Truth counts, List<Proof> because) {
        String pointer = candidate.document().pointer().toString();
        return new Proof.Rule(
                new Site(id + "/asOf/" + pointer, Optional.of(row.ref()), text + pointer), counts.name(), because);
    }

    private Proof search(
            Variant variant,
            Optional<Act> act,
            Due due,
            Unseen unseen,
            List<EntryPointer> passedOver,
            List<Proof> passed) {
        Site site = new Site(
                rule.id() + "/satisfiedBy", Optional.of(rule.ref()), Texts.satisfaction(variant.satisfiedBy, debtor));
        if (act.isPresent()) {
            Interval time = act.get().time();
            Truth inTime = due.latest().map(time::by).orElse(Truth.UNKNOWN);
            return new Proof.Done(site, act.get().entries(), time, inTime, passed);
        }
        Truth none = due.latest()
                .map(instant -> unseen.by(instant) == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN)
                .orElse(Truth.UNKNOWN);
        return new Proof.Searched(site, scene.record().sizes(), passedOver, none, passed);
    }

    private List<Act> candidates(Satisfaction satisfaction, Judged judged, Collection<Party> creditors) {
        Acts acts = new Acts(scene, subject.ids());
        return switch (satisfaction) {
            case Satisfaction.ByEntry by -> acts.entries(rule.id(), by, authors(by), judged, creditors);
            case Satisfaction.ByFact fact ->
                acts.statements(debtor, judged, creditors).stream()
                        .filter(act -> Program.truth(asOf(act, satisfaction).prove(fact.when())) == Truth.TRUE)
                        .toList();
        };
    }

    private Collection<Party> authors(Satisfaction.ByEntry by) {
        return switch (by.by()) {
            case Satisfaction.By.Self(), Satisfaction.By.Either() -> List.of(debtor);
            case Satisfaction.By.Role(String role) ->
                Optional.ofNullable(scene.record().roles().get(role)).stream().toList();
        };
    }

    private Set<Party> creditors() {
        Set<Party> creditors = new TreeSet<>();
        Account alone = scene.account(account.holder(), Cut.NONE);
        subject.ids().forEach(one -> creditors.addAll(Debtors.on(scene, alone, one, rule.creditors())));
        creditors.remove(debtor);
        return creditors;
    }
}
