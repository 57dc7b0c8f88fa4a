package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a way from a name back to itself. */
final class Cycles {
    private Cycles() {}

    /**
     * The shortest-found cycle through a name, as the names on its way, the first once more at the end; empty if there is
     * none.
     */
    static Optional<List<String>> through(String start, Map<String, ? extends Set<String>> edges) {
        return from(start, start, edges, new LinkedHashSet<>());
    }

    private static Optional<List<String>> from(
            String start, String at, Map<String, ? extends Set<String>> edges, Set<String> seen) {
        Set<String> next = edges.containsKey(at) ? edges.get(at) : Set.of();
        for (String name : next) {
            if (name.equals(start)) {
                return Optional.of(new ArrayList<>(List.of(at, start)));
            }
            if (seen.add(name)) {
                Optional<List<String>> way = from(start, name, edges, seen);
                if (way.isPresent()) {
                    way.get().addFirst(at);
                    return way;
                }
            }
        }
        return Optional.empty();
    }
}
