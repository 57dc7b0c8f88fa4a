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
 * @param places the index in each other party's log of the receipt that {@code received} tells the time of; a party is
 *     missing where it has written none yet, or where the record does not tell
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
        Map<Party, Long> places,
        Data.Members body) {
    public RecordedEntry {
        to = to.isEmpty() ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(new TreeSet<>(to));
        references = List.copyOf(references);
        received = Receipts.of(received);
        places = Places.of(places);
    }

    /** An entry of a record that tells no places of receipts. */
    public RecordedEntry(
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
        this(pointer, to, format, number, subject, references, written, witnessed, received, Map.of(), body);
    }

    /** The same with the places of its receipts. */
    public RecordedEntry with(Map<Party, Long> receipts) {
        return new RecordedEntry(
                pointer, to, format, number, subject, references, written, witnessed, received, receipts, body);
    }

    public Party author() {
        return pointer.party();
    }

    public boolean addressedTo(Party party) {
        return to.isEmpty() || to.contains(party);
    }

    /**
     * Whether an entry of another log was written by one who had received this one, by the order of his own log: no clock
     * takes part. Empty where the record does not tell.
     */
    public Optional<Boolean> wasThereFor(EntryPointer other) {
        return Optional.ofNullable(places.get(other.party())).map(receipt -> other.index() > receipt);
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
