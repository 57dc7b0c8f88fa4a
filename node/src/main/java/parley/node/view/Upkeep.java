package parley.node.view;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a node uses of its machine, and what its peers have asked of it since it started.
 *
 * @param storeBytes the size of each database in the data folder with its journal, by its name without an ending
 * @param freeBytes what is left on its disk; empty when that cannot be told
 * @param answered how many requests of peers were answered, of each kind and in each way that there has been
 */
public record Upkeep(Map<String, Long> storeBytes, OptionalLong freeBytes, List<Answered> answered) {
    public Upkeep {
        storeBytes = Collections.unmodifiableMap(new TreeMap<>(storeBytes));
        answered = List.copyOf(answered);
    }

    /**
     * Requests of one kind that were answered in one way.
     *
     * @param kind one of few words: what was asked for
     * @param answer one of few words: {@code served}, or why not
     */
    public record Answered(String kind, String answer, long count) {}
}
