package parley.desk.map;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.view.Title;
import parley.node.view.EntryPointer;

/** Whose word a feature is. */
public sealed interface Origin {
    /**
     * An entry states it.
     *
     * @param subject what the entry is about, where it says so
     * @param item the form's numbering of the field
     * @param field what the form calls it
     * @param joined who has joined the entry
     */
    record Stated(
            EntryPointer entry,
            Instant written,
            Optional<String> subject,
            String item,
            Title field,
            List<String> joined)
            implements Origin {
        public Stated {
            joined = List.copyOf(joined);
        }

        Stated joined(List<String> parties) {
            return new Stated(entry, written, subject, item, field, parties);
        }
    }

    /**
     * An agreement defines it.
     *
     * @param agreement its title
     * @param name of the area or the parameter
     * @param paragraphs that the pack cites for it
     */
    record Defined(String agreement, String name, List<String> paragraphs) implements Origin {
        public Defined {
            paragraphs = List.copyOf(paragraphs);
        }
    }
}
