package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Joined;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Finding.Owed;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Judges a {@code notify} provision: per subject a notice before or after an anchor, to whom. The verdict is the heaviest of
 * its rows; a node beside them says which ids are the subject.
 */
final class NotifyJudge {
    /** Worst last: of two rows that yield one party, the one that weighs more is the party's verdict. */
    private static final List<Verdict> WEIGHT = List.of(
            Verdict.NOT_OWED,
            Verdict.EXCUSED,
            Verdict.MET,
            Verdict.LATE,
            Verdict.DUE,
            Verdict.OVERDUE,
            Verdict.BREACHED);

    private final Scene scene;
    private final Notify rule;
    private final FindingMaker maker;
    private final NotifyRows rows;

    NotifyJudge(Scene scene, Notify rule) {
        this.scene = scene;
        this.rule = rule;
        this.maker = new FindingMaker(scene, rule);
        this.rows = new NotifyRows(scene, rule);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (FactKey id : scene.book(Cut.NONE).facts(rule.subjectType())) {
            findings.addAll(about(id));
        }
        return findings;
    }

    /** The findings about the subject that has its name from this id; none where another names it. */
    List<Finding> about(FactKey id) {
        List<Finding> findings = new ArrayList<>();
        List<Party> holders = rule.joins().isPresent() ? scene.record().parties() : scene.authorsAbout(id);
        for (Party holder : holders) {
            Joined subject = rows.subject(holder, id);
            if (subject.name().equals(id) && hasStatedAbout(holder, subject)) {
                findings(holder, subject, findings);
            }
        }
        return findings;
    }

    private boolean hasStatedAbout(Party holder, Joined subject) {
        return subject.ids().stream().anyMatch(id -> scene.authorsAbout(id).contains(holder));
    }

    private void findings(Party holder, Joined subject, List<Finding> findings) {
        Account account = scene.account(holder, Cut.NONE);
        if (account.exists(subject.name()) || !rows.by(account, subject, holder).isEmpty()) {
            for (Party debtor : scene.record().parties()) {
                List<DebtorRow> yielding = rows.by(account, subject, debtor);
                if (!yielding.isEmpty()) {
                    findings.add(finding(holder, rows.owing(account, subject, debtor), debtor, yielding));
                }
            }
        }
    }

    private Finding finding(Party holder, Joined subject, Party debtor, List<DebtorRow> yielding) {
        Account account = rows.account(holder, subject);
        List<NotifyRow.Result> results = rows.judge(yielding, account, subject, debtor);
        Outcome outcome = results.stream()
                .map(NotifyRow.Result::outcome)
                .reduce((one, other) -> one.with(other, NotifyJudge::heavier))
                .orElseThrow();
        List<Proof> because = new ArrayList<>();
        results.forEach(result -> because.add(result.proof()));
        Optional<Proof> interval = rule.interval()
                .map(holds -> Facts.of(scene, account, subject.name()).prove(holds.condition()));
        interval.ifPresent(because::add);
        Optional<Proof> joining = rows.proof(holder, subject);
        joining.ifPresent(because::add);
        Proof proof = new Proof.Rule(
                new Site(rule.id(), Optional.of(rule.ref()), "notify"),
                outcome.verdict().word(),
                because);
        NotifyRow.Result telling = telling(results, outcome.verdict());
        List<String> cites = cites(results, outcome.verdict());
        joining.ifPresent(node -> node.because().forEach(pair -> Citations.collect(pair, Truth.TRUE, cites)));
        Conclusion conclusion = new Conclusion(
                outcome,
                owed(telling, debtor, outcome.verdict()),
                incomplete(telling, account, subject.name(), outcome.verdict()),
                telling.due().size() == 1 ? telling.due().getFirst().settled() : Optional.empty(),
                extent(subject, interval.flatMap(NotifyJudge::during)),
                cites,
                proof);
        return maker.finding(Optional.empty(), Optional.of(subject.name().id()), debtor, holder, conclusion);
    }

    /** The ids, where they are several. */
    private static Extent extent(Joined subject, Optional<Proof.Days> during) {
        return subject.isSingle()
                ? Extent.during(during)
                : new Extent(
                        during,
                        subject.ids().stream().map(FactKey::id).toList(),
                        OptionalLong.empty(),
                        OptionalLong.empty());
    }

    private static Verdict heavier(Verdict one, Verdict other) {
        return WEIGHT.indexOf(one) >= WEIGHT.indexOf(other) ? one : other;
    }

    /** The row whose verdict is the party's, or else the first that may apply. */
    private static NotifyRow.Result telling(List<NotifyRow.Result> results, Verdict verdict) {
        return results.stream()
                .filter(result -> result.outcome().verdict() == verdict)
                .findFirst()
                .orElse(results.getFirst());
    }

    private Optional<Owed> owed(NotifyRow.Result row, Party debtor, Verdict verdict) {
        boolean open = verdict == Verdict.DUE
                || verdict == Verdict.OVERDUE
                || (verdict == Verdict.BREACHED && row.act().isEmpty());
        return open
                ? Optional.of(new Owed(
                        debtor,
                        Texts.satisfaction(row.satisfiedBy(), debtor),
                        rule.creditors().toString()))
                : Optional.empty();
    }

    private List<String> incomplete(NotifyRow.Result row, Account account, FactKey subject, Verdict verdict) {
        if ((verdict != Verdict.MET && verdict != Verdict.LATE) || row.latest().isEmpty()) {
            return List.of();
        }
        Set<String> items = new LinkedHashSet<>(
                Completeness.missing(scene, row.latest().get().document()));
        items.addAll(Completeness.unstated(rule.content(), Facts.of(scene, account, subject)));
        return List.copyOf(items);
    }

    /** The days of the first term that a condition names. */
    private static Optional<Proof.Days> during(Proof interval) {
        return interval instanceof Proof.Held held
                ? held.during()
                : interval.because().stream().findFirst().flatMap(NotifyJudge::during);
    }

    private List<String> cites(List<NotifyRow.Result> results, Verdict verdict) {
        List<String> cites = new ArrayList<>();
        for (NotifyRow.Result result : results) {
            boolean tells = verdict == Verdict.UNKNOWN || result.outcome().verdict() == verdict;
            if (tells) {
                cites.add(result.row().ref());
                result.grounds().forEach(ground -> Citations.collect(ground, telling(verdict), cites));
            }
        }
        return cites;
    }

    /** The truth of the leaves that a verdict rests on: that nothing is owed rests on what is FALSE. */
    private static Truth telling(Verdict verdict) {
        return switch (verdict) {
            case UNKNOWN -> Truth.UNKNOWN;
            case NOT_OWED -> Truth.FALSE;
            case DUE, MET, LATE, OVERDUE, BREACHED, EXCUSED -> Truth.TRUE;
            case CLOSED, OPEN, EXERCISED, INVALID, LAPSED, KEPT, FORESEEN, AVAILABLE, EXHAUSTED, ADOPTED, BROKEN ->
                throw new IllegalStateException("no verdict of a notice: " + verdict);
        };
    }
}
