package parley.agreement.format;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Binding;
import parley.agreement.value.Data;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;

/** Reads what a pack, a charter or a story binds a parameter to: a value, or {@code [{from: 2026-01-01, value: 5}, ...]}. */
public final class BindingReader {
    private static final Set<String> STEP = Set.of("from", "value");

    private BindingReader() {}

    /** A binding, or what was expected in its place. */
    public sealed interface Result {
        /** It fits. */
        record Read(Binding binding) implements Result {}

        /** It does not. */
        record Unfit(String expected) implements Result {}
    }

    /** Reads a binding of a parameter of this type. */
    public static Result read(Type type, Data data) {
        return data instanceof Data.Items(var items)
                ? dated(type, items)
                : switch (TypedReader.scalar(type, data)) {
                    case TypedReader.Result.Read(var value) -> new Result.Read(Binding.of(value));
                    case TypedReader.Result.Unfit(var expected) -> new Result.Unfit(expected);
                };
    }

    private static Result dated(Type type, List<Data> items) {
        List<Binding.Step> steps = new ArrayList<>();
        for (Data item : items) {
            if (!(item instanceof Data.Members(var members))
                    || !members.keySet().equals(STEP)) {
                return new Result.Unfit("{from: a date, value: " + type.described() + "} in each place of the list");
            }
            Data from = members.getOrDefault("from", item);
            Data of = members.getOrDefault("value", item);
            if (!(TypedReader.scalar(Simple.DAY, from) instanceof TypedReader.Result.Read(Value.Day(LocalDate day)))) {
                return new Result.Unfit("a date under from, not " + from.describe());
            }
            if (!steps.isEmpty() && !day.isAfter(steps.getLast().from().orElseThrow())) {
                return new Result.Unfit("dates in their order, each once; " + day + " does not come after "
                        + steps.getLast().from().orElseThrow());
            }
            switch (TypedReader.scalar(type, of)) {
                case TypedReader.Result.Read(var value) -> steps.add(new Binding.Step(Optional.of(day), value));
                case TypedReader.Result.Unfit(var expected) -> {
                    return new Result.Unfit("from " + day + " " + expected + ", not " + of.describe());
                }
            }
        }
        return steps.isEmpty() ? new Result.Unfit("a value at least") : new Result.Read(new Binding(steps));
    }
}
