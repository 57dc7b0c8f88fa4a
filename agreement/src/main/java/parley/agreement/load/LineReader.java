package parley.agreement.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.Format.Precedence;
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

    private final MarkedFields fields;

    private LineReader(MarkedFields fields) {
        this.fields = fields;
    }

    /**
     * What the mark says, or a note of what it lacks.
     *
     * @param fields of the format, all of which could be read
     */
    static Optional<LineRole> read(Scalar mark, Keys keys, Map<String, FormField> fields, List<Format.States> states) {
        return keys.choice(mark, List.of(Mark.values()), Mark::word)
                .flatMap(is -> new LineReader(new MarkedFields("line", mark, keys, fields)).role(is, states));
    }

    private Optional<LineRole> role(Mark is, List<Format.States> states) {
        return switch (is) {
            case SAYS -> says(states);
            case READS -> reads();
            case TESTS -> tests(states);
        };
    }

    private Optional<LineRole> says(List<Format.States> states) {
        Optional<String> id = fields.stated(states);
        Optional<String> precedence = fields.take(
                field -> field.required()
                        && field.type() instanceof Type.Words(var words, boolean ordered)
                        && ordered
                        && PRECEDENCES.containsAll(words),
                "a required field of ordered words among " + PRECEDENCES);
        Optional<String> phrase = fields.find(field -> field.type() instanceof Type.Coded);
        Optional<String> text = fields.find(field -> field.type() == Simple.TEXT);
        if (phrase.isEmpty() && text.isEmpty()) {
            fields.lacks("a field of type text or phrase");
        }
        return fields.complete() && id.isPresent() && precedence.isPresent() && (phrase.isPresent() || text.isPresent())
                ? Optional.of(new LineRole.Says(id.get(), precedence.get(), phrase, text))
                : Optional.empty();
    }

    private Optional<LineRole> reads() {
        Optional<String> read =
                fields.take(field -> field.required() && MarkedFields.isId(field), "a required field of type id");
        Optional<String> text = fields.find(field -> field.type() == Simple.TEXT);
        return fields.complete() ? read.map(id -> new LineRole.Reads(id, text)) : Optional.empty();
    }

    private Optional<LineRole> tests(List<Format.States> states) {
        Optional<String> id = fields.stated(states);
        Optional<String> follows = fields.find(MarkedFields::isId);
        Optional<String> sent = fields.find(field -> field.type() == Simple.COUNT);
        Optional<String> text = fields.find(field -> field.type() == Simple.TEXT);
        return fields.complete() ? id.map(own -> new LineRole.Tests(own, follows, sent, text)) : Optional.empty();
    }
}
