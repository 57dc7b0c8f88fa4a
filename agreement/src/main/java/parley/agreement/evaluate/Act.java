package parley.agreement.evaluate;

import java.util.List;
import parley.agreement.account.Cut;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;

/**
 * An entry that does what a provision asks.
 *
 * @param author on whose account it is weighed whether it counts
 * @param document the entry whose body is the document
 * @param entries that entry, and the one that joins it where another gave it
 * @param asOf how far the logs are read when that is weighed
 * @param time the instant that is judged
 */
record Act(Party author, RecordedEntry document, List<EntryPointer> entries, Cut asOf, Interval time) {
    Act {
        entries = List.copyOf(entries);
    }
}
