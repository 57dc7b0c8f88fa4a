package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.finding.Finding;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Refrain;
import parley.agreement.value.Party;

/** Judges a {@code refrain} provision: an event or presence that must not be. */
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
        List<Finding> findings = new ArrayList<>();
        for (FactKey subject : scene.book(Cut.NONE).facts(rule.subjectType())) {
            findings.addAll(about(subject));
        }
        return findings;
    }

    /** The findings about one subject. */
    List<Finding> about(FactKey subject) {
        List<Finding> findings = new ArrayList<>();
        for (Party holder : scene.record().parties()) {
            Account account = scene.account(holder, Cut.NONE);
            if (!account.exists(subject)) {
                continue;
            }
            Set<Party> named = named(account, subject);
            for (Party debtor : scene.record().parties()) {
                if (!named.contains(debtor) && !debtor.equals(holder)) {
                    continue;
                }
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

    /** Whom the subject names on an account, whoever said so; its holder may be one by his own word besides. */
    private Set<Party> named(Account account, FactKey subject) {
        Set<Party> named = new HashSet<>();
        rule.debtors().forEach(row -> named.addAll(Debtors.on(scene, account, subject, row.each())));
        return named;
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
}
