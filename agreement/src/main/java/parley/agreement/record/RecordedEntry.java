package parley.agreement.record;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * One entry of a log that is not void, with its three instants. Control entries never come here.
 *
 * @param pointer where it stands; its author is the owner of that log
 * @param to the parties addressed; empty means all
 * @param format the name of its format
 * @param number the pack's own numbering
 * @param subject what it is about, {@code PARTY/number}, where its format has one
 * @param written what its author claims
 * @param witnessed when the circle's quorum had seen it
 * @param received when each other party receipted it; a party without an interval has never said anything
 * @param body the whole body
 */
public record RecordedEntry(
        EntryPointer pointer,
        SortedSet<Party> to,
        String format,
        String number,
        Optional<String> subject,
        List<Reference> references,
        Instant written,
        Interval witnessed,
        Map<Party, Interval> received,
        Data.Members body) {
    public RecordedEntry {
        to = to.isEmpty() ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(new TreeSet<>(to));
        references = List.copyOf(references);
        received = Receipts.of(received);
    }

    public Party author() {
        return pointer.party();
    }

    public boolean addressedTo(Party party) {
        return to.isEmpty() || to.contains(party);
    }

    /** When a party received it; its author had it when it was witnessed. */
    public Interval receivedBy(Party party) {
        if (party.equals(author())) {
            return witnessed;
        }
        Interval known = received.get(party);
        return known == null ? Interval.unbounded(List.of(party)) : known;
    }
}
