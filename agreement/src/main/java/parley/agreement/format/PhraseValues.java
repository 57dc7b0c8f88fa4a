package parley.agreement.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.agreement.pack.Phrase;
import parley.agreement.pack.PhraseBook;
import parley.agreement.value.Data;
import parley.agreement.value.Pointer;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.agreement.yaml.Nearest;

/**
 * Reads a coded message, {@code {code: RT9, distance: "500 m"}}, as a row of its code and its parameters. A parameter is
 * never blank: what a code cannot say yet is said in the free text beside it.
 */
final class PhraseValues {
    /** The most codes that are named where one is not known. */
    private static final int LIMIT_NAMED = 5;

    private final PhraseBook book;
    private final Parts parts;

    /** What reads one parameter, and notes what does not fit. */
    interface Parts {
        /** A value of a type, or a note of why it is none. */
        Optional<Value> value(Type type, Data data, Pointer at);

        /** Notes what stands at a place and what could. */
        Optional<Value> note(Pointer at, String found, String expected);
    }

    PhraseValues(PhraseBook book, Parts parts) {
        this.book = book;
        this.parts = parts;
    }

    Optional<Value> read(Data data, Pointer at) {
        if (!(data instanceof Data.Members(var members))) {
            return parts.note(at, data.describe(), "{code: a code of the phrase book, and its parameters}");
        }
        Data code = members.get(PhraseBook.CODE);
        if (code == null) {
            return parts.note(at, "no code", PhraseBook.CODE + ": " + nearest(""));
        }
        Optional<Phrase> phrase = code instanceof Data.Text(String text) ? book.phrase(text) : Optional.empty();
        if (phrase.isEmpty()) {
            String said = code instanceof Data.Text(String text) ? text : "";
            String found =
                    said.isEmpty() ? code.describe() : "the code " + code.describe() + ", not in the phrase book";
            return parts.note(at.member(PhraseBook.CODE), found, nearest(said));
        }
        return read(phrase.get(), members, at);
    }

    private Optional<Value> read(Phrase phrase, Map<String, Data> members, Pointer at) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put(PhraseBook.CODE, new Value.Word(phrase.code()));
        phrase.parameters().forEach((name, parameter) -> {
            Data said = members.get(name);
            if (said == null) {
                parts.note(at, "no " + name + " for " + phrase.code(), parameter.described() + " under " + name);
            } else {
                parts.value(parameter.type(), said, at.member(name))
                        .flatMap(value -> within(phrase, parameter, value, at))
                        .ifPresent(value -> fields.put(name, value));
            }
        });
        boolean inOrder = inOrder(phrase, fields, at);
        Set<String> extra = new TreeSet<>(members.keySet());
        extra.remove(PhraseBook.CODE);
        extra.removeAll(phrase.parameters().keySet());
        extra.forEach(name -> parts.note(at.member(name), "no parameter of " + phrase.code(), taken(phrase)));
        return fields.size() == phrase.parameters().size() + 1 && extra.isEmpty() && inOrder
                ? Optional.of(new Value.Row(fields))
                : Optional.empty();
    }

    /** A count that lies between its bounds. */
    private Optional<Value> within(Phrase phrase, Phrase.Parameter parameter, Value value, Pointer at) {
        boolean outside =
                value instanceof Value.Count(long count) && !parameter.bounds().include(count);
        return outside
                ? parts.note(
                        at.member(parameter.name()),
                        value + " for " + parameter.name() + " of " + phrase.code(),
                        parameter.described())
                : Optional.of(value);
    }

    /** Whether each date or instant that must not be after another is not. */
    private boolean inOrder(Phrase phrase, Map<String, Value> fields, Pointer at) {
        boolean inOrder = true;
        for (Phrase.Parameter parameter : phrase.parameters().values()) {
            String later = parameter.bounds().notAfter().orElse("");
            Value one = fields.get(parameter.name());
            Value other = fields.get(later);
            if (one != null && other != null && isAfter(one, other)) {
                parts.note(
                        at.member(parameter.name()),
                        one + " for " + parameter.name() + " of " + phrase.code(),
                        parameter.type().described() + " not after " + later + ", " + other);
                inOrder = false;
            }
        }
        return inOrder;
    }

    private static boolean isAfter(Value one, Value other) {
        return (one instanceof Value.Day(var day) && other instanceof Value.Day(var later) && day.isAfter(later))
                || (one instanceof Value.Moment(var instant)
                        && other instanceof Value.Moment(var then)
                        && instant.isAfter(then));
    }

    private static String taken(Phrase phrase) {
        return phrase.parameters().isEmpty()
                ? "the code alone"
                : phrase.parameters().values().stream()
                        .map(parameter -> parameter.name() + ": " + parameter.described())
                        .collect(Collectors.joining(", "));
    }

    private String nearest(String said) {
        return "a code of the phrase book, such as "
                + String.join(
                        ", ", Nearest.some(LIMIT_NAMED, said, book.phrases().keySet()));
    }
}
