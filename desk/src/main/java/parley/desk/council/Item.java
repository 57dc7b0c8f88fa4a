package parley.desk.council;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.node.view.EntryPointer;

/**
 * An item that was proposed for the agenda of a session.
 *
 * @param entry the version of it that stands
 * @param id its number
 * @param title what it is called
 * @param text what it is about; empty where that is not said
 * @param document the hash of a document; empty for none
 * @param lang the code of the language of these
 * @param proposed when the quorum had seen its first version; empty while it has not
 * @param timely whether that was by the time that the session sets
 * @param statements in the order in which the quorum had seen them
 */
public record Item(
        EntryPointer entry,
        String id,
        String title,
        String text,
        String document,
        String lang,
        Optional<Instant> proposed,
        Timely timely,
        List<Statement> statements) {
    /** Whether something came in time. */
    public enum Timely {
        YES,
        NO,
        /** Nobody can tell yet. */
        UNKNOWN;

        /** As programs read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Item {
        statements = List.copyOf(statements);
    }

    /** Who proposed it. */
    public String proposer() {
        return entry.party();
    }

    /**
     * What a member says on an item.
     *
     * @param document the hash of a document; empty for none
     * @param stands whether it is neither withdrawn nor corrected
     */
    public record Statement(
            EntryPointer entry,
            String item,
            String text,
            String document,
            String lang,
            Instant written,
            Optional<Instant> witnessed,
            boolean stands) {
        public String speaker() {
            return entry.party();
        }
    }
}
