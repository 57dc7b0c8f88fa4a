package parley.desk.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.PhraseBook;
import parley.agreement.prose.Language;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Row;
import parley.desk.grid.Coordinates;
import parley.desk.view.Field;
import parley.desk.view.Title;
import parley.desk.view.Value;
import parley.desk.words.Words;
import parley.ledger.json.Json;
import parley.node.project.Translation;

/** A body in words, as its recipients will read it: labels for names, degrees for integers, words for blanks. */
final class ReadBack {
    private final Sheet sheet;
    private final Words words;

    ReadBack(Sheet sheet, Words words) {
        this.sheet = sheet;
        this.words = words;
    }

    List<Field> fields(Json.Members body) {
        List<Field> fields = new ArrayList<>();
        sheet.format().fields().forEach((name, field) -> {
            var json = body.values().get(name);
            if (json != null) {
                fields.add(new Field(
                        Sheet.label(field), said(field, body).orElseGet(() -> value(field.type(), json, name))));
            }
        });
        return fields;
    }

    /** A coded message as each side reads it: first in the language of this page, then in the other five. */
    private Optional<Value> said(FormField field, Json.Members body) {
        if (!(field.type() instanceof Type.Coded)
                || !(BodyReader.of(sheet.pack())
                                .read(sheet.format(), Translation.members(body))
                                .fields()
                                .get(field.name())
                        instanceof Row row)) {
            return Optional.empty();
        }
        var code = Title.of(String.valueOf(row.fields().get(PhraseBook.CODE)));
        return sheet.names()
                .said(row)
                .map(says -> new Value.Members(Stream.concat(
                                Stream.of(words.language()),
                                Stream.of(Language.values()).filter(language -> language != words.language()))
                        .map(language -> new Field(
                                language == words.language() ? code : Title.of(language.ownName()),
                                new Value.Text(says.in(language.code()), language.code())))
                        .toList()));
    }

    private Value value(Type type, Json json, String field) {
        return switch (json) {
            case Json.Members members
            when members.values().get("absent") instanceof Json.Text(var word) ->
                new Value.Text(words.word("write.blank." + word));
            case Json.Members members when type instanceof Type.RowOf(var fact) -> row(fact, members.values());
            case Json.Members members -> place(members.values());
            case Json.Items items
            when type instanceof Type.ListOf(var item) ->
                items.values().isEmpty()
                        ? new Value.Text(words.word("write.blank." + Control.EMPTY))
                        : new Value.Items(items.values().stream()
                                .map(each -> value(item, each, field))
                                .toList());
            case Json.Items items -> new Value.Text(items.print().utf8());
            case Json.Flag(var flag) -> new Value.Flag(flag);
            case Json.Text(var word)
            when type instanceof Type.Words ->
                new Value.Text(word, sheet.names().word(field, word));
            case Json.Text(var text) when type == Simple.MOMENT -> Value.moment(text);
            case Json.Text _, Json.Whole _ -> new Value.Text(Scalars.print(type, json));
        };
    }

    private Value row(String fact, Map<String, Json> members) {
        List<Field> fields = new ArrayList<>();
        Lists.columns(sheet.fact(fact)).forEach((name, type) -> {
            var json = members.get(name);
            if (json != null) {
                fields.add(new Field(sheet.column(fact, name), value(type, json, name)));
            }
        });
        return new Value.Members(fields);
    }

    private Value place(Map<String, Json> place) {
        List<Value> parts = new ArrayList<>();
        if (place.get("points") instanceof Json.Items(var points)) {
            points.forEach(pair -> parts.add(new Value.Text(corner(pair))));
        }
        if (place.get("accuracyMetres") instanceof Json.Whole(var metres)) {
            parts.add(new Value.Text("± " + metres + " m"));
        }
        return new Value.Members(List.of(new Field(Title.of("WGS 84"), new Value.Items(parts))));
    }

    private static String corner(Json pair) {
        return pair instanceof Json.Items(var numbers)
                        && numbers.size() == 2
                        && numbers.get(0) instanceof Json.Whole(var latitude)
                        && numbers.get(1) instanceof Json.Whole(var longitude)
                ? "(" + Coordinates.print(new Point(latitude, longitude)) + ")"
                : pair.print().utf8();
    }
}
