package parley.agreement.account;

import java.util.List;
import java.util.Optional;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * One party's own part of the facts of a type: those whose field names it.
 *
 * @param fact the type of the facts that have parts
 * @param field the field that says whose they are
 */
public record Share(String fact, String field, Party party) {
    /** The facts of which the share is made; all of them without a share, or of a type that has no parts. */
    static List<FactKey> filter(Account account, List<FactKey> facts, Optional<Share> share) {
        return share.map(of -> facts.stream()
                        .filter(fact -> !fact.type().equals(of.fact) || of.owns(account, fact))
                        .toList())
                .orElse(facts);
    }

    private boolean owns(Account account, FactKey key) {
        return account.field(key, field) instanceof Reading.Known(Value.PartyCode(Party whose), List<Source> _)
                && whose.equals(party);
    }
}
