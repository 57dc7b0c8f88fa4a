package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.evaluate.QuotaGroup.Window;
import parley.agreement.evaluate.QuotaUses.Counted;
import parley.agreement.evaluate.QuotaYears.Years;
import parley.agreement.expr.Path;
import parley.agreement.pack.Exchange.Unless;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Whether a party owes nothing about a subject because others had used up its quota before. What came before is told by
 * its own log: what it accepted before its first word that accepted or refused this subject; the log is read up to that
 * entry. While it has not decided, what it accepts until the deadline of the duty comes before; what it accepts after a
 * deadline that it let pass does not. The subject never counts against itself.
 *
 * <p>The ground is TRUE if one of its lines is used up. A line is, for a year, if it is in one of the windows that hold the
 * year; of several years in which the subject may fall, what is so in each of them stands, else it is UNKNOWN; and its
 * {@code where} must hold of the subject. It is not, where the subject is not the party's or a value that tells it apart is
 * none; UNKNOWN where one of these is. What accepted another subject came before if its entry is before the decision, which
 * stands below it, and one of the two lies within the deadline; without a decision, if it does itself.
 */
final class Exhaustion {
    private final Scene scene;
    private final Quota rule;
    private final FactKey subject;
    private final Party obliged;
    private final Due due;
    private final Optional<Act> decision;
    private final QuotaUses uses;
    private final NumberAsOf number;

    private Exhaustion(
            Scene scene, Quota rule, Party holder, FactKey subject, Party obliged, Due due, Optional<Act> decision) {
        this.scene = scene;
        this.rule = rule;
        this.subject = subject;
        this.obliged = obliged;
        this.due = due;
        this.decision = decision;
        Cut cut = decision.map(act -> Cut.NONE.upTo(act.document().pointer())).orElse(Cut.NONE);
        this.uses = new QuotaUses(scene, rule, holder, cut);
        this.number = new NumberAsOf(scene, rule, holder, subject, cut);
    }

    /** Whether it is so, what would tell, the paragraphs of the quotas that are used up, and why. */
    record Found(Truth truth, SortedSet<Need> needs, List<String> cites, Proof proof) {}

    /**
     * Whether a ground holds about one subject. Where the obliged party's first word leaves open whether it accepts, it
     * may have decided there or later: what is so in both cases stands.
     *
     * @param id of the ground
     * @param due the deadline of the duty
     */
    static Found find(
            Scene scene,
            Quota rule,
            Party holder,
            FactKey subject,
            Party obliged,
            Due due,
            Unless.Exhausted ground,
            String id) {
        QuotaUses whole = new QuotaUses(scene, rule, holder, Cut.NONE);
        Optional<Act> decision = whole.decision(subject, obliged);
        Optional<Act> word = whole.word(subject, obliged);
        Found decided = new Exhaustion(scene, rule, holder, subject, obliged, due, decision).find(ground, id);
        if (word.equals(decision)) {
            return decided;
        }
        Found earlier = new Exhaustion(scene, rule, holder, subject, obliged, due, word).find(ground, id + "/word");
        Truth truth = earlier.truth == decided.truth ? decided.truth : Truth.UNKNOWN;
        SortedSet<Need> needs = new TreeSet<>();
        if (truth == Truth.UNKNOWN) {
            needs.addAll(earlier.needs);
            needs.addAll(decided.needs);
            needs.addAll(whole.open(subject));
        }
        Site site = new Site(id + "/either", Optional.of(ground.ref()), "as of either word");
        Proof either = new Proof.Rule(site, truth.name(), List.of(earlier.proof, decided.proof));
        return new Found(truth, needs, earlier.truth == Truth.FALSE ? decided.cites : earlier.cites, either);
    }

    private Found find(Unless.Exhausted ground, String id) {
        List<Proof> because = new ArrayList<>();
        SortedSet<Need> needs = new TreeSet<>();
        Set<String> cites = new LinkedHashSet<>();
        Truth truth = Truth.FALSE;
        for (Line line : rule.lines()) {
            if (ground.line().isEmpty() || ground.line().get().equals(line.id())) {
                Found one = find(line, id);
                truth = truth.or(one.truth);
                needs.addAll(one.needs);
                because.add(one.proof);
                if (one.truth != Truth.FALSE) {
                    cites.addAll(one.cites);
                }
            }
        }
        Site site = new Site(
                id,
                Optional.of(ground.ref()),
                rule.id() + " used up before: " + ground.then().word());
        return new Found(
                truth,
                truth == Truth.UNKNOWN ? needs : new TreeSet<>(),
                List.copyOf(cites),
                new Proof.Combined(site, Operator.ANY, truth, because));
    }

    /** Used up in one of the windows of whichever year it is. */
    private Found find(Line line, String id) {
        if (line.counting() instanceof Counting.Overlap overlap) {
            return new HeldExhaustion(
                            scene, rule, line, overlap, uses.account().holder(), subject, obliged, due, decision)
                    .find(id);
        }
        Site site = new Site(
                id + "/" + line.id(), Optional.of(line.ref()), rule.id() + "." + line.id() + " used up by others");
        List<Proof> because = new ArrayList<>();
        SortedSet<Need> needs = new TreeSet<>();
        Truth belongs = belongs(line, site, because, needs);
        Optional<Map<Path, Value>> values = uses.values(line, subject);
        if (belongs != Truth.TRUE || values.isEmpty()) {
            return new Found(
                    belongs,
                    belongs == Truth.UNKNOWN ? needs : new TreeSet<>(),
                    List.of(line.ref()),
                    new Proof.Rule(site, belongs.name(), because));
        }
        QuotaYears when = uses.years(line, subject, obliged);
        Years years = when.years();
        because.add(when.shown(site.id() + "/counting"));
        Truth every = Truth.TRUE;
        Truth some = Truth.FALSE;
        for (int year : years.named().toArray()) {
            Truth inYear = Truth.FALSE;
            List<Proof> windows = new ArrayList<>();
            for (Window window : when.windows(year)) {
                QuotaTally tally = tally(line, new QuotaGroup(obliged, window, values.get()), id);
                inYear = inYear.or(tally.exhausted());
                needs.addAll(tally.needs());
                windows.add(tally.proof());
            }
            because.add(new Proof.Rule(
                    new Site(site.id() + "/" + year, Optional.of(line.ref()), "used up in a window that holds " + year),
                    inYear.name(),
                    windows));
            every = every.and(inYear);
            some = some.or(inYear);
        }
        Truth truth = years.never() ? Truth.FALSE : years.finite() && every == some ? every : Truth.UNKNOWN;
        if (truth == Truth.UNKNOWN) {
            needs.addAll(when.needs());
        }
        if (line.where().isPresent()) {
            Proof where =
                    Facts.of(scene, uses.account(), subject).prove(line.where().get());
            because.add(where);
            truth = truth.and(Program.truth(where));
            needs.addAll(Needs.of(where));
        }
        return new Found(
                truth,
                truth == Truth.UNKNOWN ? needs : new TreeSet<>(),
                List.of(line.ref()),
                new Proof.Rule(site, truth.name(), because));
    }

    /** Whether a subject is one of the obliged party's, and the values by which the line tells it apart are known. */
    private Truth belongs(Line line, Site site, List<Proof> because, SortedSet<Need> needs) {
        Reading whose = uses.read(subject, rule.obliged());
        Truth belongs = QuotaUses.same(whose, new Value.PartyCode(obliged));
        needs.addAll(whose.lacking());
        because.add(new Proof.Compared(
                new Site(site.id() + "/obliged", Optional.of(line.ref()), rule.obliged() + " == " + obliged),
                belongs,
                whose,
                new Reading.Known(new Value.PartyCode(obliged), List.of())));
        for (Path path : line.per()) {
            Reading value = uses.read(subject, path);
            Truth known = value instanceof Reading.Known ? Truth.TRUE : Truth.UNKNOWN;
            belongs = belongs.and(value.lacking().isEmpty() && known == Truth.UNKNOWN ? Truth.FALSE : known);
            needs.addAll(value.lacking());
            because.add(new Proof.Claimed(
                    new Site(site.id() + "/per/" + path, Optional.of(line.ref()), path.toString()), value));
        }
        return belongs;
    }

    private QuotaTally tally(Line line, QuotaGroup group, String id) {
        List<Proof> others = new ArrayList<>();
        SortedSet<Need> needs = new TreeSet<>();
        for (Counted counted : byId(uses.taken(line, group))) {
            if (!counted.subject().equals(subject)) {
                Earlier earlier = earlier(counted.subject(), id);
                List<Proof> both = List.of(counted.proof(), earlier.proof);
                Truth truth = counted.truth().and(earlier.truth);
                Site site = new Site(
                        id + "/" + counted.subject().id(),
                        Optional.empty(),
                        counted.subject().id() + " had counted before");
                others.add(new Proof.Combined(site, Operator.ALL, truth, both));
                if (truth == Truth.UNKNOWN) {
                    needs.addAll(counted.needs());
                    needs.addAll(earlier.needs);
                }
            }
        }
        Site site = new Site(id + "/" + group.subject(), Optional.of(line.ref()), "used up for " + group.subject());
        return QuotaTally.of(line, site, others, needs, number.of(line, group), uses.others(group, site.id()));
    }

    /** Their order says nothing about which came first. */
    private static List<Counted> byId(List<Counted> uses) {
        return uses.stream()
                .sorted(Comparator.comparing(counted -> counted.subject().id()))
                .toList();
    }

    private record Earlier(Truth truth, SortedSet<Need> needs, Proof proof) {}

    private Earlier earlier(FactKey other, String id) {
        Optional<Act> acceptance = uses.acceptance(other, obliged);
        Site site = new Site(
                id + "/" + other.id() + "/order",
                Optional.empty(),
                "accepted by " + obliged + " before "
                        + decision.map(act -> act.document().pointer().toString())
                                .orElse("the deadline"));
        if (acceptance.isEmpty()) {
            SortedSet<Need> needs = new TreeSet<>();
            needs.add(new Need.Wait("the acceptance of " + other.id() + " by " + obliged));
            return new Earlier(
                    Truth.UNKNOWN,
                    needs,
                    new Proof.Searched(site, scene.record().sizes(), List.of(), Truth.UNKNOWN, List.of()));
        }
        Act act = acceptance.get();
        Truth before = decision.map(own -> Truth.of(act.document().pointer().index()
                        < own.document().pointer().index()))
                .orElse(Truth.TRUE);
        Truth timely = decision.map(own -> due.includes(own.time()))
                .orElse(Truth.FALSE)
                .or(due.includes(act.time()));
        Truth truth = before.and(timely);
        SortedSet<Need> needs = new TreeSet<>();
        if (truth == Truth.UNKNOWN) {
            needs.addAll(due.needs());
            if (!act.time().missing().isEmpty()) {
                needs.addAll(Needs.receipts(act.time().missing()));
            }
        }
        List<Proof> than = new ArrayList<>();
        decision.ifPresent(own -> than.add(new Proof.Done(
                new Site(id + "/decision", Optional.empty(), "the decision of " + obliged),
                own.entries(),
                own.time(),
                due.includes(own.time()),
                List.of())));
        return new Earlier(truth, needs, new Proof.Done(site, act.entries(), act.time(), truth, than));
    }
}
