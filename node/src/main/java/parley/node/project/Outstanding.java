package parley.node.project;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import parley.node.view.EntryView;
import parley.node.view.ReceiptView;
import parley.node.view.Vitals.Awaited;

/** Which entries of one log still wait for the quorum or for a member's receipt: what they say of themselves, kept. For one thread. */
final class Outstanding {
    /** When each was written, by its place in the log. */
    private final NavigableMap<Long, Instant> unwitnessed = new TreeMap<>();

    private final Map<String, NavigableMap<Long, Instant>> unreceipted = new LinkedHashMap<>();

    /**
     * Nothing waits yet.
     *
     * @param members whose receipts are waited for
     */
    Outstanding(Iterable<String> members) {
        members.forEach(member -> unreceipted.put(member, new TreeMap<>()));
    }

    /** Takes note of an entry as it stands now. */
    void note(EntryView entry) {
        note(
                unwitnessed,
                entry,
                entry.witnessed().flatMap(time -> time.latest()).isEmpty());
        for (ReceiptView receipt : entry.receipts()) {
            var waiting = unreceipted.get(receipt.party());
            if (waiting != null) {
                note(waiting, entry, receipt.at().isEmpty());
            }
        }
    }

    private static void note(NavigableMap<Long, Instant> waiting, EntryView entry, boolean waits) {
        if (waits) {
            waiting.put(entry.pointer().index(), entry.written());
        } else {
            waiting.remove(entry.pointer().index());
        }
    }

    Awaited unwitnessed() {
        return awaited(unwitnessed);
    }

    /** By member, in the order in which they were named. */
    Map<String, Awaited> unreceipted() {
        Map<String, Awaited> all = new LinkedHashMap<>();
        unreceipted.forEach((member, waiting) -> all.put(member, awaited(waiting)));
        return all;
    }

    private static Awaited awaited(NavigableMap<Long, Instant> waiting) {
        return waiting.isEmpty()
                ? Awaited.NONE
                : new Awaited(waiting.size(), Optional.of(waiting.firstEntry().getValue()));
    }
}
