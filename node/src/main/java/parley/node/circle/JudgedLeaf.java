package parley.node.circle;

import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.circle.Judgement;
import parley.ledger.control.Seen;

/** A stored leaf and what it is. */
public record JudgedLeaf(Judgement judgement, Bytes leaf) {
    /** Whether it is an entry that people wrote: it asks for a receipt. */
    boolean asksForReceipt() {
        return statement().isPresent();
    }

    /** The entry that people wrote; empty when it is a control entry, or void. */
    public Optional<Judgement.Entry> statement() {
        return judgement instanceof Judgement.Entry entry && entry.control().isEmpty()
                ? Optional.of(entry)
                : Optional.empty();
    }

    /** The {@code seen} that it is; empty when it is something else. */
    public Optional<Seen> seen() {
        return judgement instanceof Judgement.Entry entry && entry.control().orElse(null) instanceof Seen seen
                ? Optional.of(seen)
                : Optional.empty();
    }
}
