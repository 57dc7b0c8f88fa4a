package parley.desk.view;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one circle asks of whoever has the watch of any: an officer who is in another circle has to see it from there. Immutable.
 *
 * @param urgent how much of each kind is urgent and not acknowledged; what is not there is nothing
 * @param unread how many messages of the circle's line wait for an officer
 * @param first what this party owes in it by the earliest deadline; empty where nothing that is due names an instant
 */
public record Summons(Map<Urgent.Kind, Integer> urgent, int unread, Optional<FindingRow> first) {
    /** Nothing is asked. */
    public static final Summons NONE = new Summons(Map.of(), 0, Optional.empty());

    private static final String UNREAD = "unread";

    public Summons {
        var sorted = new EnumMap<Urgent.Kind, Integer>(Urgent.Kind.class);
        sorted.putAll(urgent);
        urgent = Collections.unmodifiableMap(sorted);
    }

    /** Of what is urgent on a watch. */
    public static Summons of(List<Urgent> urgent, int unread, Watch watch) {
        var kinds = new EnumMap<Urgent.Kind, Integer>(Urgent.Kind.class);
        urgent.forEach(each -> kinds.merge(each.kind(), 1, Integer::sum));
        return new Summons(kinds, unread, watch.nextDue());
    }

    /** Each thing that can be asked, by the key of its word, the gravest first, with its number; 0 where it is not asked. */
    public Map<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        for (var kind : Urgent.Kind.values()) {
            counts.put("bell." + kind.key(), urgent.getOrDefault(kind, 0));
            if (kind == Urgent.Kind.FLASH) {
                counts.put("bell." + UNREAD, unread);
            }
        }
        return counts;
    }

    /** Whether any of it is more than nothing. */
    public boolean calls() {
        return counts().values().stream().anyMatch(number -> number > 0);
    }
}
