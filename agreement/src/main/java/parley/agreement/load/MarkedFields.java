package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.Format.Source;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * The fields of a format that a page is to know by what they do. Each is found by its type, the first of several, and is then no
 * other; what is missing is told where the mark stands. One use.
 */
final class MarkedFields {
    private final String key;
    private final Scalar mark;
    private final Keys keys;
    private final List<FormField> left;
    private boolean lacking;

    /** @param fields of the format, all of which could be read */
    MarkedFields(String key, Scalar mark, Keys keys, Map<String, FormField> fields) {
        this.key = key;
        this.mark = mark;
        this.keys = keys;
        this.left = new ArrayList<>(fields.values());
    }

    static boolean isId(FormField field) {
        return field.type() instanceof Type.AnyId || field.type() instanceof Type.IdOf;
    }

    /** The field with the id of the one fact that the format states. */
    Optional<String> stated(List<Format.States> states) {
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

    /** The first field that is such a one. */
    Optional<String> find(Predicate<FormField> such) {
        Optional<FormField> found = left.stream().filter(such).findFirst();
        found.ifPresent(left::remove);
        return found.map(FormField::name);
    }

    /** The first field that is such a one, or a note that there is none. */
    Optional<String> take(Predicate<FormField> such, String expected) {
        Optional<String> found = find(such);
        if (found.isEmpty()) {
            lacks(expected);
        }
        return found;
    }

    /** Whether nothing else is required. */
    boolean complete() {
        String more =
                left.stream().filter(FormField::required).map(FormField::name).collect(Collectors.joining(", "));
        if (!more.isEmpty()) {
            keys.problem(
                    mark, said() + " and the required field " + more, "no required field beside those that it takes");
        }
        return more.isEmpty();
    }

    /** Whether something was missing. */
    boolean isLacking() {
        return lacking;
    }

    void lacks(String expected) {
        lacking = true;
        keys.problem(mark, said() + " without what it takes", expected);
    }

    private String said() {
        return key + ": " + mark.text();
    }
}
