package parley.agreement.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Every statement that stands, by fact and author, in the order in which it took effect. Facts come in the order of the
 * charter's parties and then of their logs, so that arrival decides nothing. Immutable once made.
 */
public final class Book {
    private final Map<FactKey, Map<Party, List<Statement>>> byFact;

    private Book(Map<FactKey, Map<Party, List<Statement>>> byFact) {
        this.byFact = byFact;
    }

    /** The statements of a record, with each log read up to the cut. */
    public static Book of(KnownRecord record, Cut cut, Function<RecordedEntry, List<Statement>> reader) {
        Versions versions = Versions.of(record, cut);
        Map<FactKey, Map<Party, List<Statement>>> byFact = new LinkedHashMap<>();
        for (Party party : record.parties()) {
            for (RecordedEntry entry : record.log(party)) {
                if (cut.includes(entry.pointer()) && versions.stands(entry.pointer())) {
                    for (Statement statement : effect(entry, record, versions, reader)) {
                        byFact.computeIfAbsent(statement.fact(), _ -> new LinkedHashMap<>())
                                .computeIfAbsent(party, _ -> new ArrayList<>())
                                .add(statement);
                    }
                }
            }
        }
        return new Book(byFact);
    }

    /** What an entry makes its author say: what stands in it, and what stands in each notice that it joins. */
    private static List<Statement> effect(
            RecordedEntry entry,
            KnownRecord record,
            Versions versions,
            Function<RecordedEntry, List<Statement>> reader) {
        List<Statement> effect = new ArrayList<>();
        for (Reference reference : entry.references()) {
            if (reference.role() == Reference.Role.JOINS
                    && !reference.target().party().equals(entry.author())) {
                versions.current(reference.target())
                        .flatMap(record::entry)
                        .map(reader)
                        .orElse(List.of())
                        .forEach(joined -> effect.add(joined.of(entry.author())));
            }
        }
        effect.addAll(reader.apply(entry));
        return effect;
    }

    /** What one party alone has stated or joined. */
    public Book only(Party party) {
        Map<FactKey, Map<Party, List<Statement>>> own = new LinkedHashMap<>();
        byFact.forEach((fact, authors) -> {
            List<Statement> statements = authors.get(party);
            if (statements != null) {
                own.put(fact, Map.of(party, statements));
            }
        });
        return new Book(own);
    }

    /** The facts of a type that anyone has stated. */
    public List<FactKey> facts(String type) {
        return byFact.keySet().stream().filter(fact -> fact.type().equals(type)).toList();
    }

    /** Who has stated something of a fact, in the order of the charter. */
    public Set<Party> authors(FactKey fact) {
        return byFact.getOrDefault(fact, Map.of()).keySet();
    }

    /** A party's statements of a fact, oldest first. */
    public List<Statement> statements(FactKey fact, Party author) {
        return byFact.getOrDefault(fact, Map.of()).getOrDefault(author, List.of());
    }

    /** A party's latest statement of one field of a fact, blanks included. */
    public Optional<Statement.Stated> latest(FactKey fact, Party author, String field) {
        for (Statement statement : statements(fact, author).reversed()) {
            Statement.Stated stated = statement.fields().get(field);
            if (stated != null) {
                return Optional.of(stated);
            }
        }
        return Optional.empty();
    }

    /** Whether a party has stated or joined something about a subject: the fact itself, or one that names it. */
    public boolean hasStatedAbout(Party party, FactKey subject) {
        return byFact.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(party))
                .anyMatch(entry -> entry.getKey().equals(subject)
                        || entry.getValue().getOrDefault(party, List.of()).stream()
                                .anyMatch(statement -> names(statement, subject)));
    }

    private static boolean names(Statement statement, FactKey subject) {
        return statement.fields().values().stream()
                .map(Statement.Stated::value)
                .anyMatch(value -> value instanceof Value.Id(String id) && id.equals(subject.id()));
    }
}
