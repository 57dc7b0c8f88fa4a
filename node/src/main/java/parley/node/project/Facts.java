package parley.node.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.agreement.pack.Pack;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.control.Seen;
import parley.ledger.time.SeenHistory;
import parley.ledger.time.Times;
import parley.node.circle.JudgedLeaf;
import parley.node.view.AsKnown;

/**
 * The leaves of a circle at one moment, and the times that follow from them, worked out from nothing: {@link GrowingFacts}
 * says the same as leaves come. Confined to the thread that made it.
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
        EntryTimes timed = new EntryTimes(charter, times);
        List<parley.ledger.entry.Party> parties = charter.codes(Kind.PARTY);
        Map<Party, List<RecordedEntry>> entries = new TreeMap<>();
        Map<Party, LogEnd> ends = new TreeMap<>();
        Map<Party, Long> sizes = new TreeMap<>();
        for (parley.ledger.entry.Party owner : parties) {
            List<JudgedLeaf> leaves = leaves(owner).subList(0, cut.read(owner));
            List<RecordedEntry> known = new ArrayList<>();
            for (JudgedLeaf leaf : leaves) {
                leaf.statement().map(timed::entry).ifPresent(known::add);
            }
            Party party = Translation.party(owner);
            entries.put(party, known);
            ends.put(party, timed.end(charter.log(owner), leaves.size()));
            sizes.put(party, cut.from(owner));
        }
        return new KnownRecord(
                Translation.parties(charter),
                Translation.roles(charter),
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
}
