package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/**
 * A message type.
 *
 * @param name {@code notification}
 * @param title by language code, English always
 * @param ref the paragraphs that prescribe it
 * @param release how many officers must release one: 1 or 2
 * @param precedence how urgently it is to be handled
 * @param fields in the order of the form
 * @param states which facts an entry in it states, always by its author
 * @param onBehalfOf the field that names the parties for whom it is given
 * @param line what it is on a line, where it is used on one
 * @param pledge what it is among pledges, where it is used for them
 * @param council what it is in a council, where it is used in one
 * @param history what it is in a history, where it is used in one
 */
public record Format(
        String name,
        Map<String, String> title,
        String ref,
        int release,
        Precedence precedence,
        Map<String, FormField> fields,
        List<States> states,
        Optional<String> onBehalfOf,
        Optional<LineRole> line,
        Optional<PledgeRole> pledge,
        Optional<CouncilRole> council,
        Optional<HistoryRole> history) {
    public Format {
        title = Collections.unmodifiableMap(new LinkedHashMap<>(title));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        states = List.copyOf(states);
    }

    /** How urgently an entry is to be handled. */
    public enum Precedence {
        ROUTINE,
        PRIORITY,
        IMMEDIATE,
        FLASH
    }

    /**
     * One field of the form.
     *
     * @param item the form's own numbering: {@code A6}
     * @param label by language code; may be empty
     * @param required a value or a blank must stand there
     * @param byDefault its value where the entry leaves it out
     * @param accuracyRequired of a place: whether its accuracy must be stated
     */
    public record FormField(
            String item,
            String name,
            Map<String, String> label,
            Type type,
            boolean required,
            Optional<Value> byDefault,
            boolean accuracyRequired) {
        public FormField {
            label = Collections.unmodifiableMap(new LinkedHashMap<>(label));
        }
    }

    /**
     * One fact, or one per row, that an entry states. Fields of equal name are copied.
     *
     * @param fact its type
     * @param id where the id of an identified fact stands; empty for rows, which state their own
     * @param each the field whose rows state one fact each; a key field that a row lacks is the entry's of equal name; a
     *     row of an identified fact lacks what it does not state, but for {@code with}
     * @param with further fields and where their values stand
     */
    public record States(String fact, Optional<Source> id, Optional<String> each, Map<String, Source> with) {
        public States {
            with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        }
    }

    /** Where a value stands in an entry. */
    public sealed interface Source {
        /** In a field of its body: {@code body.activity}. */
        record Body(String field) implements Source {}

        /** Its subject: {@code subject}. */
        record Subject() implements Source {}

        /** Its author: {@code entry.from}. */
        record Author() implements Source {}

        /** Its addressees: {@code entry.to}. */
        record Addressees() implements Source {}
    }
}
