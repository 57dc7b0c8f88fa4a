package parley.desk.map;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.Pack;
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

/** What entries in one format put on the map. Immutable. */
final class Stated {
    private final Pack pack;
    private final Format format;
    private final Kind kind;
    private final BodyReader reader;

    private Stated(Pack pack, Format format) {
        this.pack = pack;
        this.format = format;
        this.kind = kind(format);
        this.reader = BodyReader.of(pack);
    }

    static Kind kind(Format format) {
        return new Kind(format.name(), new Title(format.title()), false);
    }

    /** A reader of a format; empty where no field of it can hold a place. */
    static Optional<Stated> of(Pack pack, Format format) {
        return format.fields().values().stream().anyMatch(field -> holdsPlaces(pack, field.type()))
                ? Optional.of(new Stated(pack, format))
                : Optional.empty();
    }

    private static boolean holdsPlaces(Pack pack, Type type) {
        return switch (type) {
            case Type.Simple simple -> Value.Place.Shape.of(simple).isPresent();
            case Type.ListOf(var item) -> holdsPlaces(pack, item);
            case Type.RowOf(var fact) ->
                pack.fact(fact).stream()
                        .flatMap(known -> known.fields().values().stream())
                        .anyMatch(field -> Value.Place.Shape.of(field.type()).isPresent());
            case Type.Coded _ ->
                pack.phrases().phrases().values().stream()
                        .flatMap(phrase -> phrase.parameters().values().stream())
                        .anyMatch(parameter -> parameter.type() == Type.Simple.POINT);
            case Type.AnyId _, Type.IdOf _, Type.Words _, Type.SpanOf _, Type.Groups _ -> false;
        };
    }

    /** The places that an entry of the format states, in the order of its form. */
    List<Feature> in(EntryView entry) {
        Json json;
        try {
            json = Json.parse(Bytes.utf8(entry.body()), Payload.MAX_BYTES);
        } catch (MalformedException unreadable) {
            return List.of(); // it states nothing that could be drawn, and its own page says why
        }
        if (!(json instanceof Json.Members members)) {
            return List.of();
        }
        var values = reader.read(format, Translation.members(members)).fields();
        var held = held(values.values()).orElse(new Held(Optional.of(entry.written()), Optional.empty()));
        var found = new ArrayList<Feature>();
        format.fields().forEach((name, field) -> {
            var value = values.get(name);
            if (value != null) {
                collect(entry, field, name, value, held, found);
            }
        });
        return List.copyOf(found);
    }

    private void collect(EntryView entry, FormField field, String at, Value value, Held held, List<Feature> found) {
        switch (value) {
            case Value.Place place -> found.add(feature(entry, field, at, place, held));
            case Value.Items(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    collect(entry, field, at + "/" + i, items.get(i), held, found);
                }
            }
            case Value.Row(Map<String, Value> fields) -> {
                var own = held(fields.values()).orElse(held);
                fields.forEach((name, part) -> collect(entry, field, at + "/" + name, part, own, found));
            }
            case Value.Atom _, Value.Blank _, parley.agreement.value.Span _ -> {}
        }
    }

    private Feature feature(EntryView entry, FormField field, String at, Value.Place place, Held held) {
        var label = Glossary.label(field);
        var origin =
                new Origin.Stated(entry.pointer(), entry.written(), entry.subject(), field.item(), label, List.of());
        return new Feature(entry.pointer().path() + "/" + at, kind, origin, place, held);
    }

    /** From the first to the last day or instant among values; a single one is a beginning. Empty where there is none. */
    private Optional<Held> held(Collection<Value> values) {
        var begins = values.stream()
                .flatMap(value -> begin(value, pack.zone()))
                .sorted()
                .toList();
        var ends = values.stream()
                .flatMap(value -> end(value, pack.zone()))
                .sorted()
                .toList();
        return begins.isEmpty()
                ? Optional.empty()
                : Optional.of(new Held(
                        Optional.of(begins.getFirst()),
                        begins.size() > 1 ? Optional.of(ends.getLast()) : Optional.empty()));
    }

    private static Stream<Instant> begin(Value value, ZoneId zone) {
        return switch (value) {
            case Value.Day(var date) -> Stream.of(date.atStartOfDay(zone).toInstant());
            case Value.Moment(var instant) -> Stream.of(instant);
            default -> Stream.empty();
        };
    }

    private static Stream<Instant> end(Value value, ZoneId zone) {
        return value instanceof Value.Day(var date)
                ? Stream.of(date.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1))
                : begin(value, zone);
    }
}
