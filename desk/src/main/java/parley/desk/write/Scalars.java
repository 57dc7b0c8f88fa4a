package parley.desk.write;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.agreement.format.TypedReader;
import parley.agreement.recurrence.Recurrence;
import parley.agreement.value.Data;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.ledger.json.Json;

/** What one line of a form says, for each type without parts. */
final class Scalars {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}|[0-9]{1,3}([ \\u00a0\\u2009\\u202f][0-9]{3})+");
    private static final Pattern MOMENT =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?( ?(?:Z|UTC))?");

    private Scalars() {}

    /** A value, or why there is none. */
    sealed interface Result {
        record Read(Json json) implements Result {}

        record Unfit(String key, String limit) implements Result {}
    }

    /** Reads what was typed, which is not blank. */
    static Result read(Type type, String typed) {
        return switch (type) {
            case Simple.TEXT -> fitting(type, text(typed));
            case Simple.COUNT -> number(typed.strip());
            case Simple.FLAG -> flag(typed);
            case Simple.MOMENT -> fitting(type, moment(typed.strip()));
            case Simple.PARTY -> fitting(type, typed.strip().toUpperCase(Locale.ROOT));
            case Simple.RECURRENCE -> recurrence(typed.strip());
            case Simple.DAY, Simple.DISTANCE -> fitting(type, typed.strip());
            case Type.AnyId _, Type.IdOf _, Type.Words _ -> fitting(type, typed.strip());
            case Simple.POINT, Simple.LINE, Simple.POLYGON -> throw new IllegalArgumentException(type + " has parts");
            case Type.ListOf _, Type.RowOf _, Type.SpanOf _, Type.Groups _, Type.Coded _ ->
                throw new IllegalArgumentException(type + " is no one line");
        };
    }

    /** What an officer would have typed for a value; any other JSON as it is written. */
    static String print(Type type, Json json) {
        return switch (json) {
            case Json.Text(var text) -> type == Simple.MOMENT ? shown(text) : text;
            case Json.Whole(var number) -> Long.toString(number);
            case Json.Flag(var flag) -> flag ? Control.YES : Control.NO;
            case Json.Items _, Json.Members _ -> json.print().utf8();
        };
    }

    /** The key of the words that say how the type is typed. */
    static String key(Type type) {
        return switch (type) {
            case Simple simple -> simple.word();
            case Type.AnyId _ -> "id";
            case Type.IdOf _ -> "factid";
            case Type.Words _ -> "word";
            case Type.ListOf _, Type.RowOf _, Type.SpanOf _, Type.Groups _ -> "rows";
            case Type.Coded _ -> "phrase";
        };
    }

    private static Result fitting(Type type, String text) {
        return TypedReader.scalar(type, new Data.Text(text)) instanceof TypedReader.Result.Read
                ? new Result.Read(Json.text(text))
                : new Result.Unfit(key(type), limit(type));
    }

    private static String limit(Type type) {
        return switch (type) {
            case Simple.TEXT -> Integer.toString(TypedReader.LIMIT_TEXT);
            case Type.AnyId _ -> Integer.toString(TypedReader.LIMIT_ID);
            case Type.Words words -> String.join(", ", words.words());
            case Simple _, Type.IdOf _, Type.ListOf _, Type.RowOf _, Type.SpanOf _, Type.Groups _, Type.Coded _ -> "";
        };
    }

    /** Its parts in any order, and in capitals or not: the record has one spelling. */
    private static Result recurrence(String typed) {
        return switch (Recurrence.read(typed)) {
            case Recurrence.Reading.Fit(var rule) -> new Result.Read(Json.text(rule.print()));
            case Recurrence.Reading.Unfit(var lack, var found, var _) -> {
                var key = key(Simple.RECURRENCE) + "." + lack.name().toLowerCase(Locale.ROOT);
                yield new Result.Unfit(key, lack == Recurrence.Lack.MANY ? Integer.toString(Recurrence.MOST) : found);
            }
        };
    }

    /** A browser sends the end of a line as two characters. */
    static String text(String typed) {
        return typed.replace("\r\n", "\n");
    }

    private static Result number(String typed) {
        var unfit = new Result.Unfit(key(Simple.COUNT), Long.toString(Data.Whole.LIMIT));
        if (!NUMBER.matcher(typed).matches()) {
            return unfit;
        }
        long number = Long.parseLong(typed.replaceAll("[^0-9]", ""));
        return number <= Data.Whole.LIMIT ? new Result.Read(Json.whole(number)) : unfit;
    }

    private static Result flag(String typed) {
        return List.of(Control.YES, Control.NO).contains(typed)
                ? new Result.Read(Json.flag(typed.equals(Control.YES)))
                : new Result.Unfit(key(Simple.FLAG), "");
    }

    /** {@code 2026-03-01 09:00} and the like in the one spelling of the record; anything else as it is. */
    private static String moment(String typed) {
        var parts = MOMENT.matcher(typed);
        return parts.matches()
                ? parts.group(1) + "T" + parts.group(2)
                        + Optional.ofNullable(parts.group(3)).orElse(":00") + "Z"
                : typed;
    }

    private static String shown(String moment) {
        return moment.length() == 20 && moment.charAt(10) == 'T'
                ? moment.substring(0, 10) + " " + moment.substring(11, 19)
                : moment;
    }
}
