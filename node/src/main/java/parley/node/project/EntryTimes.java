package parley.node.project;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.record.Interval;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.circle.Judgement;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.LogId;
import parley.ledger.time.Times;

/**
 * Entries and the ends of logs as an evaluator reads them, with the times that follow from what is known at one moment.
 * Confined to the thread of its {@link Times}.
 */
record EntryTimes(Charter charter, Times times) {
    /** An entry that people wrote. */
    RecordedEntry entry(Judgement.Entry entry) {
        return Translation.entry(entry.at(), entry.id(), entry.payload(), witnessed(entry.at()), received(entry.at()))
                .with(places(entry.at()));
    }

    /** The same entry with the times that are known of it now. */
    RecordedEntry timed(EntryPointer at, RecordedEntry entry) {
        return new RecordedEntry(
                entry.pointer(),
                entry.to(),
                entry.format(),
                entry.number(),
                entry.subject(),
                entry.references(),
                entry.written(),
                witnessed(at),
                received(at),
                places(at),
                entry.body());
    }

    /**
     * What the next entry of a log would have as times, which nobody here knows yet. Others may have seen it already, as
     * after a time in which this node was down: then it has a time, but whether what is looked for is it, or ever comes, is
     * as open as before.
     */
    LogEnd end(LogId log, long size) {
        EntryPointer next = new EntryPointer(log, new EntryIndex(size));
        Interval witnessed = witnessed(next);
        return new LogEnd(new Interval(witnessed.earliest(), Optional.empty(), witnessed.missing()), received(next));
    }

    private Map<Party, Long> places(EntryPointer at) {
        Map<Party, Long> places = new TreeMap<>();
        for (parley.ledger.entry.Party party : charter.codes(Kind.PARTY)) {
            if (!party.equals(at.log().owner())) {
                times.receipt(at, party).ifPresent(index -> places.put(Translation.party(party), index.value()));
            }
        }
        return places;
    }

    private Interval witnessed(EntryPointer at) {
        return Translation.interval(times.witnessed(at));
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
