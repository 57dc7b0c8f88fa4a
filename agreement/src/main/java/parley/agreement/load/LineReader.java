package parley.agreement.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.Format.Precedence;
import parley.agreement.pack.Format.Source;
import parley.agreement.pack.LineRole;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * Reads what a format is on a line, and finds by their types the fields that do what it takes. A field beside them may not be
 * required: what is said on a line in a hurry asks for nothing else.
 */
final class LineReader {
    private static final List<String> PRECEDENCES = Arrays.stream(Precedence.values())
            .map(precedence -> precedence.name().toLowerCase(Locale.ROOT))
            .toList();

    /** What a format can be. */
    private enum Mark {
        SAYS,
        READS,
        TESTS;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Scalar mark;
    private final Keys keys;
    private final List<FormField> left;

    private LineReader(Scalar mark, Keys keys, Map<String, FormField> fields) {
        this.mark = mark;
        this.keys = keys;
        this.left = new ArrayList<>(fields.values());
    }

    /**
     * What the mark says, or a note of what it lacks.
     *
     * @param fields of the format, all of which could be read
     */
    static Optional<LineRole> read(Scalar mark, Keys keys, Map<String, FormField> fields, List<Format.States> states) {
        return keys.choice(mark, List.of(Mark.values()), Mark::word)
                .flatMap(is -> new LineReader(mark, keys, fields).role(is, states));
    }

    private Optional<LineRole> role(Mark is, List<Format.States> states) {
        return switch (is) {
            case SAYS -> says(states);
            case READS -> reads();
            case TESTS -> tests(states);
        };
    }

    private Optional<LineRole> says(List<Format.States> states) {
        Optional<String> id = stated(states);
        Optional<String> precedence = take(
                field -> field.required()
                        && field.type() instanceof Type.Words(var words, boolean ordered)
                        && ordered
                        && PRECEDENCES.containsAll(words),
                "a required field of ordered words among " + PRECEDENCES);
        Optional<String> phrase = find(field -> field.type() instanceof Type.Coded);
        Optional<String> text = find(field -> field.type() == Simple.TEXT);
        if (phrase.isEmpty() && text.isEmpty()) {
            lacks("a field of type text or phrase");
        }
        return complete() && id.isPresent() && precedence.isPresent() && (phrase.isPresent() || text.isPresent())
                ? Optional.of(new LineRole.Says(id.get(), precedence.get(), phrase, text))
                : Optional.empty();
    }

    private Optional<LineRole> reads() {
        Optional<String> read = take(field -> field.required() && isId(field), "a required field of type id");
        Optional<String> text = find(field -> field.type() == Simple.TEXT);
        return complete() ? read.map(id -> new LineRole.Reads(id, text)) : Optional.empty();
    }

    private Optional<LineRole> tests(List<Format.States> states) {
        Optional<String> id = stated(states);
        Optional<String> follows = find(LineReader::isId);
        Optional<String> sent = find(field -> field.type() == Simple.COUNT);
        Optional<String> text = find(field -> field.type() == Simple.TEXT);
        return complete() ? id.map(own -> new LineRole.Tests(own, follows, sent, text)) : Optional.empty();
    }

    private static boolean isId(FormField field) {
        return field.type() instanceof Type.AnyId || field.type() instanceof Type.IdOf;
    }

    /** The field with the id of the one fact that the format states. */
    private Optional<String> stated(List<Format.States> states) {
        List<String> ids = states.stream()
                .flatMap(state -> state.id().stream())
                .filter(Source.Body.class::isInstance)
                .map(source -> ((Source.Body) source).field())
                .toList();
        if (ids.size() != 1) {
            lacks("one fact that it states, whose id stands in a field of its body");
            return Optional.empty();
        }
        return find(field -> field.name().equals(ids.getFirst()));
    }

    /** The first field that is such a one, which is then no other. */
    private Optional<String> find(Predicate<FormField> such) {
        Optional<FormField> found = left.stream().filter(such).findFirst();
        found.ifPresent(left::remove);
        return found.map(FormField::name);
    }

    private Optional<String> take(Predicate<FormField> such, String expected) {
        Optional<String> found = find(such);
        if (found.isEmpty()) {
            lacks(expected);
        }
        return found;
    }

    /** Whether nothing else is required. */
    private boolean complete() {
        String more =
                left.stream().filter(FormField::required).map(FormField::name).collect(Collectors.joining(", "));
        if (!more.isEmpty()) {
            keys.problem(
                    mark, said() + " and the required field " + more, "no required field beside those that it takes");
        }
        return more.isEmpty();
    }

    private void lacks(String expected) {
        keys.problem(mark, said() + " without what it takes", expected);
    }

    private String said() {
        return "line: " + mark.text();
    }
}
