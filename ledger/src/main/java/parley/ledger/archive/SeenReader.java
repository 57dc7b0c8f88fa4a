package parley.ledger.archive;

import java.util.Map;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.SignedCharter;
import parley.ledger.circle.Formats;
import parley.ledger.circle.Judgement;
import parley.ledger.circle.LogReader;
import parley.ledger.control.Seen;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Party;

/**
 * Reads a member's leaves, entry 0 before all others, for what their {@code seen} say of one entry of another log. A void
 * leaf says nothing. Confined to one thread.
 */
final class SeenReader {
    /** Whether a leaf is a {@code seen}, and what follows from it. */
    record Word(Optional<Seen> seen, Holding holding) {}

    /** What a leaf says of the entry. */
    enum Holding {
        /** It is no {@code seen}, or does not name the log. */
        NOTHING,
        /** The size that it names ends before the entry. */
        NOT_YET,
        /** The size that it names covers the entry. */
        HELD
    }

    private final LogReader reader;
    private final EntryPointer entry;

    SeenReader(SignedCharter charter, Party member, EntryPointer entry) {
        // Entries of packs are no seen, whatever their formats: they need not be known here.
        this.reader = new LogReader(charter, Formats.of(Map.of()), member);
        this.entry = entry;
    }

    Word read(Bytes leaf) {
        if (reader.read(leaf) instanceof Judgement.Entry judged
                && judged.control().orElse(null) instanceof Seen seen) {
            return new Word(Optional.of(seen), holding(seen));
        }
        return new Word(Optional.empty(), Holding.NOTHING);
    }

    private Holding holding(Seen seen) {
        return seen.heads().stream()
                .filter(head -> head.log().equals(entry.log()))
                .findFirst()
                .map(head -> head.size() > entry.index().value() ? Holding.HELD : Holding.NOT_YET)
                .orElse(Holding.NOTHING);
    }
}
