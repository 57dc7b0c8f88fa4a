package parley.agreement.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a way from a name back to itself. */
final class Cycles {
    private Cycles() {}

    /**
     * A way from a name back to itself, as the names on it, the first once more at the end; empty if there is none.
     */
    static Optional<List<String>> through(String start, Map<String, ? extends Set<String>> edges) {
        return from(start, start, edges, new LinkedHashSet<>());
    }

    /** The same, and empty too for all names on the way but the first by the alphabet: each circle is reported once. */
    static Optional<List<String>> firstThrough(String start, Map<String, ? extends Set<String>> edges) {
        return through(start, edges).filter(way -> Collections.min(way).equals(start));
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
