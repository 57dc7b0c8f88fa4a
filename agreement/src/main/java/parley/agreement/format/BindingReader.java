package parley.agreement.format;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Area;
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

    /** Reads a binding of a parameter of this type; a place is one of the pack's areas, by its name. */
    public static Result read(Type type, Map<String, Area> areas, Data data) {
        return data instanceof Data.Items(var items)
                ? dated(type, areas, items)
                : switch (value(type, areas, data)) {
                    case TypedReader.Result.Read(var value) -> new Result.Read(Binding.of(value));
                    case TypedReader.Result.Unfit(var expected) -> new Result.Unfit(expected);
                };
    }

    private static Result dated(Type type, Map<String, Area> areas, List<Data> items) {
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
            switch (value(type, areas, of)) {
                case TypedReader.Result.Read(var value) -> steps.add(new Binding.Step(Optional.of(day), value));
                case TypedReader.Result.Unfit(var expected) -> {
                    return new Result.Unfit("from " + day + " " + expected + ", not " + of.describe());
                }
            }
        }
        return steps.isEmpty() ? new Result.Unfit("a value at least") : new Result.Read(new Binding(steps));
    }

    private static TypedReader.Result value(Type type, Map<String, Area> areas, Data data) {
        return Value.Place.Shape.of(type)
                .map(shape -> place(shape, areas, data))
                .orElseGet(() -> TypedReader.scalar(type, data));
    }

    private static TypedReader.Result place(Value.Place.Shape shape, Map<String, Area> areas, Data data) {
        Area area = data instanceof Data.Text(String name) ? areas.get(name) : null;
        if (area != null && area.place().shape() == shape) {
            return new TypedReader.Result.Read(area.place());
        }
        List<String> fitting = areas.values().stream()
                .filter(known -> known.place().shape() == shape)
                .map(Area::name)
                .toList();
        return new TypedReader.Result.Unfit("the name of a " + shape.word() + " in areas/*.geojson: " + fitting);
    }
}
