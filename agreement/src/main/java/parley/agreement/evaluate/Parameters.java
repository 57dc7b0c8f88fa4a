package parley.agreement.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parley.agreement.pack.Parameter;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
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
                .flatMap(data -> scene.reader().value(parameter.type(), data))
                .or(parameter::bound);
        return bound.<Reading>map(value -> new Reading.Known(value, List.of()))
                .orElseGet(
                        () -> new Reading.Unknown("unbound", List.of(), new TreeSet<>(List.of(new Need.Decide(name)))));
    }
}
