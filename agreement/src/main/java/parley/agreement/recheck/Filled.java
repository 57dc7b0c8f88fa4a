package parley.agreement.recheck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.agreement.pack.Format.FormField;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/** What one side of a comparison is, as far as the body of an entry, its form and the text of the pack tell. */
sealed interface Filled {
    /** A word, an id or a flag. */
    record In(Data data) implements Filled {}

    /** A list, of which each item can be told apart. */
    record Listed(List<Data> items) implements Filled {}

    /** The answer is that there is none. */
    record None() implements Filled {}

    /** Left open, left out, or filled in with what the form does not ask for: whatever it is compared with, nobody knows. */
    record Open() implements Filled {}

    /** What is read in another way, or is not worked out here. */
    record Untold() implements Filled {}

    /** The most items of a list. */
    int LIMIT_ITEMS = 2_000;

    Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./_-]{0,63}");
    Pattern FACT_ID = Pattern.compile("[A-Z][A-Z0-9-]{0,15}/[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

    /** A field of an entry's form; a form that the pack does not know, or that has no such field, tells nothing. */
    static Filled of(Optional<FormField> field, RecordedEntry entry) {
        return field.map(of -> entry.body()
                        .get(of.name())
                        .map(data -> of(of.type(), data))
                        .orElseGet(() -> of.byDefault().map(Filled::of).orElse(new Open())))
                .orElse(new Untold());
    }

    /** A constant. */
    static Filled of(Value value) {
        return switch (value) {
            case Value.Flag(boolean flag) -> new In(new Data.Flag(flag));
            case Value.Word(String word) -> new In(new Data.Text(word));
            case Value.Id(String id) -> new In(new Data.Text(id));
            case Value.Blank(Value.Blank.Kind kind) -> kind.unknown() ? new Open() : new None();
            case Value.Atom _, Value.Items _, Value.Row _, Span _ -> new Untold();
        };
    }

    private static Filled of(Type type, Data data) {
        if (data instanceof Data.Members(Map<String, Data> members) && members.containsKey("absent")) {
            boolean none = List.of(Value.Blank.Kind.NOT_APPLICABLE, Value.Blank.Kind.NIL).stream()
                    .map(kind -> Map.<String, Data>of("absent", new Data.Text(kind.word())))
                    .anyMatch(members::equals);
            return none ? new None() : new Open();
        }
        return switch (type) {
            case Type.ListOf(Type.IdOf of) -> items(of, data);
            case Type.ListOf(Type.AnyId of) -> items(of, data);
            case Type.IdOf _, Type.AnyId _, Type.Words _ -> fits(type, data) ? new In(data) : new Open();
            case Type.Simple simple ->
                switch (simple) {
                    case FLAG, PARTY -> fits(type, data) ? new In(data) : new Open();
                    case TEXT, COUNT, DAY, MOMENT, DISTANCE, POINT, LINE, POLYGON, RECURRENCE -> new Untold();
                };
            case Type.ListOf _, Type.RowOf _, Type.SpanOf _, Type.Groups _, Type.Coded _ -> new Untold();
        };
    }

    private static Filled items(Type of, Data data) {
        return data instanceof Data.Items(List<Data> items)
                        && items.size() <= LIMIT_ITEMS
                        && items.stream().allMatch(item -> fits(of, item))
                ? new Listed(items)
                : new Open();
    }

    private static boolean fits(Type type, Data data) {
        return switch (type) {
            case Type.IdOf _ ->
                data instanceof Data.Text(String text) && FACT_ID.matcher(text).matches();
            case Type.AnyId _ ->
                data instanceof Data.Text(String text) && ID.matcher(text).matches();
            case Type.Words words ->
                data instanceof Data.Text(String text) && words.words().contains(text);
            case Type.Simple simple ->
                simple == Type.Simple.FLAG
                        ? data instanceof Data.Flag
                        : data instanceof Data.Text(String text) && Party.isCode(text);
            case Type.ListOf _, Type.RowOf _, Type.SpanOf _, Type.Groups _, Type.Coded _ -> false;
        };
    }
}
