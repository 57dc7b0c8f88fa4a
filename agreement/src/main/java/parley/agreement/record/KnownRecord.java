package parley.agreement.record;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * The record of a circle as known at one moment. Immutable; equal records give equal findings on every node.
 *
 * @param parties the parties in the order of the charter; witnesses and observers are none
 * @param roles which party fills which role of the circle, such as {@code chair}
 * @param parameters the charter's bindings of the pack's open parameters
 * @param logs each party's entries, in the order of its log; control and void entries leave gaps in the indices
 * @param ends what can be said of each log's next entry
 * @param sizes how many leaves of each log were known; findings are stamped with them
 * @param knownAt as known at which instant it was cut from these sizes; empty: everything in them is known
 * @param leftOut how many known entries were left out, because it is UNKNOWN whether they were there by then
 */
public record KnownRecord(
        List<Party> parties,
        Map<String, Party> roles,
        Map<String, Data> parameters,
        Map<Party, List<RecordedEntry>> logs,
        Map<Party, LogEnd> ends,
        Map<Party, Long> sizes,
        Optional<Instant> knownAt,
        int leftOut) {
    public KnownRecord {
        parties = List.copyOf(parties);
        roles = Collections.unmodifiableMap(new TreeMap<>(roles));
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        Map<Party, List<RecordedEntry>> entries = new LinkedHashMap<>();
        for (Party party : parties) {
            List<RecordedEntry> log = List.copyOf(logs.getOrDefault(party, List.of()));
            requireOrder(party, log);
            entries.put(party, log);
        }
        logs = Collections.unmodifiableMap(entries);
        ends = Collections.unmodifiableMap(new TreeMap<>(ends));
        sizes = Collections.unmodifiableMap(new TreeMap<>(sizes));
    }

    /** The record of everything that stands in these logs. */
    public KnownRecord(
            List<Party> parties,
            Map<String, Party> roles,
            Map<String, Data> parameters,
            Map<Party, List<RecordedEntry>> logs,
            Map<Party, LogEnd> ends,
            Map<Party, Long> sizes) {
        this(parties, roles, parameters, logs, ends, sizes, Optional.empty(), 0);
    }

    /** The same with other logs: all else is what was known. */
    public KnownRecord with(Map<Party, List<RecordedEntry>> otherLogs) {
        return new KnownRecord(parties, roles, parameters, otherLogs, ends, sizes, knownAt, leftOut);
    }

    /** A party's entries, oldest first; none for a party that is not in the circle. */
    public List<RecordedEntry> log(Party party) {
        return logs.getOrDefault(party, List.of());
    }

    /** What can be said of the next entry of a party's log; nothing if the record does not say. */
    public LogEnd end(Party party) {
        LogEnd end = ends.get(party);
        return end == null ? new LogEnd(Interval.unbounded(parties), Map.of()) : end;
    }

    public Optional<RecordedEntry> entry(EntryPointer pointer) {
        return log(pointer.party()).stream()
                .filter(entry -> entry.pointer().equals(pointer))
                .findFirst();
    }

    private static void requireOrder(Party owner, List<RecordedEntry> log) {
        long last = -1;
        for (RecordedEntry entry : log) {
            if (!entry.author().equals(owner) || entry.pointer().index() <= last) {
                throw new IllegalArgumentException(entry.pointer() + " is out of place in the log of " + owner);
            }
            last = entry.pointer().index();
        }
    }
}
