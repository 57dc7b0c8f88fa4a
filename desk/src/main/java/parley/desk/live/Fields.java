package parley.desk.live;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.value.Type;
import parley.desk.view.Field;
import parley.desk.view.Glossary;
import parley.desk.view.Title;
import parley.desk.view.Value;
import parley.desk.words.Corners;
import parley.desk.words.Spans;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.view.EntryView;

/**
 * What stands in the fields of an entry: instants and places as the desk writes them where the format says that they are such,
 * everything that does not fit as it was written. Immutable.
 */
final class Fields {
    private static final String POINTS = "points";
    private static final String ACCURACY = "accuracyMetres";

    private final Titles titles;

    Fields(Titles titles) {
        this.titles = titles;
    }

    /** The form's fields in its order, then whatever the form does not name. */
    List<Field> of(EntryView entry) {
        if (!(body(entry.body()) instanceof Json.Members members)) {
            return List.of();
        }
        var pack = titles.packWith(entry.format());
        var left = new TreeMap<String, Json>(members.values());
        var fields = new ArrayList<Field>();
        pack.flatMap(known -> known.format(entry.format()))
                .map(Format::fields)
                .orElse(Map.of())
                .forEach((name, field) -> {
                    var value = left.remove(name);
                    if (value != null) {
                        fields.add(
                                new Field(Glossary.label(field), value(value, Optional.of(field.type()), name, pack)));
                    }
                });
        left.forEach(
                (name, value) -> fields.add(new Field(Title.of(name), value(value, Optional.empty(), name, pack))));
        return fields;
    }

    private static Json body(String text) {
        try {
            return Json.parse(Bytes.utf8(text), Payload.MAX_BYTES);
        } catch (MalformedException unreadable) {
            // A void entry may carry any text; it is shown with its reason and without fields.
            return Json.text(text);
        }
    }

    private static Value value(Json json, Optional<Type> type, String field, Optional<Pack> pack) {
        return switch (json) {
            case Json.Text(var text) ->
                type.orElse(Type.Simple.TEXT) instanceof Type.Words
                        ? new Value.Text(text, Optional.of(new Glossary(pack).word(field, text)))
                        : new Value.Text(type.filter(Type.Simple.MOMENT::equals).isPresent() ? moment(text) : text);
            case Json.Whole(var number) -> new Value.Text(Long.toString(number));
            case Json.Flag(var flag) -> new Value.Flag(flag);
            case Json.Items items -> {
                var item = type.flatMap(
                        whole -> whole instanceof Type.ListOf(var one) ? Optional.of(one) : Optional.empty());
                yield new Value.Items(items.values().stream()
                        .map(each -> value(each, item, field, pack))
                        .toList());
            }
            case Json.Members members ->
                type.filter(Fields::isPlace)
                        .flatMap(_ -> place(members.values()))
                        .orElseGet(() -> members(members.values(), type, pack));
        };
    }

    private static String moment(String text) {
        try {
            return Spans.moment(Instant.parse(text));
        } catch (DateTimeException unfit) {
            return text;
        }
    }

    private static boolean isPlace(Type type) {
        return type == Type.Simple.POINT || type == Type.Simple.LINE || type == Type.Simple.POLYGON;
    }

    /** Empty where a member is missing, is one too many, or does not fit. */
    private static Optional<Value> place(Map<String, Json> members) {
        if (!(members.get(POINTS) instanceof Json.Items(var points))) {
            return Optional.empty();
        }
        var corners = points.stream().flatMap(point -> corner(point).stream()).toList();
        var accuracy =
                members.get(ACCURACY) instanceof Json.Whole(var metres) ? Optional.of(metres) : Optional.<Long>empty();
        return corners.size() == points.size() && members.size() == (accuracy.isPresent() ? 2 : 1)
                ? Optional.of(new Value.Place(corners, accuracy))
                : Optional.empty();
    }

    private static Optional<String> corner(Json pair) {
        return pair instanceof Json.Items(var two)
                        && two.size() == 2
                        && two.get(0) instanceof Json.Whole(var latitude)
                        && two.get(1) instanceof Json.Whole(var longitude)
                ? Optional.of(Corners.of(latitude, longitude))
                : Optional.empty();
    }

    private static Value members(Map<String, Json> members, Optional<Type> type, Optional<Pack> pack) {
        var fact = type.flatMap(row ->
                row instanceof Type.RowOf(var name) ? pack.flatMap(known -> known.fact(name)) : Optional.empty());
        return new Value.Members(members.entrySet().stream()
                .map(member -> new Field(
                        fact.map(known -> new Glossary(pack).column(known.name(), member.getKey()))
                                .orElseGet(() -> Title.of(member.getKey())),
                        value(
                                member.getValue(),
                                fact.flatMap(known -> Optional.ofNullable(
                                                known.fields().get(member.getKey())))
                                        .map(field -> field.type()),
                                member.getKey(),
                                pack)))
                .toList());
    }
}
