package parley.desk.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value.Place.Point;
import parley.desk.grid.Coordinates;
import parley.ledger.json.Json;

/** Turns the body of an entry into what an officer would have typed: the inverse of {@link FormReader}. One use. */
final class FormWriter {
    private final Pack pack;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private FormWriter(Pack pack) {
        this.pack = pack;
    }

    /**
     * What was written.
     *
     * @param leftOut fields for which the form has no place
     */
    record Written(Map<String, List<String>> values, List<String> leftOut) {}

    static Written write(Pack pack, Format format, Json.Members body) {
        var writer = new FormWriter(pack);
        body.values().forEach((name, json) -> {
            var field = format.fields().get(name);
            if (field == null) {
                writer.leftOut.add(name);
            } else {
                writer.value(Control.body(name), field.type(), json);
            }
        });
        return new Written(writer.values, writer.leftOut);
    }

    private void value(String control, Type type, Json json) {
        if (json instanceof Json.Members(var members) && members.get("absent") instanceof Json.Text(var word)) {
            blank(control, type, word);
            return;
        }
        switch (type) {
            case Type.ListOf(var item) -> list(control, item, json);
            case Type.RowOf(var fact) -> row(control, fact, json);
            case Simple.POINT, Simple.LINE, Simple.POLYGON -> place(control, json);
            case Type.Coded _ -> put(control, CodedLines.print(pack.phrases(), json));
            case Simple _, Type.AnyId _, Type.IdOf _, Type.Words _, Type.SpanOf _, Type.Groups _ ->
                put(control, Scalars.print(type, json));
        }
    }

    /** A choice holds its blanks among its words. */
    private void blank(String control, Type type, String word) {
        if (type instanceof Type.Words || type == Simple.FLAG || type == Simple.PARTY) {
            put(control, Control.ABSENT + word);
        } else {
            put(control + Control.BLANK, word);
        }
    }

    private void list(String control, Type item, Json json) {
        if (!(json instanceof Json.Items(var items))) {
            leftOut.add(control);
        } else if (items.isEmpty()) {
            put(control + Control.BLANK, Control.EMPTY);
        } else if (item == Simple.PARTY) {
            values.put(
                    control,
                    items.stream().map(party -> Scalars.print(item, party)).toList());
        } else {
            put(control + Control.ROWS, "" + items.size());
            for (int i = 0; i < items.size(); i++) {
                value(Control.item(control, i), item, items.get(i));
            }
        }
    }

    private void row(String control, String name, Json json) {
        var columns = pack.fact(name).map(Lists::columns).orElse(Map.of());
        if (json instanceof Json.Members(var members)) {
            members.forEach((field, value) -> {
                var type = columns.get(field);
                if (type == null) {
                    leftOut.add(Control.member(control, field));
                } else {
                    value(Control.member(control, field), type, value);
                }
            });
        } else {
            leftOut.add(control);
        }
    }

    private void place(String control, Json json) {
        if (json instanceof Json.Members(var members) && members.get("points") instanceof Json.Items(var points)) {
            put(control, points.stream().flatMap(pair -> corner(pair).stream()).collect(Collectors.joining("\n")));
            Optional.ofNullable(members.get("accuracyMetres"))
                    .ifPresent(metres -> put(control + Control.ACCURACY, Scalars.print(Simple.COUNT, metres)));
        } else {
            leftOut.add(control);
        }
    }

    private static Optional<String> corner(Json pair) {
        return pair instanceof Json.Items(var numbers)
                        && numbers.size() == 2
                        && numbers.get(0) instanceof Json.Whole(var latitude)
                        && numbers.get(1) instanceof Json.Whole(var longitude)
                        && Math.abs(latitude) <= Point.LATITUDE_LIMIT
                        && Math.abs(longitude) <= Point.LONGITUDE_LIMIT
                ? Optional.of(Coordinates.print(new Point(latitude, longitude)))
                : Optional.empty();
    }

    private void put(String control, String text) {
        values.put(control, List.of(text));
    }
}
