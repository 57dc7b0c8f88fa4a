package parley.agreement.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import parley.agreement.value.Value;

/**
 * What a parameter is bound to: one value for all days, or values each of which holds from its day until the next.
 *
 * @param steps in the order of their days; none while nobody has decided
 */
public record Binding(List<Step> steps) {
    /** Nobody has decided it. */
    public static final Binding OPEN = new Binding(List.of());

    public Binding {
        steps = List.copyOf(steps);
    }

    /**
     * A value and its first day.
     *
     * @param from empty: for all days
     */
    public record Step(Optional<LocalDate> from, Value value) {}

    /** The same for all days. */
    public static Binding of(Value value) {
        return new Binding(List.of(new Step(Optional.empty(), value)));
    }

    /** The value on a day; empty before the first. */
    public Optional<Value> on(LocalDate day) {
        return steps.stream()
                .filter(step -> step.from().map(from -> !from.isAfter(day)).orElse(true))
                .reduce((_, later) -> later)
                .map(Step::value);
    }

    /** The days on which another value begins to hold. */
    public List<LocalDate> changes() {
        return steps.stream().flatMap(step -> step.from().stream()).toList();
    }
}
