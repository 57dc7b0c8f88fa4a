package parley.desk.hindsight;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.node.view.AsKnown;
import parley.node.view.EntryView;

/** The entries that were known: of each log its beginning, since a log is witnessed in its order. */
final class Cut {
    private Cut() {}

    /**
     * Those of the entries that were known.
     *
     * @param entries each log in order
     */
    static List<EntryView> of(List<EntryView> entries, AsKnown known) {
        return switch (known) {
            case AsKnown.Now() -> entries;
            case AsKnown.Sizes(Map<String, Long> sizes) -> first(entries, sizes);
            case AsKnown.At(Instant instant) -> first(entries, by(entries, instant));
        };
    }

    private static List<EntryView> first(List<EntryView> entries, Map<String, Long> sizes) {
        var passed = new HashMap<String, Long>();
        return entries.stream()
                .filter(entry -> passed.merge(entry.pointer().party(), 1L, Long::sum)
                        <= sizes.getOrDefault(entry.pointer().party(), 0L))
                .toList();
    }

    /** Up to the last of each log that had been witnessed by then for certain; control entries have no time of their own. */
    private static Map<String, Long> by(List<EntryView> entries, Instant instant) {
        var passed = new HashMap<String, Long>();
        var sizes = new HashMap<String, Long>();
        for (EntryView entry : entries) {
            var party = entry.pointer().party();
            long size = passed.merge(party, 1L, Long::sum);
            if (entry.witnessed()
                    .flatMap(time -> time.latest())
                    .filter(latest -> !latest.isAfter(instant))
                    .isPresent()) {
                sizes.put(party, size);
            }
        }
        return sizes;
    }
}
