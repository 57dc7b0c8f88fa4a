package parley.desk.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An entry of one's own with what became of it at every other member of the circle. */
public record OutgoingRow(
        Pointer entry,
        String id,
        Title format,
        String number,
        String subject,
        Instant written,
        Optional<Instant> witnessed,
        List<Receipt> receipts) {
    public OutgoingRow {
        receipts = List.copyOf(receipts);
    }

    /** How many members have stated that they hold it. */
    public long received() {
        return receipts.stream().filter(Receipt::received).count();
    }

    /** Whether somebody's receipt is still missing. */
    public boolean waiting() {
        return received() < receipts.size();
    }
}
