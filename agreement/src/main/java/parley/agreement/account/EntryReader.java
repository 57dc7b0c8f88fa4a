package parley.agreement.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.account.Statement.Stated;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Source;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Value;
import parley.agreement.value.Value.Blank;

/**
 * Reads what an entry states. Reading is total: a field that does not fit its type states nothing, an entry in a format
 * that the pack does not have states nothing at all, and neither does one of a fact with an {@code own} id of another
 * party's.
 */
public final class EntryReader {
    private final Pack pack;
    private final List<Party> parties;
    private final BodyReader bodies;

    /** A reader for one pack, in a circle of these parties. */
    public EntryReader(Pack pack, List<Party> parties) {
        this.pack = pack;
        this.parties = List.copyOf(parties);
        this.bodies = BodyReader.of(pack);
    }

    /** The fields of the form that are filled in, blank or set by default, by name. */
    public Map<String, Stated> fields(RecordedEntry entry) {
        Map<String, Stated> fields = new LinkedHashMap<>();
        pack.format(entry.format())
                .ifPresent(format -> bodies.read(format, entry.body()).fields().forEach((name, value) -> {
                    Source source = new Source(entry.pointer(), Pointer.ROOT.member(name));
                    fields.put(name, new Stated(value, source));
                }));
        return fields;
    }

    /** What the entry states, in the order of its format. */
    public List<Statement> statements(RecordedEntry entry) {
        boolean states = pack.format(entry.format())
                .filter(format -> !format.states().isEmpty())
                .isPresent();
        return states ? statements(entry, fields(entry)) : List.of();
    }

    /**
     * What the entry states, from what its form says.
     *
     * @param form its {@link #fields}
     */
    List<Statement> statements(RecordedEntry entry, Map<String, Stated> form) {
        Optional<Format> format = pack.format(entry.format());
        if (format.isEmpty()) {
            return List.of();
        }
        List<Statement> statements = new ArrayList<>();
        for (Format.States states : format.get().states()) {
            FactType type = pack.facts().get(states.fact());
            if (type == null) {
                throw new IllegalStateException("a loaded pack has no fact " + states.fact());
            }
            statements(entry, states, type, form).stream()
                    .filter(statement -> !type.identified()
                            || type.isStatedBy(entry.author(), statement.fact().id()))
                    .forEach(statements::add);
        }
        return statements;
    }

    private List<Statement> statements(
            RecordedEntry entry, Format.States states, FactType type, Map<String, Stated> form) {
        Map<String, Stated> whole = wholeEntry(entry, states, type, form);
        if (states.each().isEmpty()) {
            return key(type, states, entry, whole, form).stream()
                    .map(key -> statement(entry, key, type, whole))
                    .toList();
        }
        Stated rows = form.get(states.each().get());
        return rows == null ? List.of() : rows(entry, states, type, whole, rows, form);
    }

    private static Statement statement(RecordedEntry entry, FactKey key, FactType type, Map<String, Stated> fields) {
        Map<String, Stated> own = new LinkedHashMap<>(fields);
        own.keySet().retainAll(type.fields().keySet());
        return new Statement(entry.author(), key, own, entry.pointer());
    }

    private Map<String, Stated> wholeEntry(
            RecordedEntry entry, Format.States states, FactType type, Map<String, Stated> form) {
        Map<String, Stated> fields = new LinkedHashMap<>();
        for (String name : type.fields().keySet()) {
            Stated copied = form.get(name);
            if (copied != null) {
                fields.put(name, copied);
            }
        }
        states.with().forEach((name, source) -> {
            Optional<Stated> stated = from(source, entry, form);
            stated.ifPresent(s -> fields.put(name, s));
        });
        return fields;
    }

    private Optional<Stated> from(Format.Source source, RecordedEntry entry, Map<String, Stated> form) {
        Source whole = new Source(entry.pointer(), Pointer.ROOT);
        return switch (source) {
            case Format.Source.Body(String field) -> Optional.ofNullable(form.get(field));
            case Format.Source.Subject() -> entry.subject().map(subject -> new Stated(new Value.Id(subject), whole));
            case Format.Source.Author() -> Optional.of(new Stated(new Value.PartyCode(entry.author()), whole));
            case Format.Source.Addressees() -> Optional.of(new Stated(addressees(entry), whole));
        };
    }

    private Value addressees(RecordedEntry entry) {
        return new Value.Items(parties.stream()
                .filter(party -> !party.equals(entry.author()) && entry.addressedTo(party))
                .<Value>map(Value.PartyCode::new)
                .toList());
    }

    private Optional<FactKey> key(
            FactType type,
            Format.States states,
            RecordedEntry entry,
            Map<String, Stated> fields,
            Map<String, Stated> form) {
        if (type.identified()) {
            Optional<Stated> id = states.each().isPresent()
                    ? Optional.ofNullable(fields.get("id"))
                    : states.id().flatMap(source -> from(source, entry, form));
            return id.filter(stated -> !(stated.value() instanceof Blank))
                    .map(stated ->
                            FactKey.identified(type.name(), stated.value().toString()));
        }
        return Optional.of(keyOf(type, fields));
    }

    private static FactKey keyOf(FactType type, Map<String, Stated> fields) {
        return new FactKey(
                type.name(),
                keyFields(type).stream()
                        .map(name -> {
                            Stated stated = fields.get(name);
                            return stated == null ? "" : stated.value().toString();
                        })
                        .toList());
    }

    /** The fields by which facts of a type without id are told apart. */
    static List<String> keyFields(FactType type) {
        return type.key().isEmpty() ? List.copyOf(type.fields().keySet()) : type.key();
    }

    private List<Statement> rows(
            RecordedEntry entry,
            Format.States states,
            FactType type,
            Map<String, Stated> whole,
            Stated rows,
            Map<String, Stated> form) {
        List<Statement> statements = new ArrayList<>();
        if (rows.value() instanceof Blank blank && blank.kind().unknown() && !type.identified()) {
            statements.add(unknownRow(entry, type, whole, rows));
        }
        if (!(rows.value() instanceof Value.Items(List<Value> items))) {
            return statements;
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Value.Row(Map<String, Value> row)) {
                Map<String, Stated> fields = new LinkedHashMap<>(whole);
                fields.keySet().retainAll(type.identified() ? states.with().keySet() : keyFields(type));
                Pointer at = rows.source().at().item(i);
                row.forEach((name, value) ->
                        fields.put(name, new Stated(value, new Source(entry.pointer(), at.member(name)))));
                key(type, states, entry, fields, form)
                        .ifPresent(key -> statements.add(statement(entry, key, type, fields)));
            }
        }
        return statements;
    }

    /**
     * Rows that are to follow are at least one row of which nothing is known but what it belongs to. Where rows have ids,
     * nobody knows yet of what.
     */
    private static Statement unknownRow(RecordedEntry entry, FactType type, Map<String, Stated> whole, Stated blank) {
        Map<String, Stated> fields = new LinkedHashMap<>();
        type.fields().keySet().forEach(name -> fields.put(name, blank));
        Map<String, Stated> known = new LinkedHashMap<>(whole);
        known.keySet().retainAll(keyFields(type));
        fields.putAll(known);
        FactKey key = keyOf(type, fields);
        return statement(entry, key, type, fields);
    }
}
