package parley.desk.entries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.pack.PhraseBook;
import parley.agreement.prose.Corners;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.desk.view.Glossary;
import parley.desk.view.Title;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.project.Translation;
import parley.node.view.EntryView;

/**
 * The body of an entry as the form of its format, every item in its order, whether it was filled in or not.
 *
 * @param unfit what does not fit the format, in the words of the reader of bodies
 */
public record Form(List<Item> items, List<String> unfit) {
    /** Under which a row says which fact it is about. */
    private static final String ID = "id";

    public Form {
        items = List.copyOf(items);
        unfit = List.copyOf(unfit);
    }

    /** A body whose format a pack knows, as far as it fits; any other as it stands. */
    public static Form of(Optional<Pack> pack, String format, String body) {
        return of(pack, format, body, BodyReader::read);
    }

    /** The same of an entry, whose author is known, and with him what he cannot state. */
    public static Form of(Optional<Pack> pack, EntryView entry) {
        var author = new Party(entry.pointer().party());
        Reads reads = (reader, format, data) -> reader.read(format, data, author, entry.subject());
        return of(pack, entry.format(), entry.body(), reads);
    }

    /** How a body is read: with its author and subject, or whoever sent it. */
    private interface Reads {
        BodyReader.Reading read(BodyReader reader, Format format, Data.Members body);
    }

    private static Form of(Optional<Pack> pack, String format, String body, Reads reads) {
        Json json;
        try {
            json = Json.parse(Bytes.utf8(body), Payload.MAX_BYTES);
        } catch (MalformedException unreadable) {
            return new Form(List.of(), body.isEmpty() ? List.of() : List.of(String.valueOf(unreadable.getMessage())));
        }
        if (!(json instanceof Json.Members members)) {
            return new Form(List.of(), List.of("the body is no object"));
        }
        var known = pack.flatMap(pack_ -> pack_.format(format));
        return known.isPresent() ? of(pack.orElseThrow(), known.get(), members, reads) : of(members);
    }

    private static Form of(Json.Members members) {
        return new Form(
                members.values().entrySet().stream()
                        .map(member -> new Item("", Title.of(member.getKey()), raw(member.getValue())))
                        .toList(),
                List.of());
    }

    private static Form of(Pack pack, Format format, Json.Members members, Reads reads) {
        var reading = reads.read(BodyReader.of(pack), format, Translation.members(members));
        Map<String, Json> left = new TreeMap<>(members.values());
        List<Item> items = new ArrayList<>();
        format.fields().forEach((name, field) -> {
            var stated = Optional.ofNullable(left.remove(name));
            var read = Optional.ofNullable(reading.fields().get(name))
                    .map(value -> answer(value, name, field.type(), pack));
            Answer answer = stated.isPresent()
                    ? read.orElseGet(
                            () -> new Answer.Unread(stated.get().print().utf8()))
                    : read.<Answer>map(Answer.Default::new).orElse(new Answer.None());
            items.add(new Item(field.item(), Glossary.label(field), answer));
        });
        left.forEach((name, value) -> items.add(
                new Item("", Title.of(name), new Answer.Unread(value.print().utf8()))));
        return new Form(
                items,
                reading.reasons().stream().map(BodyReader.Reason::toString).toList());
    }

    private static Answer raw(Json json) {
        return switch (json) {
            case Json.Text(var text) -> new Answer.Free(text);
            case Json.Whole(var number) -> new Answer.Plain(Long.toString(number));
            case Json.Flag(var flag) -> new Answer.Flag(flag);
            case Json.Items(var values) ->
                new Answer.Several(values.stream().map(Form::raw).toList());
            case Json.Members members -> new Answer.Unread(members.print().utf8());
        };
    }

    private static Answer answer(Value value, String field, Type type, Pack pack) {
        return switch (value) {
            case Value.Text(var text) -> new Answer.Free(text);
            case Value.Flag(var flag) -> new Answer.Flag(flag);
            case Value.Moment(var instant) -> new Answer.Moment(instant);
            case Value.Count _, Value.Day _, Value.PartyCode _, Value.Distance _, Value.Id _, Span _ ->
                new Answer.Plain(value.toString());
            case Value.Word(var word) -> new Answer.Word(Glossary.of(pack).word(field, word));
            case Value.Place place ->
                new Answer.Place(
                        place.points().stream()
                                .map(point -> Corners.of(point.latitudeE7(), point.longitudeE7()))
                                .toList(),
                        place.accuracyMetres());
            case Value.Items(var items) -> items(items, field, type, pack);
            case Value.Row row when type instanceof Type.Coded -> coded(row, type, pack);
            case Value.Row row -> table(List.of(row), type, pack);
            case Value.Blank(var kind) -> new Answer.Empty(kind);
        };
    }

    private static Answer coded(Value.Row row, Type type, Pack pack) {
        var code = String.valueOf(row.fields().get(PhraseBook.CODE));
        return Glossary.of(pack)
                .said(row)
                .<Answer>map(says -> new Answer.Coded(code, says))
                .orElseGet(() -> table(List.of(row), type, pack));
    }

    private static Answer items(List<Value> items, String field, Type type, Pack pack) {
        var item = type instanceof Type.ListOf(var one) ? one : type;
        return !items.isEmpty() && items.stream().allMatch(Value.Row.class::isInstance)
                ? table(items.stream().map(Value.Row.class::cast).toList(), item, pack)
                : new Answer.Several(items.stream()
                        .map(each -> answer(each, field, item, pack))
                        .toList());
    }

    /** The columns in the order of the fact's fields; those that no row states are left out. */
    private static Answer table(List<Value.Row> rows, Type type, Pack pack) {
        Set<String> stated = new TreeSet<>();
        rows.forEach(row -> stated.addAll(row.fields().keySet()));
        var columns = new LinkedHashMap<String, Type>();
        stated.stream().filter(ID::equals).forEach(id -> columns.put(id, new Type.AnyId()));
        if (type instanceof Type.RowOf(var fact)) {
            pack.fact(fact).map(known -> known.fields().values()).orElse(List.of()).stream()
                    .filter(field -> stated.contains(field.name()))
                    .forEach(field -> columns.put(field.name(), field.type()));
        } else if (type instanceof Type.Coded) {
            rows.forEach(row -> row.fields().keySet().forEach(name -> columns.put(name, type)));
        }
        return new Answer.Table(
                columns.keySet().stream()
                        .map(column -> type instanceof Type.RowOf(var fact)
                                ? Glossary.of(pack).column(fact, column)
                                : Title.of(column))
                        .toList(),
                rows.stream()
                        .map(row -> columns.entrySet().stream()
                                .map(column -> Optional.ofNullable(row.fields().get(column.getKey()))
                                        .map(value -> answer(value, column.getKey(), column.getValue(), pack))
                                        .orElse(new Answer.None()))
                                .toList())
                        .toList());
    }
}
