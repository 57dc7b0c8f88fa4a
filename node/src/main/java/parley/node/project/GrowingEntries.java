package parley.node.project;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.circle.Judgement;
import parley.ledger.control.Seen;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Party;
import parley.ledger.entry.Ref;
import parley.ledger.entry.Role;
import parley.ledger.time.Interval;
import parley.ledger.time.SeenHistory;
import parley.ledger.time.Times;
import parley.node.circle.JudgedLeaf;
import parley.node.view.EntryView;
import parley.node.view.ReceiptView;
import parley.node.view.Vitals.LogSize;

/**
 * What officers see of every leaf of a circle, kept as leaves come. An entry is looked at again only when something may have
 * changed that its receipts say: a {@code seen} moves what its author had not covered before, an acknowledgement what it
 * names, a cosignature those entries of the own log that it newly covers. For one thread.
 */
final class GrowingEntries {
    /** The format in which an officer says that he has read an entry. */
    private static final String ACKNOWLEDGEMENT = "acknowledgement";

    private static final Set<Role> READ = EnumSet.of(Role.REPLY_TO, Role.RELATES);

    private final Charter charter;
    private final Party self;
    private final SeenHistory history;
    private final Map<Party, Log> logs = new LinkedHashMap<>();

    /** What people wrote, by its id. */
    private final Map<Hash, EntryPointer> places = new HashMap<>();

    /** Who has said of which entry that he read it, whether or not it has come here yet. */
    private final Map<Hash, Set<Party>> acknowledged = new HashMap<>();

    /** How many leaves of the own log each member has cosigned. */
    private final Map<Party, Long> holds = new HashMap<>();

    /** What of the own log waits for others. */
    private final Outstanding outstanding;

    private List<EntryView> all = List.of();

    /** Whether that list shows what was taken last: one is made when somebody looks. */
    private boolean listed = true;

    /** One log, and which of its entries have to be looked at again. */
    private static final class Log {
        private final List<EntryView> entries = new ArrayList<>();
        private final BitSet stale = new BitSet();
        private long voids;

        void again(long from, long to) {
            int end = (int) Math.min(to, entries.size());
            if (from < end) {
                stale.set((int) from, end);
            }
        }
    }

    /**
     * Nothing has come yet of any log.
     *
     * @param self whose entries' receipts tell that a member holds them, too
     */
    GrowingEntries(Charter charter, Party self) {
        this.charter = charter;
        this.self = self;
        this.history = new SeenHistory(charter);
        charter.codes().forEach(code -> logs.put(code, new Log()));
        this.outstanding = new Outstanding(charter.codes().stream()
                .filter(code -> !code.equals(self))
                .map(Party::code)
                .toList());
    }

    /** How many leaves of each member's log have been taken, in charter order. */
    Map<Party, Integer> sizes() {
        Map<Party, Integer> sizes = new LinkedHashMap<>();
        logs.forEach((owner, log) -> sizes.put(owner, log.entries.size()));
        return Collections.unmodifiableMap(sizes);
    }

    /** How much of each member's log has been taken, in charter order. */
    List<LogSize> logs() {
        List<LogSize> sizes = new ArrayList<>();
        logs.forEach((owner, log) -> sizes.add(new LogSize(owner.code(), log.entries.size(), log.voids)));
        return sizes;
    }

    /** What of the own log waits for others. */
    Outstanding outstanding() {
        return outstanding;
    }

    /**
     * Takes what has come, and shows all there is.
     *
     * @return all of them, each log in its order, the logs in charter order; the same list while nothing has changed
     */
    List<EntryView> take(Map<Party, List<JudgedLeaf>> fresh, Map<Party, Long> cosigned) {
        grow(fresh, cosigned);
        if (!listed) {
            all = logs.values().stream()
                    .flatMap(log -> log.entries.stream())
                    .collect(Collectors.toUnmodifiableList()); // a list that nobody has to copy to keep
            listed = true;
        }
        return all;
    }

    /**
     * Takes what has come of each member's log, which goes on from what was taken before; what there was before is left alone,
     * but for what may say something else now.
     *
     * @param cosigned how many leaves of the own log each other member has cosigned
     */
    void grow(Map<Party, List<JudgedLeaf>> fresh, Map<Party, Long> cosigned) {
        fresh.values().forEach(log -> log.forEach(this::note));
        cosigned.forEach(this::note);
        boolean changed = logs.values().stream().anyMatch(log -> !log.stale.isEmpty())
                || fresh.values().stream().anyMatch(log -> !log.isEmpty());
        if (changed) {
            Times times = history.now();
            logs.values().forEach(log -> lookAgain(log, times));
            fresh.forEach((owner, leaves) -> leaves.forEach(leaf -> add(log(owner), leaf, times)));
            listed = false;
        }
    }

    /** Notes what a leaf that has come says of others. */
    private void note(JudgedLeaf leaf) {
        leaf.seen().ifPresent((Seen seen) -> note(leaf.judgement().at(), seen));
        if (leaf.judgement() instanceof Judgement.Entry entry
                && entry.payload().format().name().equals(ACKNOWLEDGEMENT)
                && charter.codes(Kind.PARTY).contains(entry.at().log().owner())) {
            entry.payload().refs().stream()
                    .filter(ref -> READ.contains(ref.role()))
                    .forEach(ref -> note(entry.at().log().owner(), ref));
        }
    }

    private void note(EntryPointer at, Seen seen) {
        Party by = at.log().owner();
        logs.forEach((owner, log) -> {
            if (!owner.equals(by)) {
                log.again(history.covered(charter.log(owner), by), Long.MAX_VALUE);
            }
        });
        history.add(at, seen);
    }

    private void note(Party reader, Ref read) {
        Hash id = read.id().hash();
        if (acknowledged.computeIfAbsent(id, _ -> new HashSet<>()).add(reader)) {
            EntryPointer place = places.get(id);
            if (place != null) {
                long index = place.index().value();
                log(place.log().owner()).again(index, index + 1);
            }
        }
    }

    private void note(Party member, long cosigned) {
        long before = Objects.requireNonNullElse(holds.put(member, cosigned), 0L);
        log(self).again(Math.min(before, cosigned), Math.max(before, cosigned));
    }

    private void lookAgain(Log log, Times times) {
        log.stale.stream()
                .filter(index -> log.entries.get(index).counts())
                .forEach(index -> log.entries.set(index, noted(log, timed(log.entries.get(index), times))));
        log.stale.clear();
    }

    private void add(Log log, JudgedLeaf leaf, Times times) {
        EntryView entry = EntryViews.untimed(leaf);
        leaf.statement().ifPresent(statement -> places.put(statement.id().hash(), statement.at()));
        log.voids += entry.voidReason().isPresent() ? 1 : 0;
        log.entries.add(entry.counts() ? noted(log, timed(entry, times)) : entry);
    }

    private EntryView noted(Log log, EntryView entry) {
        if (log.equals(log(self))) {
            outstanding.note(entry);
        }
        return entry;
    }

    private EntryView timed(EntryView entry, Times times) {
        Party author = new Party(entry.pointer().party());
        EntryPointer at = new EntryPointer(
                charter.log(author), new EntryIndex(entry.pointer().index()));
        List<ReceiptView> receipts = charter.codes().stream()
                .filter(member -> !member.equals(author))
                .map(member -> receipt(at, entry.pointer().id(), member, times))
                .toList();
        return EntryViews.timed(entry, times.witnessed(at), receipts);
    }

    private ReceiptView receipt(EntryPointer at, Hash id, Party member, Times times) {
        Interval received = times.received(at, member);
        return new ReceiptView(member.code(), state(received.isKnown(), at, id, member), received.latest());
    }

    private ReceiptView.State state(boolean received, EntryPointer at, Hash id, Party member) {
        if (acknowledged.getOrDefault(id, Set.of()).contains(member)) {
            return ReceiptView.State.ACKNOWLEDGED;
        }
        if (received) {
            return ReceiptView.State.RECEIVED;
        }
        boolean held = at.log().owner().equals(self)
                && holds.getOrDefault(member, 0L) > at.index().value();
        return held ? ReceiptView.State.HELD : ReceiptView.State.POSTED;
    }

    private Log log(Party owner) {
        return Objects.requireNonNull(logs.get(owner), () -> owner + " is no member of the circle");
    }
}
