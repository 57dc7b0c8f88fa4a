package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Account;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Condition;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Lift;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * One prohibition for one debtor and one subject on one account.
 *
 * <p>It is broken where one row of the debtors holds (each part below it is TRUE), no lift is TRUE and no exemption is;
 * lifted it is {@code kept}, exempt {@code excused}. What is broken is {@code foreseen} before its first second and
 * {@code breached} from then on.
 */
final class RefrainRow {
    private final Scene scene;
    private final Refrain rule;
    private final List<DebtorRow> rows;
    private final Account account;
    private final FactKey subject;
    private final Party debtor;
    private final Facts facts;
    private final Optional<Snapshot> snapshot;
    private final List<Proof> because = new ArrayList<>();
    private final List<Proof> grounds = new ArrayList<>();

    RefrainRow(Scene scene, Refrain rule, List<DebtorRow> rows, Account account, FactKey subject, Party debtor) {
        this.scene = scene;
        this.rule = rule;
        this.rows = rows;
        this.account = account;
        this.subject = subject;
        this.debtor = debtor;
        Facts plain = Facts.of(scene, debtor.equals(account.holder()) ? account.owing() : account, subject);
        this.snapshot = rule.baseline().map(baseline -> Snapshot.of(scene, baseline, plain, debtor));
        this.facts = snapshot.map(plain::baseline).orElse(plain);
    }

    /** Whether the holder of the account has stated the row of the baseline. */
    boolean readsOwnBaseline() {
        return snapshot.map(row -> row.statedOn(account)).orElse(false);
    }

    /** A part of the prohibition and what would settle it. */
    private record Part(Truth truth, SortedSet<Need> needs) {
        static final Part NO = new Part(Truth.FALSE, new TreeSet<>());
        static final Part YES = new Part(Truth.TRUE, new TreeSet<>());

        Part and(Part other) {
            return new Part(truth.and(other.truth), union(other));
        }

        Part or(Part other) {
            return new Part(truth.or(other.truth), union(other));
        }

        private SortedSet<Need> union(Part other) {
            SortedSet<Need> all = new TreeSet<>(needs);
            all.addAll(other.needs);
            return all;
        }
    }

    Conclusion judge() {
        Part prohibited = rows.stream().map(this::row).reduce(Part.NO, Part::or);
        List<String> refs = new ArrayList<>();
        Part lifted = rule.unless().map(lift -> lift(lift, because, refs)).orElse(Part.NO);
        Part exempt = exempt(refs);
        Begin begin = new Begin(scene, rule, facts);
        because.addAll(begin.proofs());
        Outcome broken = Outcome.when(exempt.truth, exempt.needs, Outcome.of(Verdict.EXCUSED), begin.outcome());
        Outcome held = Outcome.when(lifted.truth, lifted.needs, Outcome.of(Verdict.KEPT), broken);
        Outcome outcome = Outcome.when(prohibited.truth, prohibited.needs, held, Outcome.of(Verdict.KEPT));
        Verdict verdict = outcome.verdict();
        Proof proof = new Proof.Rule(
                new Site(
                        rule.id(),
                        Optional.of(rule.ref()),
                        "refrain: a row holds, not lifted, not exempt; from its first second"),
                verdict.word(),
                because);
        boolean shown = verdict == Verdict.BREACHED || verdict == Verdict.FORESEEN;
        Extent extent = shown ? Extent.during(begin.days(verdict == Verdict.BREACHED)) : Extent.NONE;
        return Conclusion.of(outcome, extent, cites(verdict, prohibited.truth, refs), proof);
    }

    /** A row holds if it applies and what is prohibited is TRUE. */
    private Part row(DebtorRow row) {
        Facts of =
                facts.shares(new Facts.Shares(Debtors.share(scene, subject, row.each(), debtor), row.shareOfDebtor()));
        List<Proof> parts = new ArrayList<>();
        Part part = Part.YES;
        for (Condition condition : List.of(row.applies(), rule.where()).stream()
                .flatMap(Optional::stream)
                .toList()) {
            Proof proof = of.prove(condition);
            parts.add(proof);
            part = part.and(new Part(Program.truth(proof), Needs.of(proof)));
        }
        if (rule.region().isPresent()) {
            Proof proof = Regions.prove(scene, of, rule.region().get(), debtor);
            parts.add(proof);
            part = part.and(new Part(Program.truth(proof), Needs.of(proof)));
        }
        grounds.addAll(parts);
        Site site = new Site(
                rule.id() + "/debtors/" + rule.debtors().indexOf(row),
                Optional.of(row.ref()),
                debtor + " by " + row.each() + ": all of");
        because.add(new Proof.Rule(site, part.truth.name(), parts));
        return part;
    }

    private Part lift(Lift lift, List<Proof> proofs, List<String> refs) {
        Lifts.Weighed weighed = new Lifts(scene, facts, debtor).weigh(lift);
        proofs.add(weighed.proof());
        weighed.refs().forEach(asked -> refs.add(asked.ref()));
        return new Part(weighed.truth(), weighed.needs());
    }

    /** One exemption that holds is enough; it holds if its condition does and its notices, if it asks for any, are in time. */
    private Part exempt(List<String> refs) {
        Part any = Part.NO;
        for (Refrain.Exemption exemption : rule.exempt()) {
            Proof when = facts.prove(exemption.when());
            List<Proof> parts = new ArrayList<>(List.of(when));
            Part part = new Part(Program.truth(when), Needs.of(when));
            if (exemption.unless().isPresent()) {
                part = part.and(lift(exemption.unless().get(), parts, new ArrayList<>()));
            }
            if (part.truth != Truth.FALSE) {
                refs.add(exemption.ref());
            }
            Site site = new Site(exemption.id(), Optional.of(exemption.ref()), "exempt: all of");
            because.add(new Proof.Rule(site, part.truth.name(), parts));
            any = any.or(part);
        }
        return any;
    }

    /** What a verdict rests on: of one that nothing contradicts, what is FALSE. */
    private List<String> cites(Verdict verdict, Truth prohibited, List<String> refs) {
        List<String> cites = new ArrayList<>();
        boolean free = verdict == Verdict.KEPT && prohibited == Truth.FALSE;
        Truth telling = free ? Truth.FALSE : verdict == Verdict.UNKNOWN ? Truth.UNKNOWN : Truth.TRUE;
        rows.forEach(row -> cites.add(row.ref()));
        grounds.forEach(ground -> Citations.collect(ground, telling, cites));
        if (!free) {
            cites.addAll(refs);
        }
        return cites;
    }
}
