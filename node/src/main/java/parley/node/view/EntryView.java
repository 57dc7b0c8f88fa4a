package parley.node.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Bytes;

/**
 * One leaf of one log, read as an entry. A control entry has its name as format; a leaf that is void keeps whatever
 * could be read of it, and says why it is void.
 *
 * @param format the format's name, {@code seen}, {@code key} and the like for a control entry, empty when unreadable
 * @param to codes of the addressees; empty for all
 * @param written what its author claims as its time; {@link Instant#EPOCH} when unreadable
 * @param body the JSON text of its body in canonical form, empty when unreadable
 * @param leaf the stored bytes
 * @param voidReason why it states nothing; empty for an entry that counts
 * @param witnessed when the circle's quorum had seen it; a control entry has no time of its own
 * @param receipts one for every other member, in charter order; none for a control entry
 */
public record EntryView(
        EntryPointer pointer,
        String format,
        boolean control,
        List<String> to,
        Optional<String> subject,
        Optional<String> number,
        List<RefView> refs,
        Instant written,
        String lang,
        String body,
        Bytes leaf,
        Optional<String> voidReason,
        Optional<TimeInterval> witnessed,
        List<ReceiptView> receipts) {
    public EntryView {
        to = List.copyOf(to);
        refs = List.copyOf(refs);
        receipts = List.copyOf(receipts);
    }

    /** Whether people wrote it and it is not void: it states something. */
    public boolean counts() {
        return !control && voidReason.isEmpty();
    }
}
