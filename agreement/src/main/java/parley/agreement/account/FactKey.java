package parley.agreement.account;

import java.util.List;

/**
 * Which fact: one with an id by that id, one without by the values of its key fields.
 *
 * @param type name of the fact type
 * @param values the id alone, or the key's values in the order of the type
 */
public record FactKey(String type, List<String> values) {
    public FactKey {
        values = List.copyOf(values);
    }

    /** The fact of this id. */
    public static FactKey identified(String type, String id) {
        return new FactKey(type, List.of(id));
    }

    /** The id of an identified fact, the first key value of another. */
    public String id() {
        return values.getFirst();
    }

    @Override
    public String toString() {
        return type + values;
    }
}
