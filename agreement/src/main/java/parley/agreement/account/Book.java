package parley.agreement.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import parley.agreement.pack.Quota;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;

/**
 * Every statement that stands, by fact and author, in the order in which it took effect. Facts come in the order of the
 * charter's parties and then of their logs, so that arrival decides nothing.
 */
public sealed interface Book permits PlainBook, RegisterBook {
    /** The statements of a record, with each log read up to the cut. */
    static Book of(KnownRecord record, Cut cut, Function<RecordedEntry, List<Statement>> reader) {
        return PlainBook.of(record, cut, reader);
    }

    /** The facts of a type that anyone has stated. */
    List<FactKey> facts(String type);

    /** Those of a type of which someone may have stated that a field holds an id; others may be among them. */
    List<FactKey> facts(String type, String field, String id);

    /** The facts that may be counted together on some account, as far as is known; others may be among them. */
    List<FactKey> perhaps(Use use);

    /**
     * Those of them that the obliged party may have accepted before the end of its log, as it is read; others may be
     * among them. None else has taken a use on any account.
     */
    default List<FactKey> perhapsTaken(Use use) {
        return perhaps(use);
    }

    /** What a line of a quota counts for a party from the first of some calendar years to the last. */
    record Use(Quota rule, Quota.Line line, Party obliged, int first, int last) {}

    /** Who has stated something of a fact, in the order of the charter. */
    Set<Party> authors(FactKey fact);

    /** A party's statements of a fact, oldest first. */
    List<Statement> statements(FactKey fact, Party author);

    /**
     * Who has stated or joined something about a subject: the fact itself, or one that names it. In the order of the
     * charter.
     *
     * @param parties in that order
     */
    default List<Party> authorsAbout(FactKey subject, List<Party> parties) {
        return parties.stream().filter(party -> hasStatedAbout(party, subject)).toList();
    }

    /** Whether a party has stated or joined something about a subject: the fact itself, or one that names it. */
    boolean hasStatedAbout(Party party, FactKey subject);

    /** A party's latest statement of one field of a fact, blanks included. */
    default Optional<Statement.Stated> latest(FactKey fact, Party author, String field) {
        for (Statement statement : statements(fact, author).reversed()) {
            Statement.Stated stated = statement.fields().get(field);
            if (stated != null) {
                return Optional.of(stated);
            }
        }
        return Optional.empty();
    }
}
