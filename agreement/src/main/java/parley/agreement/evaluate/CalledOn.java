package parley.agreement.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Statement;
import parley.agreement.account.Statement.Stated;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Parties;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;
import parley.agreement.value.Type;

/**
 * Whom an entry calls on that took a step from which a duty runs. Who owes is read as it is stated now, and may have been
 * named by a later entry than the first; but nobody was called on by what did not name him, and no time of his runs from it.
 *
 * <p>A field of the subject that the entry states itself tells by what it states there. Where it states none, or the path
 * leads on through other facts, the account tells as of the entry: with its author's log read up to it, all others whole.
 */
record CalledOn(Scene scene, Account account, FactKey subject) {

    /** Whether an entry calls on a debtor of a duty. */
    boolean calls(List<Parties> debtors, Party debtor, RecordedEntry by) {
        return debtors.stream().anyMatch(of -> called(of, by).contains(debtor));
    }

    private Set<Party> called(Parties parties, RecordedEntry by) {
        return switch (parties) {
            case Parties.Each(Path path)
            when isStated(path) ->
                own(path, by)
                        .map(stated -> Account.parties(stated.value()))
                        .orElseGet(() -> Debtors.on(scene, asOf(by), subject, parties));
            case Parties.Each _, Parties.Role _, Parties.Others _ -> Debtors.on(scene, account, subject, parties);
        };
    }

    private Account asOf(RecordedEntry by) {
        return scene.account(account.holder(), Cut.NONE.upTo(by.pointer()));
    }

    /** What an entry states itself of a field of the subject. */
    private Optional<Stated> own(Path path, RecordedEntry by) {
        return path.fields().size() > 1
                ? Optional.empty()
                : scene.statements(by).stream()
                        .filter(statement -> statement.fact().equals(subject))
                        .map(Statement::fields)
                        .filter(fields -> fields.containsKey(path.last()))
                        .map(fields -> fields.get(path.last()))
                        .reduce((_, later) -> later);
    }

    /** Whether a path leads to a field: what it makes of several facts was stated by no single entry. */
    private boolean isStated(Path path) {
        Optional<FactType> type = scene.pack().fact(subject.type());
        for (String name : path.fields()) {
            FactType.Field field = type.flatMap(
                            of -> Optional.ofNullable(of.fields().get(name)))
                    .orElse(null);
            if (field == null) {
                return false;
            }
            type = field.type() instanceof Type.IdOf(String fact) ? scene.pack().fact(fact) : Optional.empty();
        }
        return true;
    }
}
