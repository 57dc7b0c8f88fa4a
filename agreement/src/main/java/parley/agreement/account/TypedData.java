package parley.agreement.account;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.agreement.value.Value.Blank;

/** Reads untyped data as what a pack expects; empty where they do not fit. */
final class TypedData {
    private TypedData() {}

    static Optional<Value> read(Type type, Data data, Pack pack) {
        Optional<Value> blank = blank(data);
        if (blank.isPresent()) {
            return blank;
        }
        return switch (type) {
            case Type.Simple simple -> simple(simple, data);
            case Type.AnyId() -> text(data).map(Value.Id::new);
            case Type.IdOf(String _) -> text(data).map(Value.Id::new);
            case Type.Words(List<String> words, boolean _) ->
                text(data).filter(words::contains).map(Value.Word::new);
            case Type.SpanOf(Span.Kind kind) ->
                text(data)
                        .flatMap(Span::parse)
                        .filter(span -> span.kind() == kind)
                        .map(span -> span);
            case Type.ListOf(Type item) -> items(item, data, pack);
            case Type.RowOf(String fact) -> pack.fact(fact).flatMap(named -> row(named, data, pack));
        };
    }

    private static Optional<Value> blank(Data data) {
        if (!(data instanceof Data.Members(Map<String, Data> members)) || members.size() != 1) {
            return Optional.empty();
        }
        return members.get("absent") instanceof Data.Text(String word)
                ? Arrays.stream(Blank.Kind.values())
                        .filter(kind -> kind.word().equals(word))
                        .findFirst()
                        .map(Blank::new)
                : Optional.empty();
    }

    private static Optional<Value> simple(Type.Simple type, Data data) {
        return switch (type) {
            case TEXT -> text(data).map(Value.Text::new);
            case COUNT ->
                data instanceof Data.Whole(long number) && number >= 0
                        ? Optional.of(new Value.Count(number))
                        : Optional.empty();
            case FLAG -> data instanceof Data.Flag(boolean flag) ? Optional.of(new Value.Flag(flag)) : Optional.empty();
            case DAY -> text(data).flatMap(TypedData::day);
            case MOMENT -> text(data).flatMap(TypedData::moment);
            case PARTY -> text(data).filter(Party::isCode).map(code -> new Value.PartyCode(new Party(code)));
            // Where a place lies is read by the kinds of provision that measure; here it only counts that one is
            // stated.
            case POINT, LINE, POLYGON -> Optional.of(new Value.Place(List.of(), OptionalLong.empty()));
        };
    }

    private static Optional<String> text(Data data) {
        return data instanceof Data.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Value> day(String text) {
        try {
            return Optional.of(new Value.Day(LocalDate.parse(text)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Value> moment(String text) {
        try {
            return Optional.of(new Value.Moment(Instant.parse(text)));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Value> items(Type item, Data data, Pack pack) {
        if (!(data instanceof Data.Items(List<Data> list))) {
            return Optional.empty();
        }
        List<Value> values = new ArrayList<>();
        for (Data each : list) {
            Optional<Value> value = read(item, each, pack);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(new Value.Items(values));
    }

    private static Optional<Value> row(FactType type, Data data, Pack pack) {
        if (!(data instanceof Data.Members(Map<String, Data> members))) {
            return Optional.empty();
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        for (FactType.Field field : type.fields().values()) {
            Data stated = members.get(field.name());
            if (stated != null) {
                read(field.type(), stated, pack).ifPresent(value -> fields.put(field.name(), value));
            }
        }
        return Optional.of(new Value.Row(fields));
    }
}
