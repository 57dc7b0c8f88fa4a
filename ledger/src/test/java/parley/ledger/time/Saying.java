package parley.ledger.time;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.control.Seen;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;

/** One party says at a time (in seconds) that it holds so much of the others' logs. */
record Saying(Party by, long second, Map<Party, Long> sizes) {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    static Instant second(long second) {
        return START.plusSeconds(second);
    }

    static EntryPointer entry(Charter charter, Party owner, long index) {
        return new EntryPointer(charter.log(owner), new EntryIndex(index));
    }

    /** The history of a circle in which these were said; every log has one void leaf between two sayings. */
    static SeenHistory history(Charter charter, List<Saying> sayings) {
        SeenHistory history = new SeenHistory(charter);
        Map<Party, LogId> logs = new HashMap<>();
        charter.codes().forEach(code -> logs.put(code, charter.log(code)));
        Map<Party, Long> next = new HashMap<>();
        for (Saying saying : sayings) {
            long index = next.merge(saying.by(), 2L, Long::sum);
            history.add(
                    entry(charter, saying.by(), index),
                    new Seen(
                            second(saying.second()),
                            new TreeMap<>(saying.sizes())
                                    .entrySet().stream()
                                            .map(size -> new Seen.Head(
                                                    Objects.requireNonNull(logs.get(size.getKey())),
                                                    size.getValue(),
                                                    Hash.sha256()))
                                            .toList()));
        }
        return history;
    }

    /**
     * The witnessed time by the words of the definition, without any cleverness: every second of the history is tried
     * for "the instant at which the members whose first covering seen is not later fulfil the quorum".
     */
    static Interval naive(Charter charter, List<Saying> sayings, Party owner, long index) {
        Map<Party, Long> clocks = new HashMap<>();
        Map<Party, Long> covered = new HashMap<>();
        for (Saying saying : sayings) {
            long clock = clocks.merge(saying.by(), saying.second(), Math::max);
            if (saying.sizes().getOrDefault(owner, 0L) > index) {
                covered.putIfAbsent(saying.by(), clock);
            }
        }
        Map<Party, Long> atLastSeen = new HashMap<>(covered);
        charter.codes().forEach(member -> atLastSeen.putIfAbsent(member, clocks.getOrDefault(member, -1L)));
        long last = Stream.concat(clocks.values().stream(), Stream.of(0L))
                .max(Long::compare)
                .orElseThrow();
        Optional<Long> earliest = firstFulfilled(charter, owner, atLastSeen, last);
        Optional<Long> latest = firstFulfilled(charter, owner, covered, last);
        return new Interval(
                earliest.filter(second -> second >= 0).map(Saying::second),
                latest.map(Saying::second),
                new TreeSet<>());
    }

    private static Optional<Long> firstFulfilled(Charter charter, Party owner, Map<Party, Long> covered, long last) {
        for (long second = -1; second <= last; second++) {
            long now = second;
            boolean fulfilled = charter.timeGroups(owner).stream()
                    .allMatch(group -> 2
                                    * group.members().stream()
                                            .filter(member -> covered.getOrDefault(member, Long.MAX_VALUE) <= now)
                                            .count()
                            > group.members().size());
            if (fulfilled) {
                return Optional.of(second);
            }
        }
        return Optional.empty();
    }
}
