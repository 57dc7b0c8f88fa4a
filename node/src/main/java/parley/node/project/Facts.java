package parley.node.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.pack.Pack;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.circle.Judgement;
import parley.ledger.control.Seen;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Payload;
import parley.ledger.time.SeenHistory;
import parley.ledger.time.Times;
import parley.node.circle.JudgedLeaf;
import parley.node.view.AsKnown;

/**
 * The leaves of a circle at one moment, and the times that follow from them. Confined to the thread that made it.
 *
 * @param logs the leaves of every member, in charter order
 * @param cut how much of them is read
 */
record Facts(Charter charter, Map<parley.ledger.entry.Party, List<JudgedLeaf>> logs, Times times, KnownCut cut) {
    static Facts of(Charter charter, Map<parley.ledger.entry.Party, List<JudgedLeaf>> logs) {
        return of(charter, logs, new AsKnown.Now());
    }

    /**
     * The same leaves, read as far as they were known.
     *
     * @throws IllegalArgumentException when a size is asked of a log that there is not, or that is shorter
     */
    static Facts of(Charter charter, Map<parley.ledger.entry.Party, List<JudgedLeaf>> logs, AsKnown known) {
        SeenHistory history = new SeenHistory(charter);
        for (List<JudgedLeaf> log : logs.values()) {
            for (JudgedLeaf leaf : log) {
                leaf.seen()
                        .ifPresent((Seen seen) -> history.add(leaf.judgement().at(), seen));
            }
        }
        KnownCut cut = KnownCut.of(charter, logs, history, known);
        return new Facts(charter, logs, cut.times(history), cut);
    }

    /** The record as one pack's evaluator reads it. Only parties have facts: witnesses and observers owe nothing. */
    KnownRecord record(Pack pack) {
        List<parley.ledger.entry.Party> parties = charter.codes(Kind.PARTY);
        Map<Party, List<RecordedEntry>> entries = new TreeMap<>();
        Map<Party, LogEnd> ends = new TreeMap<>();
        Map<Party, Long> sizes = new TreeMap<>();
        for (parley.ledger.entry.Party owner : parties) {
            List<JudgedLeaf> leaves = leaves(owner).subList(0, cut.read(owner));
            List<RecordedEntry> known = new ArrayList<>();
            for (JudgedLeaf leaf : leaves) {
                if (leaf.judgement() instanceof Judgement.Entry entry
                        && entry.control().isEmpty()) {
                    known.add(entry(entry));
                }
            }
            Party party = Translation.party(owner);
            entries.put(party, known);
            ends.put(party, end(charter.log(owner), leaves.size()));
            sizes.put(party, cut.from(owner));
        }
        Map<String, Party> roles = new TreeMap<>();
        charter.roles().forEach((role, party) -> roles.put(role, Translation.party(party)));
        return new KnownRecord(
                parties.stream().map(Translation::party).toList(),
                roles,
                Translation.bindings(charter, pack),
                entries,
                ends,
                sizes,
                cut.instant(),
                cut.leftOut());
    }

    List<JudgedLeaf> leaves(parley.ledger.entry.Party owner) {
        return logs.getOrDefault(owner, List.of());
    }

    private RecordedEntry entry(Judgement.Entry entry) {
        Payload payload = entry.payload();
        return new RecordedEntry(
                Translation.pointer(entry.at(), entry.id()),
                Translation.parties(payload.to()),
                payload.format().name(),
                payload.number().orElse(""),
                payload.subject().map(subject -> subject.text()),
                payload.refs().stream().map(Translation::reference).toList(),
                payload.written(),
                Translation.interval(times.witnessed(entry.at())),
                received(entry.at()),
                Translation.members(payload.body()));
    }

    /**
     * What the next entry of a log would have as times, which nobody here knows yet. Others may have seen it already, as
     * after a time in which this node was down: then it has a time, but whether what is looked for is it, or ever comes, is
     * as open as before.
     */
    private LogEnd end(LogId log, long size) {
        EntryPointer next = new EntryPointer(log, new EntryIndex(size));
        Interval witnessed = Translation.interval(times.witnessed(next));
        return new LogEnd(new Interval(witnessed.earliest(), Optional.empty(), witnessed.missing()), received(next));
    }

    private Map<Party, Interval> received(EntryPointer at) {
        Map<Party, Interval> received = new TreeMap<>();
        for (parley.ledger.entry.Party party : charter.codes(Kind.PARTY)) {
            if (!party.equals(at.log().owner())) {
                received.put(Translation.party(party), Translation.interval(times.received(at, party)));
            }
        }
        return received;
    }
}
