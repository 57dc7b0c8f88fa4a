package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.account.Account;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Content;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Claim;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Parties;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Judges the steps of one exchange about one subject, on one account.
 *
 * <p>The proof of a step stands below every step that arises from it. First comes the opening: one node for every step on
 * which it opens, TRUE if that step has one of the verdicts for one of its parties, and one for the step that its deadline
 * runs from where it does not open on it, TRUE if it has been taken; the step has arisen if one of the former is TRUE, or
 * there is none, and the latter is. Of the power that a duty runs from those uses alone count that call on its debtor
 * ({@link CalledOn}); where some do not, a node for each says which. What was taken is, of a power, the first use that is not invalid; of a duty, the entry
 * that met it; of several parties' the earliest. An entry meets a duty by what it states if the condition is TRUE as of it,
 * which the nodes below it say of it and of each before it.
 */
final class StepJudge {
    /** Entries of different logs come by their earliest time; where these are equal, none is taken to be first. */
    private static final Comparator<Act> EARLIEST =
            Comparator.comparing(act -> act.time().earliest().orElse(Instant.MIN));

    private final Scene scene;
    private final Exchange rule;
    private final Account account;
    private final FactKey subject;
    private final Facts facts;
    private final CalledOn called;
    private final Map<String, Map<Party, Result>> judged = new HashMap<>();
    private final Map<Call, Boolean> calls = new HashMap<>();

    StepJudge(Scene scene, Exchange rule, Account account, FactKey subject) {
        this.scene = scene;
        this.rule = rule;
        this.account = account;
        this.subject = subject;
        this.facts = Facts.of(scene, account, subject);
        this.called = new CalledOn(scene, account, subject);
    }

    /** Whose duty it is that runs from a step. */
    private record Calling(Step.Duty duty, Party debtor) {}

    private record Call(Calling calling, EntryPointer by) {}

    /**
     * What came of a step.
     *
     * @param uses the entries that exercise the power or meet the duty, or may, in the order in which they count
     */
    record Result(
            Account account,
            FactKey subject,
            Outcome outcome,
            List<Used> uses,
            Optional<Due> due,
            List<String> incomplete,
            List<String> cites,
            List<Proof> because) {

        /** The entry that exercised the power or met the duty: the first that may have. */
        Optional<Act> act() {
            return uses.stream().findFirst().map(Used::act);
        }

        Result with(List<Used> other) {
            return new Result(account, subject, outcome, other, due, incomplete, cites, because);
        }

        /** The whole step, as it stands in the proof of a finding about it and below the steps that arise from it. */
        Proof proof(Exchange rule, Step step, Party party) {
            Site site = new Site(rule.id() + "." + step.id(), Optional.of(step.ref()), text(step, party));
            return new Proof.Rule(site, outcome.verdict().word(), because);
        }
    }

    /** Worked out once: what opens on a step, and what runs from it, asks for it again. */
    Result judge(Step step, Party party) {
        Map<Party, Result> known = judged.computeIfAbsent(step.id(), _ -> new HashMap<>());
        Result result = known.get(party);
        if (result == null) {
            result = switch (step) {
                case Step.Power power -> power(power, party);
                case Step.Duty duty -> duty(duty, party);
            };
            known.put(party, result);
        }
        return result;
    }

    static List<Parties> whose(Step step) {
        return switch (step) {
            case Step.Power power -> power.holders();
            case Step.Duty duty -> duty.debtors();
        };
    }

    static String text(Step step, Party party) {
        return switch (step) {
            case Step.Power _ -> "power of " + party;
            case Step.Duty _ -> "duty of " + party;
        };
    }

    static Set<Party> parties(Scene scene, List<Parties> of, Account account, FactKey subject) {
        Set<Party> parties = new LinkedHashSet<>();
        of.forEach(each -> parties.addAll(Debtors.on(scene, account, subject, each)));
        return parties;
    }

    /** Both sides of the exchange: everybody whom a path of one of its steps yields, but nobody for his office. */
    static Set<Party> sides(Scene scene, Exchange rule, Account account, FactKey subject) {
        return parties(scene, named(rule).map(Parties.class::cast).toList(), account, subject);
    }

    /** The paths by which the steps name parties, in the order of the pack. */
    static Stream<Parties.Each> named(Exchange rule) {
        return rule.steps().stream()
                .flatMap(step -> step instanceof Step.Power power
                        ? Stream.concat(power.holders().stream(), power.against().stream())
                        : whose(step).stream())
                .filter(Parties.Each.class::isInstance)
                .map(Parties.Each.class::cast);
    }

    // ---- powers

    private Result power(Step.Power power, Party holder) {
        List<Proof> because = new ArrayList<>();
        Opening opening = opening(power, Optional.empty(), because);
        Optional<Due> lapse = power.lapses()
                .map(deadline -> deadlines(holder, Optional.empty())
                        .due(id(power) + "/lapses", Optional.of(power.ref()), deadline));
        lapse.ifPresent(due -> because.add(due.proof()));
        Judged judged = power.lapses().map(deadline -> deadline.judged()).orElse(Judged.WITNESSED);
        Collection<Party> against = parties(scene, power.against(), account, subject);
        List<Act> candidates = candidates(power, power.exercisedBy(), holder, judged, against);
        Outcome unused = Outcome.when(
                opening.truth,
                opening.needs,
                lapse.map(due -> Outcome.when(
                                due.passed(scene.now()),
                                due.needs(),
                                Outcome.of(Verdict.LAPSED),
                                Outcome.of(Verdict.OPEN)))
                        .orElse(Outcome.of(Verdict.OPEN)),
                Outcome.of(Verdict.CLOSED));
        Use use = use(power, candidates, unused, because);
        for (Claim claim : power.claims()) {
            because.add(new Proof.Claimed(
                    new Site(
                            id(power) + "/claims/" + claim.field(),
                            Optional.of(claim.ref()),
                            claim.field().toString()),
                    facts.read(claim.field())));
        }
        for (Content content : power.content()) {
            if (content instanceof Content.Field field) {
                because.add(new Proof.Claimed(
                        new Site(
                                id(power) + "/content/" + field.path(),
                                Optional.of(field.ref()),
                                field.path().toString()),
                        facts.read(field.path())));
            }
        }
        if (use.uses.isEmpty()) {
            because.add(searched(power, power.exercisedBy(), holder, candidates, Truth.UNKNOWN));
        }
        return new Result(account, subject, use.outcome, use.uses, lapse, List.of(), List.of(), because);
    }

    /** How a power was used: by the first use that is not invalid. */
    private record Use(Outcome outcome, List<Used> uses) {}

    private Use use(Step.Power power, List<Act> candidates, Outcome unused, List<Proof> because) {
        Outcome outcome = unused;
        List<Used> valid = new ArrayList<>();
        for (Act candidate : candidates.reversed()) {
            Validity validity = validity(power, candidate);
            because.add(validity.proof);
            Truth used = scene.now().has(candidate.time());
            Outcome ifUsed = Outcome.when(
                    validity.truth,
                    validity.needs,
                    Outcome.of(Verdict.EXERCISED),
                    outcome.isOneOf(EnumSet.of(Verdict.EXERCISED)) == Truth.TRUE
                            ? outcome
                            : Outcome.of(Verdict.INVALID));
            outcome = Outcome.when(used, () -> Needs.receipts(candidate.time().missing()), ifUsed, outcome);
            if (validity.truth != Truth.FALSE) {
                valid.addFirst(new Used(candidate, validity.truth, validity.needs));
            }
        }
        return new Use(outcome, valid);
    }

    private record Validity(Truth truth, Supplier<SortedSet<Need>> needs, Proof proof) {}

    /** Whether a use falls inside the window and form: the power was open then, had not lapsed, and its condition held. */
    private Validity validity(Step.Power power, Act act) {
        List<Proof> because = new ArrayList<>();
        Opening opening = openingAsOf(power, act, because);
        Truth truth = opening.truth;
        List<Supplier<SortedSet<Need>>> needs = new ArrayList<>(List.of(opening.needs));
        if (power.valid().isPresent()) {
            Proof proof = facts.document(act.document()).prove(power.valid().get());
            truth = truth.and(Program.truth(proof));
            needs.add(() -> Needs.of(proof));
            because.add(proof);
        }
        if (power.lapses().isPresent()) {
            Due due = deadlines(act.author(), Optional.empty())
                    .due(
                            id(power) + "/lapses",
                            Optional.of(power.ref()),
                            power.lapses().get());
            truth = truth.and(due.includes(act.time()));
            needs.add(due::needs);
            because.add(due.proof());
        }
        Site site = new Site(
                useId(power, act), Optional.of(power.ref()), Texts.satisfaction(power.exercisedBy(), act.author()));
        return new Validity(truth, () -> all(needs), new Proof.Done(site, act.entries(), act.time(), truth, because));
    }

    /**
     * Whether the power was open when it was used. While that instant is not settled, what is so at the last that it may be
     * and at the first stands; nobody knows what is so at one of them alone.
     */
    private Opening openingAsOf(Step.Power power, Act act, List<Proof> because) {
        Optional<Instant> latest = act.time().latest();
        Optional<Instant> earliest = act.time().earliest();
        Opening last = new StepJudge(latest.map(scene::judgedAt).orElse(scene), rule, account, subject)
                .opening(power, Optional.empty(), because);
        boolean settled = latest.isPresent() && latest.equals(earliest);
        if (settled || (power.opensOn().isEmpty() && anchorStep(power).isEmpty())) {
            return last;
        }
        List<Proof> below = new ArrayList<>();
        Opening first = earliest.map(instant -> new StepJudge(scene.judgedAt(instant), rule, account, subject)
                        .opening(power, Optional.empty(), below))
                .orElse(new Opening(Truth.UNKNOWN, Collections::emptySortedSet));
        because.add(new Proof.Rule(
                new Site(useId(power, act) + "/earliest", Optional.of(power.ref()), "open at the earliest instant"),
                first.truth.name(),
                below));
        return new Opening(
                first.truth == last.truth ? last.truth : Truth.UNKNOWN,
                () -> all(List.of(
                        first.needs, last.needs, () -> Needs.receipts(act.time().missing()))));
    }

    private String useId(Step.Power power, Act act) {
        return id(power) + "/exercisedBy/" + act.document().pointer();
    }

    private static SortedSet<Need> all(List<Supplier<SortedSet<Need>>> needs) {
        SortedSet<Need> all = new TreeSet<>();
        needs.forEach(each -> all.addAll(each.get()));
        return all;
    }

    // ---- duties

    private Result duty(Step.Duty duty, Party debtor) {
        List<Proof> because = new ArrayList<>();
        Optional<Calling> calling = Optional.of(new Calling(duty, debtor));
        Opening opening = opening(duty, calling, because);
        Due due = deadlines(debtor, calling).due(id(duty) + "/deadline", Optional.of(duty.ref()), duty.deadline());
        because.add(due.proof());
        Collection<Party> creditors = new LinkedHashSet<>(sides(scene, rule, account, subject));
        creditors.remove(debtor);
        Judged judged = duty.deadline().judged();
        Answers answers = answers(duty, debtor, candidates(duty, duty.satisfiedBy(), debtor, judged, creditors));
        List<Act> candidates = answers.acts();
        Optional<Act> act = candidates.stream().findFirst();
        Unseen unseen = new Acts(scene, subject).unseen(authors(duty.satisfiedBy(), debtor), judged, creditors);
        Outcome done = new Timing(answers.certain().map(Act::time), unseen, scene.now())
                .judge(due, duty.deadline().wording().isPresent(), Optional.empty(), answers.perhaps());
        done = refused(duty, done, because);
        List<String> cites = new ArrayList<>();
        done = new Grounds(scene, facts, id(duty), duty, debtor, due).apply(done, because, cites);
        because.addAll(answers.proofs());
        if (act.isPresent()) {
            because.add(new Proof.Done(
                    satisfactionSite(duty, duty.satisfiedBy(), debtor),
                    act.get().entries(),
                    act.get().time(),
                    due.includes(act.get().time()),
                    looked(duty, duty.satisfiedBy(), debtor, act)));
        } else {
            Truth none = due.latest()
                    .map(instant -> unseen.by(instant) == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN)
                    .orElse(Truth.UNKNOWN);
            because.add(searched(duty, duty.satisfiedBy(), debtor, candidates, none));
        }
        Outcome outcome = Outcome.when(opening.truth, opening.needs, done, Outcome.of(Verdict.NOT_OWED));
        List<String> incomplete = incomplete(duty, candidates);
        if (!incomplete.isEmpty()) {
            duty.content().forEach(content -> cites.add(content.ref()));
        }
        return new Result(account, subject, outcome, answers.uses(), Optional.of(due), incomplete, cites, because);
    }

    /** What may meet a duty, of what is in its format and about the subject. */
    private Answers answers(Step.Duty duty, Party debtor, List<Act> candidates) {
        Optional<Anchor> after = duty.satisfiedBy() instanceof Satisfaction.ByEntry by
                ? by.answering().after()
                : Optional.empty();
        Site site = new Site(id(duty) + "/after/", Optional.of(duty.ref()), Texts.notBefore(after));
        Calling calling = new Calling(duty, debtor);
        return after.map(anchor -> Answers.to(site, candidates, act -> answered(anchor, calling, act)))
                .orElseGet(() -> Answers.all(candidates));
    }

    /**
     * When a step's entry was received by the author of an act, or witnessed. Who withdraws it and sends it again takes no answer back: it
     * is the first that was ever sent of those that called on him.
     */
    private Answers.There answered(Anchor anchor, Calling calling, Act act) {
        Optional<RecordedEntry> entry = anchor.ofStep()
                .flatMap(step -> taken(step, Optional.of(calling))
                        .map(taken -> firstSent(step(step), calling, taken.document())));
        if (entry.isEmpty()) {
            return new Answers.There(Interval.unbounded(List.of()), Optional.empty());
        }
        RecordedEntry of = entry.get();
        return anchor instanceof Anchor.Received
                ? new Answers.There(
                        scene.record().received(of, act.author()),
                        of.wasThereFor(act.document().pointer()))
                : new Answers.There(scene.record().witnessed(of), Optional.empty());
    }

    private RecordedEntry firstSent(Step step, Calling calling, RecordedEntry taken) {
        Satisfaction by = switch (step) {
            case Step.Power power -> power.exercisedBy();
            case Step.Duty duty -> duty.satisfiedBy();
        };
        return switch (by) {
            case Satisfaction.ByEntry entry ->
                new Acts(scene, subject)
                        .firstSent(
                                id(step),
                                entry,
                                taken,
                                earlier -> step instanceof Step.Duty || calls(calling, earlier));
            case Satisfaction.ByFact _ -> taken;
        };
    }

    /** An explicit no is a breach at once. */
    private Outcome refused(Step.Duty duty, Outcome done, List<Proof> because) {
        if (!(duty.satisfiedBy() instanceof Satisfaction.ByFact(Condition.When when))) {
            return done;
        }
        Proof proof = facts.prove(when);
        because.add(proof);
        return duty.refusalBreaches() && Program.truth(proof) == Truth.FALSE ? Outcome.of(Verdict.BREACHED) : done;
    }

    private List<String> incomplete(Step.Duty duty, List<Act> documents) {
        Set<String> items = new LinkedHashSet<>();
        if (!documents.isEmpty()) {
            items.addAll(Completeness.missing(scene, documents.getLast().document()));
        }
        for (Content content : duty.content()) {
            if (content instanceof Content.Answers answers) {
                items.addAll(Completeness.unanswered(
                        answers,
                        facts,
                        scene,
                        documents.stream()
                                .filter(act ->
                                        scene.record().stands(act.document().pointer()))
                                .map(Act::document)
                                .toList()));
            }
        }
        items.addAll(Completeness.unstated(duty.content(), facts));
        return List.copyOf(items);
    }

    // ---- what both have in common

    /** Whether a step has arisen. */
    private record Opening(Truth truth, Supplier<SortedSet<Need>> needs) {}

    /**
     * One of the verdicts on which it opens stands, and the steps that its deadline runs from have been taken.
     *
     * @param calling of a duty, by what calls on its debtor
     */
    private Opening opening(Step step, Optional<Calling> calling, List<Proof> because) {
        Truth truth = Truth.TRUE;
        List<Supplier<SortedSet<Need>>> needs = new ArrayList<>();
        Map<String, Set<Verdict>> byStep = new LinkedHashMap<>();
        step.opensOn()
                .forEach(after -> byStep.computeIfAbsent(after.step(), _ -> EnumSet.noneOf(Verdict.class))
                        .add(after.verdict()));
        if (!byStep.isEmpty()) {
            truth = Truth.FALSE;
            for (Map.Entry<String, Set<Verdict>> after : byStep.entrySet()) {
                Truth stands = Truth.FALSE;
                for (Result taken : results(after.getKey()).values()) {
                    stands = stands.or(taken.outcome.isOneOf(after.getValue()));
                    needs.add(taken.outcome::needs);
                }
                String verdicts = after.getValue().stream()
                        .map(verdict -> after.getKey() + "." + verdict.word())
                        .collect(Collectors.joining(", "));
                because.add(after(step, "opensOn", after.getKey(), "opens on " + verdicts, stands));
                truth = truth.or(stands);
            }
        }
        Optional<String> anchor = anchorStep(step);
        if (anchor.isPresent()) {
            Map<Party, Result> all = results(anchor.get());
            Truth taken = Truth.FALSE;
            for (Map.Entry<Party, Result> of : results(anchor.get(), calling).entrySet()) {
                Result whole = all.getOrDefault(of.getKey(), of.getValue());
                boolean same = whole.uses.size() == of.getValue().uses.size();
                taken = taken.or(same ? taken(step(anchor.get()), whole) : taken(of.getValue().uses, needs));
                needs.add(whole.outcome::needs);
            }
            if (!byStep.containsKey(anchor.get())) {
                because.add(after(step, "runsFrom", anchor.get(), "runs from " + anchor.get(), taken));
            }
            calling.ifPresent(of -> because.addAll(callings(of, anchor.get())));
            truth = truth.and(taken);
        }
        return new Opening(truth, truth == Truth.UNKNOWN ? () -> all(needs) : Collections::emptySortedSet);
    }

    /** Whether a step was taken: what nobody knows to be a valid use is perhaps none, and nothing follows from it. */
    private Truth taken(Step other, Result result) {
        return switch (other) {
            case Step.Power _ when result.act().isPresent() -> result.outcome.isOneOf(EnumSet.of(Verdict.EXERCISED));
            case Step.Power _, Step.Duty _ ->
                result.act().map(act -> scene.now().has(act.time())).orElse(Truth.FALSE);
        };
    }

    /** Whether one of the uses that call on a debtor is one. */
    private Truth taken(List<Used> uses, List<Supplier<SortedSet<Need>>> needs) {
        Truth taken = Truth.FALSE;
        for (Used use : uses) {
            taken = taken.or(use.truth().and(scene.now().has(use.act().time())));
            needs.add(use.needs());
            needs.add(() -> Needs.receipts(use.act().time().missing()));
        }
        return taken;
    }

    /** Which entries that took a step call on a debtor, unless all do. */
    private List<Proof> callings(Calling calling, String stepId) {
        List<RecordedEntry> uses = step(stepId) instanceof Step.Power
                ? results(stepId).values().stream()
                        .flatMap(result -> result.uses.stream())
                        .map(use -> use.act().document())
                        .distinct()
                        .toList()
                : List.of();
        return uses.stream().allMatch(use -> calls(calling, use))
                ? List.of()
                : uses.stream()
                        .<Proof>map(use -> new Proof.Rule(
                                new Site(
                                        id(calling.duty) + "/calls/" + use.pointer(),
                                        Optional.of(calling.duty.ref()),
                                        "calls on " + calling.debtor),
                                Truth.of(calls(calling, use)).name(),
                                List.of()))
                        .toList();
    }

    private boolean calls(Calling calling, RecordedEntry by) {
        Call call = new Call(calling, by.pointer());
        Boolean known = calls.get(call);
        if (known == null) {
            known = called.calls(calling.duty.debtors(), calling.debtor, by);
            calls.put(call, known);
        }
        return known;
    }

    /** What another step came to for each of its parties. */
    private Proof after(Step step, String why, String other, String text, Truth truth) {
        Site site = new Site(id(step) + "/" + why + "/" + other, Optional.of(step.ref()), text);
        List<Proof> each = new ArrayList<>();
        results(other).forEach((party, result) -> each.add(result.proof(rule, step(other), party)));
        return new Proof.Rule(site, truth.name(), each);
    }

    private static Optional<String> anchorStep(Step step) {
        return switch (step) {
            case Step.Duty duty -> duty.deadline().anchor().ofStep();
            case Step.Power power ->
                power.lapses().flatMap(deadline -> deadline.anchor().ofStep());
        };
    }

    private Step step(String stepId) {
        return rule.step(stepId).orElseThrow(() -> new IllegalStateException("a loaded pack has no step " + stepId));
    }

    private Map<Party, Result> results(String stepId) {
        Step step = step(stepId);
        Map<Party, Result> results = new LinkedHashMap<>();
        for (Party party : parties(scene, whose(step), account, subject)) {
            results.put(party, judge(step, party));
        }
        return results;
    }

    /** The same, of a power with no uses but those that call on the debtor of a duty that runs from it. */
    private Map<Party, Result> results(String stepId, Optional<Calling> calling) {
        Map<Party, Result> all = results(stepId);
        if (calling.isEmpty() || !(step(stepId) instanceof Step.Power)) {
            return all;
        }
        Map<Party, Result> those = new LinkedHashMap<>();
        all.forEach((party, result) -> those.put(
                party,
                result.with(result.uses.stream()
                        .filter(use -> calls(calling.get(), use.act().document()))
                        .toList())));
        return those;
    }

    /** The entry that exercised or met a step: the earliest, if several parties could. */
    private Optional<Act> taken(String stepId, Optional<Calling> calling) {
        return results(stepId, calling).values().stream()
                .flatMap(result -> result.act().stream())
                .filter(act -> scene.now().has(act.time()) != Truth.FALSE)
                .min(EARLIEST);
    }

    private Deadlines deadlines(Party party, Optional<Calling> calling) {
        return new Deadlines(scene, facts, party, new Deadlines.Anchors() {
            @Override
            public Optional<Act> step(String step) {
                return taken(step, calling);
            }

            @Override
            public List<Used> uses(String step) {
                return results(step, calling).values().stream()
                        .flatMap(result -> result.uses.stream())
                        .filter(use -> scene.now().has(use.act().time()) != Truth.FALSE)
                        .toList();
            }

            @Override
            public Due metBy(String provision) {
                throw new IllegalStateException("a step runs from no other provision: " + provision);
            }
        });
    }

    private List<Act> candidates(
            Step step, Satisfaction satisfaction, Party self, Judged judged, Collection<Party> creditors) {
        Acts acts = new Acts(scene, subject);
        return switch (satisfaction) {
            case Satisfaction.ByEntry by -> {
                Collection<Party> authors = authors(satisfaction, self);
                List<Act> entries = acts.entries(id(step), by, authors, judged, creditors);
                yield authors.size() < 2
                        ? entries
                        : entries.stream().sorted(EARLIEST).toList();
            }
            case Satisfaction.ByFact fact ->
                Program.truth(facts.prove(fact.when())) == Truth.TRUE
                        ? acts.statements(self, judged, creditors).stream()
                                .filter(act -> Program.truth(Facts.of(scene, scene.account(self, act.asOf()), subject)
                                                .prove(fact.when()))
                                        == Truth.TRUE)
                                .toList()
                        : List.of();
        };
    }

    private Collection<Party> authors(Satisfaction satisfaction, Party self) {
        return switch (satisfaction) {
            case Satisfaction.ByFact _ -> List.of(self);
            case Satisfaction.ByEntry by ->
                switch (by.by()) {
                    case Satisfaction.By.Self() -> List.of(self);
                    case Satisfaction.By.Either() -> {
                        Set<Party> either = new LinkedHashSet<>(sides(scene, rule, account, subject));
                        either.add(self);
                        yield either;
                    }
                    case Satisfaction.By.Role(String role) ->
                        Optional.ofNullable(scene.record().roles().get(role)).stream()
                                .toList();
                };
        };
    }

    private Site satisfactionSite(Step step, Satisfaction satisfaction, Party self) {
        return new Site(id(step) + "/satisfiedBy", Optional.of(step.ref()), Texts.satisfaction(satisfaction, self));
    }

    private Proof searched(Step step, Satisfaction satisfaction, Party self, List<Act> candidates, Truth none) {
        List<EntryPointer> passed =
                candidates.stream().map(act -> act.document().pointer()).toList();
        return new Proof.Searched(
                satisfactionSite(step, satisfaction, self),
                scene.record().sizes(),
                passed,
                none,
                looked(step, satisfaction, self, Optional.empty()));
    }

    /** What the condition of a duty that is met by a fact was as of each entry up to the one that met it. */
    private List<Proof> looked(Step step, Satisfaction satisfaction, Party self, Optional<Act> met) {
        List<Proof> looked = new ArrayList<>();
        if (satisfaction instanceof Satisfaction.ByFact(Condition.When when)
                && Program.truth(facts.prove(when)) == Truth.TRUE) {
            for (Act act : new Acts(scene, subject).statements(self, Judged.WITNESSED, List.of())) {
                EntryPointer entry = act.document().pointer();
                Proof then = Facts.of(scene, scene.account(self, act.asOf()), subject)
                        .prove(when);
                Site site = new Site(id(step) + "/asOf/" + entry, Optional.of(step.ref()), "as of " + entry);
                looked.add(new Proof.Rule(site, Program.truth(then).name(), List.of(then)));
                if (met.filter(found -> found.entries().contains(entry)).isPresent()) {
                    break;
                }
            }
        }
        return looked;
    }

    private String id(Step step) {
        return rule.id() + "." + step.id();
    }
}
