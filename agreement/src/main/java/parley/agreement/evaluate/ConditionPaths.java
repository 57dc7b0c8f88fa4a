package parley.agreement.evaluate;

import java.util.LinkedHashSet;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;

/** Every path that a condition reads, through the terms that it names. */
final class ConditionPaths {
    private ConditionPaths() {}

    static Set<Path> of(Scene scene, Condition condition) {
        Set<Path> paths = new LinkedHashSet<>(scene.program(condition).paths());
        collect(scene, condition, paths);
        return paths;
    }

    private static void collect(Scene scene, Condition condition, Set<Path> paths) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(part -> collect(scene, part, paths));
            case Condition.Any any -> any.of().forEach(part -> collect(scene, part, paths));
            case Condition.Not not -> collect(scene, not.of(), paths);
            case Condition.Named named ->
                scene.pack().term(named.term()).ifPresent(term -> paths.addAll(of(scene, term.condition())));
            case Condition.When _, Condition.Window _ -> {}
        }
    }
}
