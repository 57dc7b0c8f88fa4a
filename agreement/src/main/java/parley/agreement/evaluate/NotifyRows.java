package parley.agreement.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Joined;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Notify;
import parley.agreement.proof.Proof;
import parley.agreement.value.Party;

/** The rows of a {@code notify} provision, and the subjects about which they are judged. */
final class NotifyRows {
    private final Scene scene;
    private final Notify rule;
    private final Subjects subjects;

    NotifyRows(Scene scene, Notify rule) {
        this.scene = scene;
        this.rule = rule;
        this.subjects = new Subjects(scene, rule);
    }

    /** The subject to which an id belongs on an account. */
    Joined subject(Party holder, FactKey id) {
        return subjects.of(holder, Cut.NONE, id);
    }

    /** The account on which the ids of a subject are one. */
    Account account(Party holder, Joined subject) {
        return subjects.account(holder, Cut.NONE, subject);
    }

    /** Why these ids are one subject; empty where the provision joins none. */
    Optional<Proof> proof(Party holder, Joined subject) {
        return subjects.proof(holder, Cut.NONE, subject);
    }

    /** The rows that yield a debtor on an account, of any id of the subject; on his own, by his own word. */
    List<DebtorRow> by(Account account, Joined subject, Party debtor) {
        return rule.debtors().stream()
                .filter(row -> subject.ids().stream().anyMatch(id -> yields(row, account, id, debtor)))
                .toList();
    }

    private boolean yields(DebtorRow row, Account account, FactKey id, Party debtor) {
        return debtor.equals(account.holder())
                ? Debtors.byOwnWord(scene, account, id, row.each())
                : Debtors.on(scene, account, id, row.each()).contains(debtor);
    }

    /** On its own account a party owes by its own word for those ids that yield it; what is joined to them counts whole. */
    Joined owing(Account account, Joined subject, Party debtor) {
        return subject.owing(subject.ids().stream()
                .filter(id -> rule.debtors().stream().anyMatch(row -> yields(row, account, id, debtor)))
                .collect(Collectors.toSet()));
    }

    /** What comes of each row. */
    List<NotifyRow.Result> judge(List<DebtorRow> rows, Account account, Joined subject, Party debtor) {
        Deadlines.Anchors anchors = new NotifyMoment(scene, account.holder(), subject.name(), debtor);
        return rows.stream()
                .map(row -> new NotifyRow(scene, rule, row, subjects, account, subject, debtor, anchors).judge())
                .toList();
    }
}
