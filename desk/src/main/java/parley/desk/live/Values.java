package parley.desk.live;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.prose.Corners;
import parley.agreement.value.Type;
import parley.agreement.value.Value.Blank;
import parley.desk.view.Field;
import parley.desk.view.Glossary;
import parley.desk.view.Title;
import parley.desk.view.Value;
import parley.ledger.json.Json;

/**
 * The values of one entry as pages show them, by the types that the pack gives them. Immutable.
 *
 * @param pack the agreement of its format; empty where none is known, and everything stands as written
 * @param lang the code of the language that the author wrote in
 */
public record Values(Optional<Pack> pack, String lang) {
    private static final String POINTS = "points";
    private static final String ACCURACY = "accuracyMetres";

    /**
     * A value of a field.
     *
     * @param type empty for what the format does not name
     * @param field by whose name a word of a list is called
     */
    public Value of(Json json, Optional<Type> type, String field) {
        return switch (json) {
            case Json.Text(var text) -> text(text, type, field);
            case Json.Whole(var number) -> new Value.Text(Long.toString(number));
            case Json.Flag(var flag) -> new Value.Flag(flag);
            case Json.Items items -> {
                var item = type.flatMap(
                        whole -> whole instanceof Type.ListOf(var one) ? Optional.of(one) : Optional.empty());
                yield new Value.Items(items.values().stream()
                        .map(each -> of(each, item, field))
                        .toList());
            }
            case Json.Members members
            when blank(members).isPresent() ->
                new Value.Blank(blank(members).orElseThrow().word());
            case Json.Members members ->
                type.filter(Values::isPlace)
                        .flatMap(_ -> place(members.values()))
                        .orElseGet(() -> members(members.values(), type));
        };
    }

    /** Why nothing stands there, where that is all that stands there. */
    private static Optional<Blank.Kind> blank(Json.Members members) {
        return members.values().size() == 1 && members.values().get("absent") instanceof Json.Text(var why)
                ? Arrays.stream(Blank.Kind.values())
                        .filter(kind -> kind.word().equals(why))
                        .findFirst()
                : Optional.empty();
    }

    private Value text(String text, Optional<Type> type, String field) {
        if (type.filter(Type.Words.class::isInstance).isPresent()) {
            return new Value.Text(text, new Glossary(pack).word(field, text));
        }
        if (type.filter(Type.Simple.MOMENT::equals).isPresent()) {
            return Value.moment(text);
        }
        return new Value.Text(text, type.filter(Type.Simple.TEXT::equals).isPresent() ? lang : "");
    }

    private Value members(Map<String, Json> members, Optional<Type> type) {
        var fact = type.flatMap(row ->
                row instanceof Type.RowOf(var name) ? pack.flatMap(known -> known.fact(name)) : Optional.empty());
        return new Value.Members(members.entrySet().stream()
                .map(member -> new Field(
                        fact.map(known -> new Glossary(pack).column(known.name(), member.getKey()))
                                .orElseGet(() -> Title.of(member.getKey())),
                        of(member.getValue(), type(fact, member.getKey()), member.getKey())))
                .toList());
    }

    private static Optional<Type> type(Optional<FactType> fact, String field) {
        return fact.flatMap(known -> Optional.ofNullable(known.fields().get(field)))
                .map(known -> known.type());
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
}
