package parley.node.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.control.Seen;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.time.SeenHistory;
import parley.node.circle.JudgedLeaf;

/**
 * What {@link Facts} says, kept as leaves come: each is translated once. A {@code seen} can change the times of those
 * entries only that its author had not covered before, which are the last of each log, so only these are timed again. For
 * one thread.
 */
final class GrowingFacts {
    private final Charter charter;
    private final SeenHistory history;
    private final Map<Party, Integer> sizes = new LinkedHashMap<>();
    private final Map<Party, List<RecordedEntry>> logs = new LinkedHashMap<>();

    /** Nothing is known yet of any log. */
    GrowingFacts(Charter charter) {
        this.charter = charter;
        this.history = new SeenHistory(charter);
        charter.codes().forEach(code -> sizes.put(code, 0));
        charter.codes(Kind.PARTY).forEach(code -> logs.put(code, new ArrayList<>()));
    }

    /**
     * What has come.
     *
     * @param entries those that are new, and those with other times than before; of each log in its order
     * @param ends what can be said now of each party's next entry
     * @param sizes how many leaves of each party's log are known
     */
    record Growth(List<RecordedEntry> entries, Map<Party, LogEnd> ends, Map<Party, Integer> sizes) {}

    /** How many leaves of each member's log it has taken, in charter order. */
    Map<Party, Integer> sizes() {
        return Collections.unmodifiableMap(sizes);
    }

    /** Takes what has come of each member's log, which goes on from what was taken before. */
    Growth take(Map<Party, List<JudgedLeaf>> fresh) {
        Map<Party, Long> moved = new HashMap<>();
        fresh.values()
                .forEach(log -> log.forEach(leaf -> leaf.seen()
                        .ifPresent((Seen seen) -> add(leaf.judgement().at(), seen, moved))));
        EntryTimes times = new EntryTimes(charter, history.now());
        List<RecordedEntry> changed = new ArrayList<>();
        Map<Party, LogEnd> ends = new LinkedHashMap<>();
        Map<Party, Integer> known = new LinkedHashMap<>();
        fresh.forEach((owner, log) -> sizes.merge(owner, log.size(), Integer::sum));
        logs.forEach((owner, log) -> {
            int size = sizes.getOrDefault(owner, 0);
            timeAgain(charter.log(owner), log, moved.getOrDefault(owner, (long) size), times, changed);
            for (JudgedLeaf leaf : fresh.getOrDefault(owner, List.of())) {
                leaf.statement().map(times::entry).ifPresent(entry -> {
                    log.add(entry);
                    changed.add(entry);
                });
            }
            ends.put(owner, times.end(charter.log(owner), size));
            known.put(owner, size);
        });
        return new Growth(changed, ends, known);
    }

    /** Notes from where on the times of each log are other than before. */
    private void add(EntryPointer at, Seen seen, Map<Party, Long> moved) {
        Party by = at.log().owner();
        for (Party owner : logs.keySet()) {
            if (!owner.equals(by)) {
                moved.merge(owner, history.covered(charter.log(owner), by), Math::min);
            }
        }
        history.add(at, seen);
    }

    private static void timeAgain(
            LogId id, List<RecordedEntry> log, long from, EntryTimes times, List<RecordedEntry> changed) {
        for (int i = firstFrom(log, from); i < log.size(); i++) {
            RecordedEntry before = log.get(i);
            RecordedEntry now = times.timed(
                    new EntryPointer(id, new EntryIndex(before.pointer().index())), before);
            if (!now.witnessed().equals(before.witnessed()) || !now.received().equals(before.received())) {
                log.set(i, now);
                changed.add(now);
            }
        }
    }

    /** The place of the first entry with that index or a later one. Those that are timed again stand near the end. */
    private static int firstFrom(List<RecordedEntry> log, long from) {
        int place = log.size();
        while (place > 0 && log.get(place - 1).pointer().index() >= from) {
            place--;
        }
        return place;
    }
}
