package parley.ledger.archive;

import java.util.ArrayList;
import java.util.List;
import parley.ledger.charter.Charter;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Party;
import parley.ledger.time.Interval;
import parley.ledger.time.Times;

/** Times as a person reads them. */
final class Receipts {
    private Receipts() {}

    /** {@code XB 2026-03-01T09:00:00Z, XC not before 2026-03-01T08:00:00Z, XD unknown}: all members but the log's owner. */
    static String print(Charter charter, Times times, EntryPointer entry) {
        List<String> receipts = new ArrayList<>();
        for (Party member : charter.codes()) {
            if (!member.equals(entry.log().owner())) {
                receipts.add(member + " " + print(times.received(entry, member)));
            }
        }
        return String.join(", ", receipts);
    }

    /** The instant when it is known, else its bounds. */
    static String print(Interval interval) {
        if (interval.isKnown()) {
            return interval.latest().orElseThrow().toString();
        }
        List<String> bounds = new ArrayList<>();
        interval.earliest().ifPresent(instant -> bounds.add("not before " + instant));
        interval.latest().ifPresent(instant -> bounds.add("not after " + instant));
        return bounds.isEmpty() ? "unknown" : String.join(" and ", bounds);
    }
}
