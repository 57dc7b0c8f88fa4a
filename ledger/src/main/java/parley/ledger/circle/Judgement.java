package parley.ledger.circle;

import java.util.List;
import java.util.Optional;
import parley.ledger.control.Control;
import parley.ledger.control.Officer;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Payload;

/** What one leaf of a log is: an entry, or void. Immutable. */
public sealed interface Judgement {
    /** Where the leaf stands. */
    EntryPointer at();

    /**
     * A leaf that counts.
     *
     * @param officers who released it, in the order of their keyids; none for a control entry
     * @param control the body, when it is a control entry
     */
    record Entry(EntryPointer at, EntryId id, Payload payload, List<Officer> officers, Optional<Control> control)
            implements Judgement {
        public Entry {
            officers = List.copyOf(officers);
        }
    }

    /**
     * A leaf that states no fact.
     *
     * @param detail what exactly was found, for the desk; the same on every node
     */
    record VoidLeaf(EntryPointer at, Reason reason, String detail) implements Judgement {}
}
