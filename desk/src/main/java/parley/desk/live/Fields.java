package parley.desk.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.pack.PhraseBook;
import parley.agreement.value.Type;
import parley.agreement.value.Value.Row;
import parley.desk.view.Field;
import parley.desk.view.Glossary;
import parley.desk.view.Title;
import parley.desk.view.Value;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.project.Translation;
import parley.node.view.EntryView;

/**
 * What stands in the fields of an entry: instants and places as the desk writes them where the format says that they are such,
 * everything that does not fit as it was written. Immutable.
 */
final class Fields {
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
        var values = new Values(pack, entry.lang());
        var left = new TreeMap<String, Json>(members.values());
        var fields = new ArrayList<Field>();
        pack.flatMap(known -> known.format(entry.format()))
                .map(Format::fields)
                .orElse(Map.of())
                .forEach((name, field) -> {
                    var value = left.remove(name);
                    if (value != null) {
                        fields.add(new Field(
                                Glossary.label(field),
                                said(pack, entry.format(), field, members)
                                        .orElseGet(() -> values.of(value, Optional.of(field.type()), name))));
                    }
                });
        left.forEach((name, value) -> fields.add(new Field(Title.of(name), values.of(value, Optional.empty(), name))));
        return fields;
    }

    /** What a coded message says, where the field holds one that can be read. */
    private static Optional<Value> said(
            Optional<Pack> pack, String format, Format.FormField field, Json.Members members) {
        return pack.filter(_ -> field.type() instanceof Type.Coded)
                .flatMap(known -> known.format(format)
                        .map(form -> BodyReader.of(known)
                                .read(form, Translation.members(members))
                                .fields()
                                .get(field.name())))
                .filter(Row.class::isInstance)
                .map(Row.class::cast)
                .flatMap(row -> new Glossary(pack)
                        .said(row)
                        .map(says -> new Value.Text(String.valueOf(row.fields().get(PhraseBook.CODE)), says)));
    }

    private static Json body(String text) {
        try {
            return Json.parse(Bytes.utf8(text), Payload.MAX_BYTES);
        } catch (MalformedException unreadable) {
            // A void entry may carry any text; it is shown with its reason and without fields.
            return Json.text(text);
        }
    }
}
