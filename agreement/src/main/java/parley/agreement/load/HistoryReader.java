package parley.agreement.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.HistoryRole;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads what a format is in a history, and finds by their types the fields that do what it takes, the first of each. */
final class HistoryReader {
    /** What a format can be. */
    private enum Mark {
        EVENT,
        ACCOUNT,
        REQUEST;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final MarkedFields fields;
    private final List<Format.States> states;

    private HistoryReader(MarkedFields fields, List<Format.States> states) {
        this.fields = fields;
        this.states = states;
    }

    /**
     * What the mark says, or a note of each thing that it lacks.
     *
     * @param fields of the format, all of which could be read
     * @param states what the format states
     */
    static Optional<HistoryRole> read(
            Scalar mark, Keys keys, Map<String, FormField> fields, List<Format.States> states) {
        return keys.choice(mark, List.of(Mark.values()), Mark::word)
                .flatMap(is -> new HistoryReader(new MarkedFields("history", mark, keys, fields), states).role(is));
    }

    private Optional<HistoryRole> role(Mark is) {
        Optional<HistoryRole> role = switch (is) {
            case EVENT -> event();
            case ACCOUNT -> account();
            case REQUEST -> request();
        };
        return fields.complete() ? role : Optional.empty();
    }

    private Optional<HistoryRole> event() {
        Optional<String> id = fields.stated(states);
        Optional<String> title = text();
        Optional<String> first = fields.take(of(Simple.DAY).and(FormField::required), "a required field of type date");
        Optional<String> last = fields.find(of(Simple.DAY));
        Optional<String> place = fields.find(of(Simple.TEXT));
        Optional<String> text = fields.find(of(Simple.TEXT));
        return id.isPresent() && title.isPresent() && first.isPresent()
                ? Optional.of(new HistoryRole.Event(
                        id.get(), title.get(), new HistoryRole.When(first.get(), last), place, text))
                : Optional.empty();
    }

    private Optional<HistoryRole> account() {
        Optional<String> event = number();
        Optional<String> text = text();
        Optional<String> impact = fields.find(of(Simple.TEXT));
        Optional<String> first = fields.find(of(Simple.DAY));
        Optional<String> last = fields.find(of(Simple.DAY));
        Optional<String> place = fields.find(of(Simple.TEXT));
        Optional<String> findings = fields.find(of(new Type.ListOf(Simple.TEXT)));
        Optional<String> same = fields.find(MarkedFields::isId);
        Optional<String> answers = fields.find(MarkedFields::isId);
        return event.isPresent() && text.isPresent()
                ? Optional.of(new HistoryRole.Account(
                        event.get(),
                        text.get(),
                        impact,
                        first.map(day -> new HistoryRole.When(day, last)),
                        place,
                        findings,
                        same,
                        answers))
                : Optional.empty();
    }

    private Optional<HistoryRole> request() {
        Optional<String> id = fields.stated(states);
        Optional<String> event = number();
        return id.isPresent() && event.isPresent()
                ? Optional.of(new HistoryRole.Request(id.get(), event.get()))
                : Optional.empty();
    }

    private Optional<String> number() {
        return fields.take(
                field -> MarkedFields.isId(field) && field.required(), "a required field of type id, that of an event");
    }

    private Optional<String> text() {
        return fields.take(of(Simple.TEXT).and(FormField::required), "a required field of type text");
    }

    private static Predicate<FormField> of(Type type) {
        return field -> field.type().equals(type);
    }
}
