package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Finding.Owed;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.value.Party;

/**
 * Judges an {@code exchange}: request, reply, right to a meeting, meeting; duties and powers step by step. The proof of a
 * finding is that of its step, after what its account has of the sides.
 */
final class ExchangeJudge {
    private final Scene scene;
    private final Exchange rule;
    private final FindingMaker maker;

    ExchangeJudge(Scene scene, Exchange rule) {
        this.scene = scene;
        this.rule = rule;
        this.maker = new FindingMaker(scene, rule);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (FactKey subject : scene.book(Cut.NONE).facts(rule.subjectType())) {
            findings.addAll(about(subject));
        }
        return findings;
    }

    /** The findings about one subject. */
    List<Finding> about(FactKey subject) {
        List<Concerned> concerned = concerned(subject);
        List<Finding> findings = new ArrayList<>();
        for (Step step : rule.steps()) {
            for (Concerned holder : concerned) {
                Account account = holder.account;
                for (Party party : partiesOf(step, account, subject)) {
                    if (holder.stated || party.equals(account.holder())) {
                        findings.add(finding(step, account, subject, party, holder.judge.judge(step, party)));
                    }
                }
            }
        }
        return findings;
    }

    /**
     * An account on which a subject is judged.
     *
     * @param stated whether its holder has said something about it; others are only asked about themselves
     */
    private record Concerned(Account account, boolean stated, StepJudge judge) {}

    private List<Concerned> concerned(FactKey subject) {
        Acts acts = new Acts(scene, subject);
        List<Party> authors = scene.authorsAbout(subject);
        List<Concerned> concerned = new ArrayList<>();
        for (Party holder : scene.record().parties()) {
            boolean stated = authors.contains(holder);
            if (stated || acts.addressed(holder)) {
                Account account = scene.account(holder, Cut.NONE);
                if (account.exists(subject)) {
                    concerned.add(new Concerned(account, stated, new StepJudge(scene, rule, account, subject)));
                }
            }
        }
        return concerned;
    }

    /** The debtors of a duty, or the holders of a power, on an account. */
    private Set<Party> partiesOf(Step step, Account account, FactKey subject) {
        return StepJudge.parties(scene, StepJudge.whose(step), account, subject);
    }

    private Finding finding(Step step, Account account, FactKey subject, Party party, StepJudge.Result result) {
        Verdict verdict = result.outcome().verdict();
        Proof whole = result.proof(rule, step, party);
        List<Proof> because = new ArrayList<>(List.of(sides(account, subject)));
        because.addAll(whole.because());
        Proof proof = new Proof.Rule(whole.site(), whole.outcome(), because);
        Conclusion conclusion = new Conclusion(
                result.outcome(),
                owed(step, party, verdict, result),
                verdict == Verdict.MET || verdict == Verdict.LATE ? result.incomplete() : List.of(),
                result.due().flatMap(Due::settled),
                Extent.NONE,
                result.cites(),
                proof);
        return maker.finding(Optional.of(step.id()), Optional.of(subject.id()), party, account.holder(), conclusion);
    }

    /** Whom the steps name by paths, as the account has it: the sides are those together. */
    private Proof sides(Account account, FactKey subject) {
        Facts facts = Facts.of(scene, account, subject);
        List<Proof> named = StepJudge.named(rule)
                .map(each -> each.path())
                .distinct()
                .<Proof>map(path -> new Proof.Claimed(
                        new Site(rule.id() + "/sides/" + path, Optional.empty(), path.toString()), facts.read(path)))
                .toList();
        return new Proof.Rule(
                new Site(rule.id() + "/sides", Optional.of(rule.ref()), "the sides"),
                StepJudge.sides(scene, rule, account, subject).toString(),
                named);
    }

    private Optional<Owed> owed(Step step, Party party, Verdict verdict, StepJudge.Result result) {
        boolean open = verdict == Verdict.DUE
                || verdict == Verdict.OVERDUE
                || (verdict == Verdict.BREACHED && result.act().isEmpty());
        if (!open || !(step instanceof Step.Duty duty)) {
            return Optional.empty();
        }
        Set<Party> others = new LinkedHashSet<>(StepJudge.sides(scene, rule, result.account(), result.subject()));
        others.remove(party);
        return Optional.of(new Owed(
                party,
                Texts.satisfaction(duty.satisfiedBy(), party),
                others.isEmpty()
                        ? "others"
                        : String.join(", ", others.stream().map(Party::code).toList())));
    }
}
