package parley.desk.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry that counts, of this party or of another.
 *
 * @param id lower-case hex of its id
 * @param number the pack's own numbering, empty where there is none
 * @param subject empty where there is none
 * @param fields what it says, in the order of its form
 * @param written what its author claims
 * @param held when this node's party first stated that it holds it; empty for one's own
 * @param witnessed when the quorum had seen it, once that is settled
 * @param references what it corrects, withdraws, replies to and the like, and what corrects or withdraws it
 * @param receipts how far it has come with every other member; empty for another's entry
 */
public record EntryRow(
        Pointer pointer,
        String id,
        Title format,
        String number,
        String subject,
        List<Field> fields,
        Instant written,
        Optional<Instant> held,
        Optional<Instant> witnessed,
        List<Reference> references,
        List<Receipt> receipts) {
    private static final int GIST = 4;
    private static final int SHORT = 80;

    public EntryRow {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
        receipts = List.copyOf(receipts);
    }

    /** Its first short answers: enough to tell one entry from another. */
    public List<Field> gist() {
        return fields.stream()
                .filter(field -> field.value().length() > 0
                        && field.value().length() <= SHORT
                        && !field.value().equals(new Value.Text(subject)))
                .limit(GIST)
                .toList();
    }

    /** What it is about. */
    public String key() {
        return key(pointer);
    }

    /** What the entry there is about. */
    public static String key(Pointer pointer) {
        return "entry " + pointer.path();
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
