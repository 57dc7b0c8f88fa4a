package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.expr.Path;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Judges a {@code refrain} provision: an event or presence that must not be. While a parameter that it reads is unbound,
 * each account has one finding about the provision as a whole, {@code unknown} (decide), and none about any subject; its
 * node is UNKNOWN because each parameter below is.
 */
final class RefrainJudge {
    private final Scene scene;
    private final Refrain rule;
    private final FindingMaker maker;

    RefrainJudge(Scene scene, Refrain rule) {
        this.scene = scene;
        this.rule = rule;
        this.maker = new FindingMaker(scene, rule);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(undecided());
        if (findings.isEmpty()) {
            for (FactKey subject : scene.book(Cut.NONE).facts(rule.subjectType())) {
                findings.addAll(about(subject));
            }
        }
        return findings;
    }

    /** Whether every parameter is bound that the provision reads. */
    boolean decided() {
        return Unbound.in(scene, rule).isEmpty();
    }

    /** The findings about the provision as a whole, while a parameter that it reads is unbound. */
    List<Finding> undecided() {
        SortedSet<String> unbound = Unbound.in(scene, rule);
        return unbound.isEmpty()
                ? List.of()
                : scene.record().parties().stream()
                        .map(party -> undecided(party, unbound))
                        .toList();
    }

    /** The findings about one subject, once everything is decided. */
    List<Finding> about(FactKey subject) {
        List<Finding> findings = new ArrayList<>();
        for (Party holder : scene.record().parties()) {
            Account account = scene.account(holder, Cut.NONE);
            if (!account.exists(subject)) {
                continue;
            }
            for (Party debtor : scene.record().parties()) {
                List<DebtorRow> rows = rowsBy(account, subject, debtor);
                if (!rows.isEmpty()) {
                    RefrainRow row = new RefrainRow(scene, rule, rows, account, subject, debtor);
                    if (hasStatedAbout(account, subject) || row.readsOwnBaseline()) {
                        findings.add(maker.finding(
                                Optional.empty(), Optional.of(name(subject)), debtor, holder, row.judge()));
                    }
                }
            }
        }
        return findings;
    }

    private boolean hasStatedAbout(Account account, FactKey subject) {
        return type(subject).identified()
                ? scene.authorsAbout(subject).contains(account.holder())
                : account.stated(subject);
    }

    /** The id of a fact that has one; of another the values of its key. */
    private String name(FactKey subject) {
        return subject.values().stream()
                .map(value -> value.isEmpty() ? "unstated" : value)
                .collect(Collectors.joining("/"));
    }

    private FactType type(FactKey subject) {
        return scene.pack()
                .fact(subject.type())
                .orElseThrow(() -> new IllegalStateException("a loaded pack has no fact " + subject.type()));
    }

    /** The rows that yield a debtor on an account; on his own, by his own word. */
    private List<DebtorRow> rowsBy(Account account, FactKey subject, Party debtor) {
        return rule.debtors().stream()
                .filter(row -> debtor.equals(account.holder())
                        ? Debtors.byOwnWord(scene, account, subject, row.each())
                        : Debtors.on(scene, account, subject, row.each()).contains(debtor))
                .toList();
    }

    private Finding undecided(Party party, SortedSet<String> unbound) {
        SortedSet<Need> needs = new TreeSet<>();
        List<Proof> because = new ArrayList<>();
        for (String name : unbound) {
            Path path = new Path(List.of("param", name));
            needs.add(new Need.Decide(name));
            because.add(new Proof.Stated(
                    new Site(rule.id() + "/" + path, Optional.of(rule.ref()), path.toString()),
                    Truth.UNKNOWN,
                    Parameters.read(scene, name)));
        }
        Proof proof = new Proof.Rule(
                new Site(rule.id(), Optional.of(rule.ref()), "refrain: not decided"), Verdict.UNKNOWN.word(), because);
        Outcome open = Outcome.of(Verdict.KEPT).or(Outcome.of(Verdict.BREACHED), needs);
        return maker.finding(
                Optional.empty(), Optional.empty(), party, party, Conclusion.of(open, Extent.NONE, List.of(), proof));
    }
}
