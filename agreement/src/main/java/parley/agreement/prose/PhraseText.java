package parley.agreement.prose;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.agreement.pack.Phrase;
import parley.agreement.value.Value;

/**
 * Says a coded message in one of the six languages: the same code and parameters, read by each in his own. Numbers, days,
 * instants, places, parties and ids stand in every language as they are written on the desk; words of a list are said in
 * the language. Pure.
 */
public final class PhraseText {
    private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z0-9]+)}");

    private PhraseText() {}

    /**
     * The sentence of a phrase, filled in.
     *
     * @param message a coded message in this phrase that {@link parley.agreement.format.BodyReader} has read
     * @throws IllegalArgumentException if the message lacks a parameter of the phrase
     */
    public static String say(Phrase phrase, Value.Row message, Language language) {
        String sentence = phrase.says().get(language.code());
        if (sentence == null) {
            throw new IllegalArgumentException("%s is not said in %s".formatted(phrase.code(), language.code()));
        }
        Matcher slot = SLOT.matcher(Words.unbroken(language, sentence));
        StringBuilder said = new StringBuilder();
        while (slot.find()) {
            slot.appendReplacement(said, Matcher.quoteReplacement(value(phrase, slot.group(1), message, language)));
        }
        return slot.appendTail(said).toString();
    }

    private static String value(Phrase phrase, String name, Value.Row message, Language language) {
        Value value = message.fields().get(name);
        if (value == null) {
            throw new IllegalArgumentException("no %s in a message of code %s".formatted(name, phrase.code()));
        }
        Map<String, Map<String, String>> words = Optional.ofNullable(
                        phrase.parameters().get(name))
                .map(Phrase.Parameter::words)
                .orElse(Map.of());
        return words.isEmpty()
                ? written(value)
                : words.getOrDefault(value.toString(), Map.of()).getOrDefault(language.code(), value.toString());
    }

    /** A value as the desk writes it, in every language alike. */
    static String written(Value value) {
        return switch (value) {
            case Value.Moment(var instant) -> Readings.moment(instant);
            case Value.Place place ->
                place.points().stream()
                                .map(point -> Corners.of(point.latitudeE7(), point.longitudeE7()))
                                .collect(Collectors.joining(", "))
                        + (place.accuracyMetres().isPresent()
                                ? " (± " + place.accuracyMetres().getAsLong() + " m)"
                                : "");
            case Value.Atom _, Value.Items _, Value.Row _, Value.Blank _, parley.agreement.value.Span _ ->
                value.toString();
        };
    }
}
