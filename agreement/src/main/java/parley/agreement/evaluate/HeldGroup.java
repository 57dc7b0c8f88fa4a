package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import parley.agreement.expr.Path;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** Uses that are counted together on each day, whichever parties they oblige: they have no window. */
record HeldGroup(Map<Path, Value> values) implements Together {
    HeldGroup {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@code XB}. */
    @Override
    public String subject() {
        return values.values().stream().map(Value::toString).collect(Collectors.joining("/"));
    }

    /** As the number of a quota reads it, for one of the parties that are obliged, on a day. */
    QuotaGroup of(Party obliged, LocalDate day) {
        return new QuotaGroup(obliged, new QuotaGroup.Window(day.getYear(), day.getYear()), values);
    }
}
