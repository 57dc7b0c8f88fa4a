package parley.agreement.account;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * One fact, or some fields of it, as one entry states it.
 *
 * @param author whose word it is: the entry's author, or a party that has joined it
 * @param entry the entry that says it
 */
public record Statement(Party author, FactKey fact, Map<String, Stated> fields, EntryPointer entry) {
    public Statement {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A value and where it stands. */
    public record Stated(Value value, Source source) {}

    /** Whether one of its fields holds an id. */
    public boolean names(String id) {
        return fields.values().stream()
                .map(Stated::value)
                .anyMatch(value -> value instanceof Value.Id(String named) && named.equals(id));
    }

    /** The same words as those of another party. */
    Statement of(Party other) {
        return new Statement(other, fact, fields, entry);
    }
}
