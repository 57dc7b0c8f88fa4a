package parley.desk.write;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.value.Type;
import parley.desk.live.Standing;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.EntryView;

/**
 * What a party has stated of a subject in its own entries that stand, as far as a form states the same of it: fields of equal name
 * and type of the same fact. So the notice that a plan makes due begins with what the plan says. Where several say it, the last one counts.
 *
 * @param values what is filled in, by the names of the form's controls
 * @param from the entries from which it is taken, in their order
 */
record Stated(Map<String, List<String>> values, List<EntryView> from) {
    Stated {
        values = Map.copyOf(values);
        from = List.copyOf(from);
    }

    /** Of which subject a party's own entries are asked. */
    record Of(String party, String subject) {}

    /**
     * What there is for a form about a subject; only entries in formats of the form's own agreement are looked at.
     *
     * @param lang the code of the language that the form's texts are said to be in: what was written in another is left out
     */
    static Stated of(Sheet form, CircleView circle, Of of, String lang) {
        var standing = Standing.of(circle.entries());
        Map<String, Json> body = new LinkedHashMap<>();
        List<EntryView> from = new ArrayList<>();
        circle.entries().stream()
                .filter(entry -> entry.counts() && entry.pointer().party().equals(of.party) && standing.stands(entry))
                .sorted(comparingLong(entry -> entry.pointer().index()))
                .forEach(entry -> {
                    Map<String, Json> alike = new LinkedHashMap<>();
                    said(form, entry, of.subject)
                            .map(said -> said.asked(form))
                            .map(asked ->
                                    entry.lang().equals(lang) ? asked : wordless(form, types(form.format()), asked))
                            .forEach(alike::putAll);
                    if (!alike.isEmpty()) {
                        body.putAll(alike);
                        from.add(entry);
                    }
                });
        return new Stated(
                FormWriter.write(form.pack(), form.format(), new Json.Members(new TreeMap<>(body)))
                        .values(),
                from);
    }

    /** The same without what its author wrote in his own words: it would go out as if it were in the form's language. */
    private static Map<String, Json> wordless(Sheet form, Map<String, Type> types, Map<String, Json> fields) {
        Map<String, Json> all = new LinkedHashMap<>();
        fields.forEach((name, json) -> Optional.ofNullable(types.get(name))
                .map(type -> wordless(form, type, json))
                .orElse(Optional.of(json))
                .ifPresent(kept -> all.put(name, kept)));
        return all;
    }

    private static Optional<Json> wordless(Sheet form, Type type, Json json) {
        return switch (type) {
            case Type.Simple simple -> Optional.of(json).filter(_ -> simple != Type.Simple.TEXT);
            case Type.ListOf(var item) ->
                Optional.of(json instanceof Json.Items(var items) ? items(form, item, items) : json)
                        .filter(_ -> item != Type.Simple.TEXT);
            case Type.RowOf(var fact) ->
                Optional.of(json instanceof Json.Members(var row) ? row(form, fact, row) : json);
            case Type.AnyId _, Type.IdOf _, Type.Words _, Type.SpanOf _, Type.Groups _, Type.Coded _ ->
                Optional.of(json);
        };
    }

    private static Json items(Sheet form, Type item, List<Json> items) {
        return Json.items(items.stream().flatMap(each -> wordless(form, item, each).stream()));
    }

    private static Json row(Sheet form, String fact, Map<String, Json> row) {
        return Json.members(wordless(form, Lists.columns(form.fact(fact)), row));
    }

    /** Fields as they were stated together of a fact of a type, and of which types they are. */
    private record Said(String fact, Map<String, Json> fields, Map<String, Type> types) {
        /** Those that a form states, too; one that was left open is still open, and is not repeated. */
        Map<String, Json> asked(Sheet form) {
            Map<String, Json> alike = new LinkedHashMap<>();
            if (form.format().states().stream()
                    .noneMatch(
                            states -> states.fact().equals(fact) && states.id().isPresent())) {
                return alike;
            }
            fields.forEach((name, json) -> {
                var field = form.format().fields().get(name);
                if (field != null && field.type().equals(types.get(name)) && isStated(form, name) && !isBlank(json)) {
                    alike.put(name, json);
                }
            });
            return alike;
        }

        /** Whether a field is of the fact, or holds rows that are facts themselves: a remark beside them is neither. */
        private boolean isStated(Sheet form, String field) {
            return form.fact(fact).fields().containsKey(field)
                    || form.format().states().stream()
                            .anyMatch(states ->
                                    states.each().filter(field::equals).isPresent());
        }

        private static boolean isBlank(Json json) {
            return json instanceof Json.Members(var members) && members.containsKey("absent");
        }
    }

    /** What an entry states of the subject: its body, or the rows of it that are about the subject. */
    private static Stream<Said> said(Sheet form, EntryView entry, String subject) {
        var format = form.pack().format(entry.format());
        if (format.isEmpty()
                || !(Json.parse(Bytes.utf8(entry.body()), Payload.MAX_BYTES) instanceof Json.Members(var body))) {
            return Stream.empty();
        }
        return format.get().states().stream()
                .flatMap(states -> states.each()
                        .map(list -> rows(form, states.fact(), body.get(list), subject))
                        .orElseGet(() -> states
                                .id()
                                .filter(id -> isOf(id, entry, body, subject))
                                .map(_ -> new Said(states.fact(), body, types(format.get())))
                                .stream()));
    }

    private static boolean isOf(Format.Source id, EntryView entry, Map<String, Json> body, String subject) {
        return switch (id) {
            case Format.Source.Body(var field) ->
                body.get(field) instanceof Json.Text(var text) && text.equals(subject);
            case Format.Source.Subject() ->
                entry.subject().filter(subject::equals).isPresent();
            case Format.Source.Author(), Format.Source.Addressees() -> false;
        };
    }

    private static Stream<Said> rows(Sheet form, String fact, @Nullable Json list, String subject) {
        var type = form.fact(fact);
        if (!type.identified() || !(list instanceof Json.Items(var items))) {
            return Stream.empty();
        }
        return items.stream()
                .flatMap(item -> item instanceof Json.Members(var row)
                                && row.get("id") instanceof Json.Text(var id)
                                && id.equals(subject)
                        ? Stream.of(new Said(fact, row, Lists.columns(type)))
                        : Stream.empty());
    }

    private static Map<String, Type> types(Format format) {
        Map<String, Type> types = new LinkedHashMap<>();
        for (FormField field : format.fields().values()) {
            types.put(field.name(), field.type());
        }
        return types;
    }
}
