package parley.agreement.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.pack.CouncilRole;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.Format.Source;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads what a format is in a council, and finds by their types the fields that do what it takes. */
final class CouncilReader {
    private static final Type PARTIES = new Type.ListOf(Simple.PARTY);

    /** What a format can be. */
    private enum Mark {
        SESSION,
        REPLY,
        ITEM,
        RANKING,
        DEPARTURE,
        STATEMENT,
        ATTENDANCE,
        JOURNAL,
        COMMITMENT,
        REPORT;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final MarkedFields fields;
    private final List<Format.States> states;

    private CouncilReader(MarkedFields fields, List<Format.States> states) {
        this.fields = fields;
        this.states = states;
    }

    /**
     * What the mark says, or a note of what it lacks.
     *
     * @param fields of the format, all of which could be read
     */
    static Optional<CouncilRole> read(
            Scalar mark, Keys keys, Map<String, FormField> fields, List<Format.States> states) {
        return keys.choice(mark, List.of(Mark.values()), Mark::word)
                .flatMap(is -> new CouncilReader(new MarkedFields("council", mark, keys, fields), states).role(is));
    }

    /** What is left of the fields is looked at last, and so is each role's own. */
    private Optional<CouncilRole> role(Mark is) {
        Optional<CouncilRole> role = switch (is) {
            case SESSION -> session();
            case REPLY -> reply();
            case ITEM -> item();
            case RANKING -> ranking();
            case DEPARTURE -> departure();
            case STATEMENT -> statement();
            case ATTENDANCE -> attendance();
            case JOURNAL -> journal();
            case COMMITMENT -> commitment();
            case REPORT -> report();
        };
        return fields.complete() ? role : Optional.empty();
    }

    private Optional<CouncilRole> session() {
        Optional<String> id = fields.stated(states);
        Optional<String> title = text();
        Optional<String> begins = instant();
        Optional<String> ends = instant();
        Optional<String> kind = fields.find(CouncilReader::isWords);
        Optional<String> place = fields.find(of(Simple.TEXT));
        Optional<String> invited = fields.find(field -> field.type().equals(PARTIES));
        Optional<String> closes = fields.find(of(Simple.MOMENT));
        return all(List.of(id, title, begins, ends))
                ? Optional.of(new CouncilRole.Session(
                        id.get(), title.get(), begins.get(), ends.get(), kind, place, invited, closes))
                : Optional.empty();
    }

    private Optional<CouncilRole> reply() {
        Optional<String> session = number();
        Optional<String> answer = words();
        Optional<String> text = fields.find(of(Simple.TEXT));
        return all(List.of(session, answer))
                ? Optional.of(new CouncilRole.Reply(session.get(), answer.get(), text))
                : Optional.empty();
    }

    private Optional<CouncilRole> item() {
        Optional<String> id = fields.stated(states);
        Optional<String> session = number();
        Optional<String> title = text();
        Optional<String> text = fields.find(of(Simple.TEXT));
        Optional<String> document = fields.find(of(Simple.TEXT));
        return all(List.of(id, session, title))
                ? Optional.of(new CouncilRole.Item(id.get(), session.get(), title.get(), text, document))
                : Optional.empty();
    }

    private Optional<CouncilRole> ranking() {
        Optional<String> session = number();
        Optional<String> order = order();
        return all(List.of(session, order))
                ? Optional.of(new CouncilRole.Ranking(session.get(), order.get()))
                : Optional.empty();
    }

    private Optional<CouncilRole> departure() {
        Optional<String> session = number();
        Optional<String> order = order();
        Optional<String> reason = text();
        return all(List.of(session, order, reason))
                ? Optional.of(new CouncilRole.Departure(session.get(), order.get(), reason.get()))
                : Optional.empty();
    }

    private Optional<CouncilRole> statement() {
        Optional<String> item = number();
        Optional<String> text = text();
        Optional<String> document = fields.find(of(Simple.TEXT));
        return all(List.of(item, text))
                ? Optional.of(new CouncilRole.Statement(item.get(), text.get(), document))
                : Optional.empty();
    }

    private Optional<CouncilRole> attendance() {
        Optional<String> session = number();
        Optional<String> present = required(field -> field.type().equals(PARTIES), "a required field of type [party]");
        Optional<String> text = fields.find(of(Simple.TEXT));
        return all(List.of(session, present))
                ? Optional.of(new CouncilRole.Attendance(session.get(), present.get(), text))
                : Optional.empty();
    }

    private Optional<CouncilRole> journal() {
        boolean numbered = states.size() == 1
                && states.getFirst()
                        .id()
                        .filter(Source.Subject.class::isInstance)
                        .isPresent();
        if (!numbered) {
            fields.lacks("one fact that it states, whose id is the subject");
        }
        Optional<String> session = number();
        Optional<String> text = text();
        Optional<String> document = fields.find(of(Simple.TEXT));
        Optional<String> until = instant();
        return numbered && all(List.of(session, text, until))
                ? Optional.of(new CouncilRole.Journal(session.get(), text.get(), document, until.get()))
                : Optional.empty();
    }

    private Optional<CouncilRole> commitment() {
        Optional<String> id = fields.stated(states);
        Optional<String> session = number();
        Optional<String> text = text();
        Optional<String> due = required(of(Simple.DAY), "a required field of type date");
        return all(List.of(id, session, text, due))
                ? Optional.of(new CouncilRole.Commitment(id.get(), session.get(), text.get(), due.get()))
                : Optional.empty();
    }

    private Optional<CouncilRole> report() {
        Optional<String> commitment = number();
        Optional<String> state = words();
        Optional<String> text = fields.find(of(Simple.TEXT));
        return all(List.of(commitment, state))
                ? Optional.of(new CouncilRole.Report(commitment.get(), state.get(), text))
                : Optional.empty();
    }

    private Optional<String> number() {
        return required(MarkedFields::isId, "a required field of type id");
    }

    private Optional<String> order() {
        return required(
                field -> field.type() instanceof Type.ListOf(var item)
                        && (item instanceof Type.AnyId || item instanceof Type.IdOf),
                "a required field of type [id]");
    }

    private Optional<String> text() {
        return required(of(Simple.TEXT), "a required field of type text");
    }

    private Optional<String> instant() {
        return required(of(Simple.MOMENT), "a required field of type instant");
    }

    private Optional<String> words() {
        return required(CouncilReader::isWords, "a required field of words");
    }

    private Optional<String> required(Predicate<FormField> such, String expected) {
        return fields.take(such.and(FormField::required), expected);
    }

    private static Predicate<FormField> of(Type type) {
        return field -> field.type().equals(type);
    }

    private static boolean isWords(FormField field) {
        return field.type() instanceof Type.Words;
    }

    private static boolean all(List<Optional<String>> found) {
        return found.stream().allMatch(Optional::isPresent);
    }
}
