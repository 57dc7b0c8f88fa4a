package parley.node.view;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.Verdict;
import parley.ledger.bytes.Hash;

/**
 * A circle in numbers, for a program that watches over a node. They are kept while the record grows: asking costs what has
 * come since somebody last looked, and no look at all that there is.
 *
 * @param logs one for each member, in charter order
 * @param unwitnessed entries of this party whose time the quorum has not settled yet
 * @param unreceipted entries of this party that a member's own log does not cover yet, by that member
 * @param own how many findings have a verdict on this party's own account of what it owes or may do itself
 * @param others the same of what others owe or may do
 * @param nextDeadline the first instant, not before that judged, by which this party owes something by its own word
 * @param warnings how many things keep this node from doing its part
 */
public record Vitals(
        Hash circle,
        List<LogSize> logs,
        List<PeerView> peers,
        Awaited unwitnessed,
        Map<String, Awaited> unreceipted,
        Map<Verdict, Long> own,
        Map<Verdict, Long> others,
        Optional<Instant> nextDeadline,
        int warnings) {
    public Vitals {
        logs = List.copyOf(logs);
        peers = List.copyOf(peers);
        unreceipted = Collections.unmodifiableMap(new LinkedHashMap<>(unreceipted));
        own = counted(own);
        others = counted(others);
    }

    private static Map<Verdict, Long> counted(Map<Verdict, Long> counts) {
        var whole = new EnumMap<Verdict, Long>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            whole.put(verdict, counts.getOrDefault(verdict, 0L));
        }
        return Collections.unmodifiableMap(whole);
    }

    /**
     * How much of a member's log is held here.
     *
     * @param voids how many of its leaves state nothing because they are void
     */
    public record LogSize(String party, long leaves, long voids) {}

    /**
     * Entries that wait for something.
     *
     * @param oldest when the first of them in its log was written, as this party's officers said
     */
    public record Awaited(long entries, Optional<Instant> oldest) {
        /** Nothing waits. */
        public static final Awaited NONE = new Awaited(0, Optional.empty());
    }
}
