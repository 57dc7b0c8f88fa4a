package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * What the entries that stand say of facts of one type, read off their bodies: each fact by its name, with every statement of
 * it. Blanks and lists have no text here; a fact whose key has one is left out.
 */
final class Stated {
    private final Case given;
    private final FactType type;
    private final Searches searches;

    Stated(Case given, FactType type, Faults faults) {
        this.given = given;
        this.type = type;
        this.searches = new Searches(given, faults);
    }

    /** What one author says of one fact: the texts of its fields. */
    record Statement(Party author, Map<String, String> fields) {}

    Map<String, List<Statement>> byName() {
        Map<String, List<Statement>> all = new LinkedHashMap<>();
        Set<EntryPointer> withdrawn = searches.withdrawn();
        for (Party party : given.record().parties()) {
            List<RecordedEntry> log = given.record().log(party).stream()
                    .filter(entry -> !withdrawn.contains(entry.pointer()))
                    .toList();
            for (RecordedEntry entry : log) {
                boolean replaced = log.stream()
                        .anyMatch(later ->
                                later.pointer().index() > entry.pointer().index()
                                        && searches.root(later).equals(searches.root(entry)));
                if (!replaced) {
                    of(entry)
                            .forEach(fields -> name(fields)
                                    .ifPresent(name -> all.computeIfAbsent(name, _ -> new ArrayList<>())
                                            .add(new Statement(entry.author(), texts(fields)))));
                }
            }
        }
        return all;
    }

    /** The name under which a proof shows a fact; a key field that is not stated is empty in it. */
    private Optional<String> name(Map<String, Data> fields) {
        List<String> key = type.identified()
                ? List.of("id")
                : type.key().isEmpty() ? List.copyOf(type.fields().keySet()) : type.key();
        List<String> values = new ArrayList<>();
        for (String field : key) {
            Data data = fields.get(field);
            Optional<String> text = data == null ? Optional.of("") : text(data);
            text.ifPresent(values::add);
        }
        return values.size() == key.size() ? Optional.of(type.name() + values) : Optional.empty();
    }

    private List<Map<String, Data>> of(RecordedEntry entry) {
        List<Map<String, Data>> facts = new ArrayList<>();
        given.pack()
                .format(entry.format())
                .ifPresent(format -> format.states().stream()
                        .filter(states -> states.fact().equals(type.name()))
                        .forEach(states -> facts.addAll(of(entry, format, states))));
        return facts;
    }

    private List<Map<String, Data>> of(RecordedEntry entry, Format format, Format.States states) {
        Map<String, Data> whole = new LinkedHashMap<>();
        type.fields().keySet().stream()
                .filter(format.fields()::containsKey)
                .forEach(name -> field(entry, format, name).ifPresent(data -> whole.put(name, data)));
        states.with().forEach((name, source) -> from(source, entry, format).ifPresent(data -> whole.put(name, data)));
        states.id().flatMap(source -> from(source, entry, format)).ifPresent(id -> whole.put("id", id));
        if (states.each().isEmpty()) {
            return List.of(whole);
        }
        whole.keySet()
                .removeIf(name -> !states.with().containsKey(name)
                        && (type.identified()
                                || !(type.key().isEmpty() || type.key().contains(name))));
        List<Map<String, Data>> rows = new ArrayList<>();
        if (field(entry, format, states.each().get()).orElse(null) instanceof Data.Items(List<Data> items)) {
            for (Data item : items) {
                if (item instanceof Data.Members(Map<String, Data> row)) {
                    Map<String, Data> fields = new LinkedHashMap<>(whole);
                    fields.putAll(row);
                    rows.add(fields);
                }
            }
        }
        return rows;
    }

    private static Optional<Data> field(RecordedEntry entry, Format format, String name) {
        return entry.body()
                .get(name)
                .or(() -> Optional.ofNullable(format.fields().get(name))
                        .flatMap(Format.FormField::byDefault)
                        .map(value -> new Data.Text(value.toString())));
    }

    private static Optional<Data> from(Format.Source source, RecordedEntry entry, Format format) {
        return switch (source) {
            case Format.Source.Body(String field) -> field(entry, format, field);
            case Format.Source.Subject() -> entry.subject().map(Data.Text::new);
            case Format.Source.Author() ->
                Optional.of(new Data.Text(entry.author().code()));
            case Format.Source.Addressees() -> Optional.empty();
        };
    }

    private static Map<String, String> texts(Map<String, Data> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach((name, data) -> text(data).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    private static Optional<String> text(Data data) {
        return switch (data) {
            case Data.Text(String text) -> Optional.of(text);
            case Data.Whole(long number) -> Optional.of(Long.toString(number));
            case Data.Flag(boolean flag) -> Optional.of(Boolean.toString(flag));
            case Data.Items _, Data.Members _ -> Optional.empty();
        };
    }
}
