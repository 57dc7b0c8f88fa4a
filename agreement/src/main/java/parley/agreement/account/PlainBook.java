package parley.agreement.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Party;

/** A {@link Book} made by reading every log from its beginning: the reference of every faster one. Immutable. */
final class PlainBook implements Book {
    private final Map<FactKey, Map<Party, List<Statement>>> byFact;

    private PlainBook(Map<FactKey, Map<Party, List<Statement>>> byFact) {
        this.byFact = byFact;
    }

    static Book of(KnownRecord record, Cut cut, Function<RecordedEntry, List<Statement>> reader) {
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
        return new PlainBook(byFact);
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

    @Override
    public List<FactKey> facts(String type) {
        return byFact.keySet().stream().filter(fact -> fact.type().equals(type)).toList();
    }

    @Override
    public Set<Party> authors(FactKey fact) {
        return byFact.getOrDefault(fact, Map.of()).keySet();
    }

    @Override
    public List<Statement> statements(FactKey fact, Party author) {
        return byFact.getOrDefault(fact, Map.of()).getOrDefault(author, List.of());
    }

    @Override
    public List<FactKey> facts(String type, String field, String id) {
        return facts(type);
    }

    @Override
    public List<FactKey> perhaps(Use use) {
        return facts(use.rule().subjectType());
    }

    @Override
    public boolean hasStatedAbout(Party party, FactKey subject) {
        return byFact.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(party))
                .anyMatch(entry -> entry.getKey().equals(subject)
                        || entry.getValue().getOrDefault(party, List.of()).stream()
                                .anyMatch(statement -> statement.names(subject.id())));
    }
}
