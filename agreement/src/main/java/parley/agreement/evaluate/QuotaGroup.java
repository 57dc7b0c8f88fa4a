package parley.agreement.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import parley.agreement.expr.Path;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Uses that are counted together.
 *
 * @param obliged who owes until they are used up
 * @param values the values by which they are told apart, in the order of the line
 */
record QuotaGroup(Party obliged, Window window, Map<Path, Value> values) implements Together {
    QuotaGroup {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** From the first to the last calendar year, both included. */
    record Window(int first, int last) {
        /** {@code 2026}, {@code 2025..2027}. */
        @Override
        public String toString() {
            return first == last ? String.valueOf(first) : first + ".." + last;
        }
    }

    /** The subject of the finding: {@code 2026/XA/XB}. */
    @Override
    public String subject() {
        return window + "/" + values.values().stream().map(Value::toString).collect(Collectors.joining("/"));
    }
}
