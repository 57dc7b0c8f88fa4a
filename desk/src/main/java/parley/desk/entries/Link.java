package parley.desk.entries;

import java.util.Optional;
import parley.desk.view.Title;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;

/**
 * A reference between an entry and another.
 *
 * @param key the words for it: {@code ref.to.corrects} where this entry corrects the other, {@code ref.from.corrects} where
 *     the other corrects this one
 * @param title what the other is; empty when it is not held here
 */
public record Link(String key, EntryPointer other, Optional<Title> title) {
    static Link to(RefView ref, Optional<Title> title) {
        return new Link("ref.to." + ref.role(), ref.entry(), title);
    }

    static Link from(RefView ref, EntryView other, Title title) {
        return new Link("ref.from." + ref.role(), other.pointer(), Optional.of(title));
    }

    /** Whether the other entry takes the place of this one, or takes it back. */
    public boolean supersedes() {
        return key.equals("ref.from.corrects") || key.equals("ref.from.withdraws");
    }
}
