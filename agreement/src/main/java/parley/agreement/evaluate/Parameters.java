package parley.agreement.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parley.agreement.pack.Area;
import parley.agreement.pack.Parameter;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.value.Data;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/** Reads parameters: as the charter binds them, failing that as the pack does. */
final class Parameters {
    private Parameters() {}

    static Reading read(Scene scene, String name) {
        Parameter parameter = scene.pack().parameters().get(name);
        if (parameter == null) {
            throw new IllegalStateException("a loaded pack has no parameter " + name);
        }
        Optional<Value> bound = Optional.ofNullable(scene.record().parameters().get(name))
                .flatMap(data -> value(scene, parameter.type(), data))
                .or(parameter::bound);
        return bound.<Reading>map(value -> new Reading.Known(value, List.of()))
                .orElseGet(
                        () -> new Reading.Unknown("unbound", List.of(), new TreeSet<>(List.of(new Need.Decide(name)))));
    }

    /** A place is bound to one of the pack's areas, by its name. */
    private static Optional<Value> value(Scene scene, Type type, Data data) {
        Optional<Value.Place.Shape> shape = Value.Place.Shape.of(type);
        if (shape.isEmpty()) {
            return scene.reader().value(type, data);
        }
        return data instanceof Data.Text(String name)
                ? Optional.ofNullable(scene.pack().areas().get(name))
                        .<Value>map(Area::place)
                        .filter(place -> place instanceof Value.Place p && p.shape() == shape.get())
                : Optional.empty();
    }
}
