package parley.agreement.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import parley.agreement.recurrence.Recurrence;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;

/** Reads data without parts as the type that is expected. */
public final class TypedReader {
    /** The most characters of an id. */
    public static final int LIMIT_ID = 64;
    /** The most characters of a text. */
    public static final int LIMIT_TEXT = 8_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./_-]{0," + (LIMIT_ID - 1) + "}");
    private static final Pattern FACT_ID = Pattern.compile("([A-Z][A-Z0-9-]{0,15})/[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

    /** Where the parts of a day end. */
    private static final int YEAR = 4;

    private static final int MONTH = 7;
    private static final int DAY = 10;

    private TypedReader() {}

    /** A value, or what was expected in its place. */
    public sealed interface Result {
        /** It fits. */
        record Read(Value value) implements Result {}

        /** It does not. */
        record Unfit(String expected) implements Result {}
    }

    /** Whether this is the id of a fact: {@code PARTY/number}. */
    public static boolean isFactId(String text) {
        return FACT_ID.matcher(text).matches();
    }

    /** Reads one value; a list, a row or a place is none. */
    public static Result scalar(Type type, Data data) {
        return switch (type) {
            case Simple simple -> simple(simple, data);
            case Type.AnyId() ->
                text(
                        data,
                        t -> ID.matcher(t).matches(),
                        Value.Id::new,
                        "an id of letters, digits and . / _ -, at most " + LIMIT_ID);
            case Type.IdOf(var fact) ->
                text(data, TypedReader::isFactId, Value.Id::new, "an id of " + fact + ": PARTY/number");
            case Type.Words words -> text(data, words.words()::contains, Value.Word::new, words.toString());
            case Type.Groups _ -> groups(data);
            case Type.SpanOf _, Type.ListOf _, Type.RowOf _, Type.Coded _ -> new Result.Unfit("one value");
        };
    }

    private static Result simple(Simple type, Data data) {
        return switch (type) {
            case TEXT ->
                text(
                        data,
                        t -> !t.isBlank() && t.length() <= LIMIT_TEXT,
                        Value.Text::new,
                        "a text of at most " + LIMIT_TEXT + " characters");
            case COUNT ->
                data instanceof Data.Whole(var number) && number >= 0
                        ? new Result.Read(new Value.Count(number))
                        : new Result.Unfit("a whole number from 0");
            case FLAG ->
                data instanceof Data.Flag(var flag)
                        ? new Result.Read(new Value.Flag(flag))
                        : new Result.Unfit("true or false");
            case DAY -> parsed(data, TypedReader::day, "a date such as 2026-03-01");
            case MOMENT -> parsed(data, TypedReader::moment, "an instant such as 2026-03-01T09:00:00Z");
            case PARTY -> text(data, Party::isCode, t -> new Value.PartyCode(new Party(t)), "a party's code");
            case DISTANCE ->
                parsed(data, text -> Value.Distance.parse(text).map(d -> d), "a distance such as 5 km or 4500 m");
            case RECURRENCE -> recurrence(data);
            case POINT, LINE, POLYGON -> new Result.Unfit("one value");
        };
    }

    /** In the one spelling that the record has. */
    private static Result recurrence(Data data) {
        if (!(data instanceof Data.Text(var text))) {
            return new Result.Unfit("a recurrence such as FREQ=MONTHLY;BYDAY=1TU;COUNT=6");
        }
        return switch (Recurrence.read(text)) {
            case Recurrence.Reading.Fit(var rule)
            when rule.print().equals(text) -> new Result.Read(new Value.Text(text));
            case Recurrence.Reading.Fit(var rule) -> new Result.Unfit("its one spelling, " + rule.print());
            case Recurrence.Reading.Unfit unfit ->
                new Result.Unfit(
                        "a recurrence that has %s; %s does not fit".formatted(unfit.expected(), unfit.found()));
        };
    }

    /** {@code {east: [XA, XB], west: [XC]}}; a party in two groups is refused. */
    private static Result groups(Data data) {
        Result unfit = new Result.Unfit("groups of parties by name, each party once: {east: [XA, XB], west: [XC]}");
        if (!(data instanceof Data.Members(var members)) || members.isEmpty()) {
            return unfit;
        }
        Map<String, Value> groups = new LinkedHashMap<>();
        Set<String> grouped = new HashSet<>();
        for (Map.Entry<String, Data> group : members.entrySet()) {
            if (!GROUP.matcher(group.getKey()).matches()
                    || !(group.getValue() instanceof Data.Items(var items))
                    || items.isEmpty()) {
                return unfit;
            }
            List<Value> parties = new ArrayList<>();
            for (Data item : items) {
                if (!(item instanceof Data.Text(var code)) || !Party.isCode(code) || !grouped.add(code)) {
                    return unfit;
                }
                parties.add(new Value.PartyCode(new Party(code)));
            }
            groups.put(group.getKey(), new Value.Items(parties));
        }
        return new Result.Read(new Value.Row(groups));
    }

    private static Result text(Data data, Predicate<String> fits, Function<String, Value> make, String expected) {
        return data instanceof Data.Text(var text) && fits.test(text)
                ? new Result.Read(make.apply(text))
                : new Result.Unfit(expected);
    }

    private static Result parsed(Data data, Function<String, Optional<Value>> parse, String expected) {
        Optional<Value> value = data instanceof Data.Text(var text) ? parse.apply(text) : Optional.empty();
        return value.<Result>map(Result.Read::new).orElse(new Result.Unfit(expected));
    }

    private static Optional<Value> day(String text) {
        try {
            return isDay(text)
                    ? Optional.of(new Value.Day(LocalDate.of(
                            Integer.parseInt(text, 0, YEAR, 10),
                            Integer.parseInt(text, YEAR + 1, MONTH, 10),
                            Integer.parseInt(text, MONTH + 1, DAY, 10))))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Whether a text is written as {@code 2026-03-01}, be there such a day or not. */
    private static boolean isDay(String text) {
        if (text.length() != DAY) {
            return false;
        }
        for (int i = 0; i < DAY; i++) {
            char c = text.charAt(i);
            if ((i == YEAR || i == MONTH) ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static Optional<Value> moment(String text) {
        try {
            // The parser of the platform takes 24:00:00 and a leap second too; one instant has one spelling.
            return Optional.of(text)
                    .filter(t -> MOMENT.matcher(t).matches())
                    .map(Instant::parse)
                    .filter(instant -> instant.toString().equals(text))
                    .map(Value.Moment::new);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
