package parley.agreement.prose;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/**
 * Says what was read, when, and what would settle it; each as a phrase that can stand in brackets or behind a
 * colon.
 *
 * @param field the own name of the field whose words are read; may be empty
 */
public record Readings(Words words, String field) {
    private static final Pattern INTERVAL = Pattern.compile("(ever|[0-9TZ:.-]+?)\\.\\.(never|[0-9TZ:.-]+)");

    /** As the desk writes it everywhere; a part of a second stays. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral(" UTC")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern INSTANT =
            Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    /** {@code 2026-03-01 09:00:00 UTC}. */
    public static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** What the evaluator says, with its instants as people read them. */
    private static String moments(String said) {
        return INSTANT.matcher(said).replaceAll(found -> moment(Instant.parse(found.group())));
    }

    /** Of no field in particular. */
    public Readings(Words words) {
        this(words, "");
    }

    /** The same of what an expression reads, so that a word is called as it is called there. */
    public Readings in(String expression) {
        return new Readings(words, words.field(expression));
    }

    /** What reading a path yielded. */
    public String of(Reading reading) {
        return switch (reading) {
            case Reading.Known(Value value, var _) -> of(value);
            case Reading.Between between ->
                between.atMost().isPresent()
                        ? words.say(
                                "reading.between",
                                "least",
                                Long.toString(between.atLeast()),
                                "most",
                                Long.toString(between.atMost().getAsLong()))
                        : words.say("reading.least", "least", Long.toString(between.atLeast()));
            case Reading.Growing growing -> words.say("reading.growing", "far", of(growing.soFar()));
            case Reading.None _ -> words.say("reading.none");
            case Reading.Absent _ -> words.say("reading.absent");
            case Reading.Unknown unknown -> why(words.foreign(unknown.why()));
        };
    }

    /** A value as it is written, but for a flag. */
    private String of(Value value) {
        return switch (value) {
            case Value.Flag(boolean flag) -> words.say(flag ? "value.yes" : "value.no");
            case Value.Moment(Instant at) -> moment(at);
            case Value.Count _, Value.Day _, Value.PartyCode _, Value.Distance _, Span _, Value.Id _ ->
                words.foreign(value.toString());
            case Value.Items(List<Value> items)
            when !items.isEmpty() -> words.names(items.stream().map(this::of).toList());
            case Value.Word(String word) ->
                words.word(field, word).map(words::quoted).orElseGet(() -> words.named(word));
            case Value.Text _, Value.Place _, Value.Items _, Value.Row _, Value.Blank _ ->
                words.named(value.toString());
        };
    }

    /** Why a value is not known: in words where the evaluator says it in words, as it is where it names two instants. */
    private String why(String why) {
        Matcher interval = INTERVAL.matcher(why);
        if (interval.matches()) {
            return time(instant(interval.group(1)), instant(interval.group(2)));
        }
        return moments(Note.say(Note.WHY, why, words).orElseGet(() -> words.say("why.plain", "why", why)));
    }

    private static Optional<Instant> instant(String text) {
        return Character.isDigit(text.charAt(0)) ? Optional.of(Instant.parse(text)) : Optional.empty();
    }

    /** An instant, or the two bounds between which it lies, so far as they are known. */
    public String time(Optional<Instant> earliest, Optional<Instant> latest) {
        if (earliest.isPresent() && earliest.equals(latest)) {
            return moment(earliest.get());
        }
        if (earliest.isPresent() && latest.isPresent()) {
            return words.say("time.between", "earliest", moment(earliest.get()), "latest", moment(latest.get()));
        }
        return earliest.map(at -> words.say("time.from", "earliest", moment(at)))
                .or(() -> latest.map(at -> words.say("time.until", "latest", moment(at))))
                .orElseGet(() -> words.say("time.unknown"));
    }

    /** One day, from one to another, or one and all that follow. */
    public String days(Days days) {
        String first = days.first().toString();
        if (days.last().equals(Days.LAST)) {
            return words.say("days.open", "first", first);
        }
        return days.first().equals(days.last())
                ? first
                : words.say("days.span", "first", first, "last", days.last().toString());
    }

    /** What would settle an UNKNOWN. */
    public String need(Need need) {
        return switch (need) {
            case Need.Ask(String party, String asked) ->
                words.say("need.ask", "party", words.foreign(party), "field", words.path(asked));
            case Need.Wait(String what) -> need(Note.WAIT, "need.wait", words.foreign(what));
            case Need.Measure(String what) -> need(Note.MEASURE, "need.measure", words.foreign(what));
            case Need.Decide(String what) ->
                Note.say(Note.DECIDE, words.foreign(what), words)
                        .orElseGet(() -> words.say("need.decide", "what", words.parameter(what)));
        };
    }

    private String need(List<Note> notes, String key, String what) {
        return moments(Note.say(notes, what, words).orElseGet(() -> words.say(key, "what", what)));
    }
}
