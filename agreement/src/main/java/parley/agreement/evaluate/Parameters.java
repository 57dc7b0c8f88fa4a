package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import parley.agreement.pack.Binding;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;

/** Reads parameters: as the charter binds them, failing that as the pack does. */
final class Parameters {
    private Parameters() {}

    /** As it is on the day judged. */
    static Reading read(Scene scene, String name) {
        List<LocalDate> changes = scene.bindings().of(name).changes();
        return read(scene, name, scene.now().day(scene.time(), changes));
    }

    /** As it is on a day; each day on which another value begins is a tick. */
    static Reading read(Scene scene, String name, LocalDate day) {
        Binding binding = scene.bindings().of(name);
        binding.changes().forEach(change -> scene.tick(scene.time().startOf(change)));
        return binding.on(day)
                .<Reading>map(value -> new Reading.Known(value, List.of()))
                .orElseGet(
                        () -> new Reading.Unknown("unbound", List.of(), new TreeSet<>(List.of(new Need.Decide(name)))));
    }
}
