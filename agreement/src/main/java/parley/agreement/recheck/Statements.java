package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/**
 * Which facts the entries of a record state, and what each party states, joins, corrects or withdraws of them, read off their
 * bodies as they stand there. It does not tell whose word counts where several differ. Keeps what it has read; not
 * thread-safe.
 */
final class Statements {
    private final KnownRecord record;
    private final Pack pack;
    private final Standing standing;
    private final Map<String, List<Statement>> byType = new HashMap<>();
    private final Map<String, Map<List<String>, List<Statement>>> byKey = new HashMap<>();
    private final Map<String, Map<String, List<String>>> shown = new HashMap<>();

    Statements(KnownRecord record, Pack pack) {
        this.record = record;
        this.pack = pack;
        this.standing = new Standing(record);
    }

    /**
     * What one party says of one fact in one entry.
     *
     * @param author its author, or a party that joined it
     * @param key the id of the fact, or the texts of its key fields
     */
    record Statement(Party author, RecordedEntry entry, FactType type, List<String> key, Map<String, Data> fields) {}

    Standing standing() {
        return standing;
    }

    Optional<RecordedEntry> entry(EntryPointer pointer) {
        return record.entry(pointer);
    }

    /** A fact type of the pack. */
    Optional<FactType> type(String name) {
        return pack.fact(name);
    }

    /** All that stands of the facts of a type, by the parties of the charter and then as it took effect. */
    List<Statement> of(FactType type) {
        List<Statement> known = byType.get(type.name());
        if (known == null) {
            known = read(type);
            byType.put(type.name(), known);
        }
        return known;
    }

    /** The same, fact by fact, in the order in which they are first stated there. */
    Map<List<String>, List<Statement>> byKey(FactType type) {
        Map<List<String>, List<Statement>> known = byKey.get(type.name());
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Statement statement : of(type)) {
                known.computeIfAbsent(statement.key(), _ -> new ArrayList<>()).add(statement);
            }
            byKey.put(type.name(), known);
        }
        return known;
    }

    /** What stands of one fact. */
    List<Statement> about(FactType type, List<String> key) {
        return byKey(type).getOrDefault(key, List.of());
    }

    private List<Statement> read(FactType type) {
        List<Statement> found = new ArrayList<>();
        for (Party party : record.parties()) {
            for (RecordedEntry entry : record.log(party)) {
                if (standing.stands(entry.pointer())) {
                    joined(entry).forEach(other -> found.addAll(in(other, party, type)));
                    found.addAll(in(entry, party, type));
                }
            }
        }
        return List.copyOf(found);
    }

    /** The key of the fact of a type that has a name: its id, or the values of its key; empty unless it is the only one. */
    Optional<List<String>> named(String type, String name) {
        List<List<String>> keys = type(type).stream()
                .flatMap(of -> byKey(of).keySet().stream())
                .filter(key -> name(key).equals(name))
                .toList();
        return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }

    /** The key of the fact that a proof shows under a name. */
    Optional<List<String>> shown(String type, String name) {
        Map<String, List<String>> known = shown.get(type);
        if (known == null) {
            known = new HashMap<>();
            for (List<String> key : type(type).map(of -> byKey(of).keySet()).orElse(Set.of())) {
                known.put(type + key, key);
            }
            shown.put(type, known);
        }
        return Optional.ofNullable(known.get(name));
    }

    /** Whether somebody has stated a fact of a type under a name. */
    boolean isStated(String type, String name) {
        return type(type).stream()
                .flatMap(of -> byKey(of).keySet().stream())
                .anyMatch(key -> name(key).equals(name));
    }

    private static String name(List<String> key) {
        return key.stream().map(value -> value.isEmpty() ? "unstated" : value).collect(Collectors.joining("/"));
    }

    /** The notices of others that an entry joins, as they stand now. */
    private List<RecordedEntry> joined(RecordedEntry entry) {
        return entry.references().stream()
                .filter(reference -> reference.role() == Reference.Role.JOINS
                        && !reference.target().party().equals(entry.author()))
                .flatMap(reference -> standing.version(reference.target()).stream())
                .flatMap(version -> record.entry(version).stream())
                .toList();
    }

    /** Whether an entry says something of a fact with an id: by its subject, by stating it, or by naming it in a field. */
    boolean names(RecordedEntry entry, String id) {
        return entry.subject().equals(Optional.of(id))
                || pack.facts().values().stream()
                        .flatMap(type -> in(entry, entry.author(), type).stream())
                        .anyMatch(statement -> statement.key().equals(List.of(id)) || refers(statement, id));
    }

    private static boolean refers(Statement statement, String id) {
        return statement.fields().entrySet().stream()
                .filter(field -> field.getValue().equals(new Data.Text(id)))
                .map(field -> statement.type().fields().get(field.getKey()))
                .anyMatch(field ->
                        field != null && (field.type() instanceof Type.IdOf || field.type() instanceof Type.AnyId));
    }

    /** Whether an entry is about a fact: by its subject, or by stating it. */
    boolean isAbout(RecordedEntry entry, FactType type, String id) {
        return entry.subject().equals(Optional.of(id))
                || in(entry, entry.author(), type).stream()
                        .anyMatch(statement -> statement.key().equals(List.of(id)));
    }

    /** What an entry states of the facts of a type, in the order of its format. */
    List<Statement> in(RecordedEntry entry, Party author, FactType type) {
        List<Statement> found = new ArrayList<>();
        Optional<Format> format = pack.format(entry.format());
        for (Format.States states : format.map(Format::states).orElse(List.of())) {
            if (!states.fact().equals(type.name())) {
                continue;
            }
            Map<String, Data> whole = new LinkedHashMap<>();
            type.fields().keySet().forEach(name -> form(entry, name).ifPresent(data -> whole.put(name, data)));
            states.with().forEach((name, source) -> from(entry, source).ifPresent(data -> whole.put(name, data)));
            if (states.each().isPresent()) {
                rows(entry, states, type, whole).forEach(row -> add(entry, author, type, row, row.get("id"), found));
            } else {
                Optional<Data> id = states.id().flatMap(source -> from(entry, source));
                add(entry, author, type, whole, id.orElse(null), found);
            }
        }
        return found;
    }

    private static void add(
            RecordedEntry entry,
            Party author,
            FactType type,
            Map<String, Data> fields,
            @Nullable Data id,
            List<Statement> found) {
        List<String> key = new ArrayList<>();
        if (type.identified()) {
            if (id instanceof Data.Text(String text)) {
                key.add(text);
            }
        } else {
            keyFields(type).forEach(name -> key.add(text(fields.get(name))));
        }
        boolean foreign = type.identity() == FactType.Identity.OWN
                && key.stream().noneMatch(own -> own.startsWith(entry.author().code() + "/"));
        if (!key.isEmpty() && !foreign) {
            found.add(new Statement(author, entry, type, List.copyOf(key), fields));
        }
    }

    /** The fields by which facts without an id are told apart. */
    static List<String> keyFields(FactType type) {
        return type.key().isEmpty() ? List.copyOf(type.fields().keySet()) : type.key();
    }

    private List<Map<String, Data>> rows(
            RecordedEntry entry, Format.States states, FactType type, Map<String, Data> whole) {
        Data rows = form(entry, states.each().orElse("")).orElse(new Data.Items(List.of()));
        List<Map<String, Data>> found = new ArrayList<>();
        if (rows instanceof Data.Items(List<Data> items)) {
            for (Data item : items) {
                if (item instanceof Data.Members(Map<String, Data> row)) {
                    Map<String, Data> fields = new LinkedHashMap<>(whole);
                    fields.keySet().retainAll(type.identified() ? states.with().keySet() : keyFields(type));
                    fields.putAll(row);
                    found.add(fields);
                }
            }
        } else if (isLeftOpen(rows) && !type.identified()) {
            // Rows that are to follow are at least one, of which nothing is known but what it belongs to.
            Map<String, Data> fields = new LinkedHashMap<>();
            type.fields().keySet().forEach(name -> fields.put(name, rows));
            whole.keySet().retainAll(keyFields(type));
            fields.putAll(whole);
            found.add(fields);
        }
        return found;
    }

    /** Whether a field is to follow or withheld. */
    static boolean isLeftOpen(Data data) {
        return data instanceof Data.Members
                && (text(data).equals(Value.Blank.Kind.TO_FOLLOW.word())
                        || text(data).equals(Value.Blank.Kind.WITHHELD.word()));
    }

    private Optional<Data> from(RecordedEntry entry, Format.Source source) {
        return switch (source) {
            case Format.Source.Body(String field) -> form(entry, field);
            case Format.Source.Subject() -> entry.subject().map(Data.Text::new);
            case Format.Source.Author() ->
                Optional.of(new Data.Text(entry.author().code()));
            case Format.Source.Addressees() ->
                Optional.of(new Data.Items(record.parties().stream()
                        .filter(party -> !party.equals(entry.author()) && entry.addressedTo(party))
                        .<Data>map(party -> new Data.Text(party.code()))
                        .toList()));
        };
    }

    /** A field of the form: as filled in, or its default. */
    private Optional<Data> form(RecordedEntry entry, String name) {
        Optional<Format.FormField> field = pack.format(entry.format())
                .flatMap(format -> Optional.ofNullable(format.fields().get(name)));
        return field.flatMap(
                of -> entry.body().get(name).or(() -> of.byDefault().map(Statements::data)));
    }

    private static Data data(Value value) {
        return switch (value) {
            case Value.Flag(boolean flag) -> new Data.Flag(flag);
            case Value.Items(List<Value> items) ->
                new Data.Items(items.stream().map(Statements::data).toList());
            case Value.Count(long count) when Math.abs(count) <= Data.Whole.LIMIT -> new Data.Whole(count);
            case Value other -> new Data.Text(other.toString());
        };
    }

    /** A datum as it stands in a key; nothing for what is not there. */
    static String text(@Nullable Data data) {
        return switch (data) {
            case null -> "";
            case Data.Text(String text) -> text;
            case Data.Whole(long number) -> Long.toString(number);
            case Data.Flag(boolean flag) -> Boolean.toString(flag);
            case Data.Items(List<Data> items) ->
                items.stream().map(Statements::text).toList().toString();
            case Data.Members members ->
                members.get("absent").map(Statements::text).orElseGet(members::toString);
        };
    }
}
