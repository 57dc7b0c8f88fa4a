package parley.desk.calendar;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import parley.agreement.record.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;

/** Which entries have corrected or withdrawn which, so that what is told of a subject can be told anew with a higher number. */
final class History {
    private final Map<String, EntryView> byPath = new HashMap<>();
    private final Map<String, List<String>> neighbours = new HashMap<>();

    /**
     * When something was last told.
     *
     * @param sequence the indices of the last entries about it, added up over the logs: it never falls as logs grow
     */
    record Told(Instant last, int sequence) {}

    History(List<EntryView> entries) {
        for (EntryView entry : entries) {
            if (entry.counts()) {
                byPath.put(path(entry), entry);
                for (RefView ref : entry.refs()) {
                    if (ref.role().equals("corrects") || ref.role().equals("withdraws")) {
                        String other = ref.entry().party() + "/" + ref.entry().index();
                        neighbours
                                .computeIfAbsent(other, _ -> new ArrayList<>())
                                .add(path(entry));
                        neighbours
                                .computeIfAbsent(path(entry), _ -> new ArrayList<>())
                                .add(other);
                    }
                }
            }
        }
    }

    private static String path(EntryView entry) {
        return entry.pointer().party() + "/" + entry.pointer().index();
    }

    /** When what stands in some entries was last told, corrections and withdrawals included. */
    Told of(List<EntryPointer> entries) {
        Deque<String> open = new ArrayDeque<>();
        entries.forEach(entry -> open.add(entry.party().code() + "/" + entry.index()));
        Set<String> seen = new LinkedHashSet<>();
        Map<String, Long> last = new TreeMap<>();
        Instant written = Instant.EPOCH;
        while (!open.isEmpty()) {
            String path = open.remove();
            EntryView entry = byPath.get(path);
            if (seen.add(path) && entry != null) {
                last.merge(entry.pointer().party(), entry.pointer().index(), Math::max);
                written = entry.written().isAfter(written) ? entry.written() : written;
                open.addAll(neighbours.getOrDefault(path, List.of()));
            }
        }
        long sum = last.values().stream().mapToLong(Long::longValue).sum();
        return new Told(written, (int) Math.min(sum, Integer.MAX_VALUE));
    }
}
