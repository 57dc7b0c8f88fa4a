package parley.node.project;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.entry.Party;
import parley.ledger.time.SeenHistory;
import parley.ledger.time.Times;
import parley.ledger.time.Truth;
import parley.node.circle.JudgedLeaf;
import parley.node.view.AsKnown;

/**
 * How much of each log is read for an assessment. A log is witnessed in its order, so what was there at an instant is
 * always the beginning of a log. Immutable.
 *
 * @param known with which knowledge
 * @param read how many leaves of each log are read
 * @param from how many leaves of each log that was cut from: what a stamp names
 * @param leftOut of how many entries it is UNKNOWN whether they were there by then
 */
record KnownCut(AsKnown known, Map<Party, Integer> read, Map<Party, Long> from, int leftOut) {
    static KnownCut of(Charter charter, Map<Party, List<JudgedLeaf>> logs, SeenHistory history, AsKnown known) {
        return switch (known) {
            case AsKnown.Now() -> whole(known, logs);
            case AsKnown.Sizes(Map<String, Long> sizes) -> first(known, sizes, logs);
            case AsKnown.At(Instant instant) -> by(known, instant, charter, logs, history.now());
        };
    }

    private static KnownCut whole(AsKnown known, Map<Party, List<JudgedLeaf>> logs) {
        Map<Party, Integer> read = new TreeMap<>();
        Map<Party, Long> from = new TreeMap<>();
        logs.forEach((party, log) -> {
            read.put(party, log.size());
            from.put(party, (long) log.size());
        });
        return new KnownCut(known, read, from, 0);
    }

    private static KnownCut first(AsKnown known, Map<String, Long> sizes, Map<Party, List<JudgedLeaf>> logs) {
        Map<Party, Integer> read = new TreeMap<>();
        Map<Party, Long> from = new TreeMap<>();
        logs.keySet().forEach(party -> {
            read.put(party, 0);
            from.put(party, 0L);
        });
        sizes.forEach((code, size) -> {
            Map.Entry<Party, List<JudgedLeaf>> log = logs.entrySet().stream()
                    .filter(each -> each.getKey().code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the circle has no log of " + code + "; there are logs of " + logs.keySet()));
            int there = log.getValue().size();
            if (size < 0 || size > there) {
                throw new IllegalArgumentException(
                        "the log of " + code + " has " + there + " leaves here, not " + size);
            }
            read.put(log.getKey(), Math.toIntExact(size));
            from.put(log.getKey(), size);
        });
        return new KnownCut(known, read, from, 0);
    }

    private static KnownCut by(
            AsKnown known, Instant instant, Charter charter, Map<Party, List<JudgedLeaf>> logs, Times now) {
        Map<Party, Integer> read = new TreeMap<>();
        Map<Party, Long> from = new TreeMap<>();
        int leftOut = 0;
        for (Map.Entry<Party, List<JudgedLeaf>> log : logs.entrySet()) {
            int there = 0;
            boolean party = charter.codes(Kind.PARTY).contains(log.getKey());
            for (JudgedLeaf leaf : log.getValue()) {
                Truth by = now.witnessed(leaf.judgement().at()).by(instant);
                if (by == Truth.TRUE) {
                    there++;
                } else if (by == Truth.UNKNOWN && party && leaf.statement().isPresent()) {
                    leftOut++;
                }
            }
            read.put(log.getKey(), there);
            from.put(log.getKey(), (long) log.getValue().size());
        }
        return new KnownCut(known, read, from, leftOut);
    }

    /** The times that follow from what was known. */
    Times times(SeenHistory history) {
        return switch (known) {
            case AsKnown.Now() -> history.now();
            case AsKnown.At(Instant instant) -> history.asOf(instant);
            case AsKnown.Sizes _ -> history.asOf(from);
        };
    }

    /** As known at which instant, if it was cut by one. */
    Optional<Instant> instant() {
        return known instanceof AsKnown.At(Instant instant) ? Optional.of(instant) : Optional.empty();
    }

    int read(Party owner) {
        return read.getOrDefault(owner, 0);
    }

    long from(Party owner) {
        return from.getOrDefault(owner, 0L);
    }
}
