package parley.desk.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.view.Value;
import parley.node.view.EntryPointer;
import parley.node.view.FindingView;

/**
 * What one party says of an event: the last of its accounts that stands. Where it withdrew all it gave, nothing of them but the last one's
 * entry.
 *
 * @param text what happened, in the party's words, or why it says nothing
 * @param impact what followed from it
 * @param days as the party has them
 * @param entries those to which it refers
 * @param findings those that it names
 * @param same the number under which the same event was stated, as the party holds; empty where it says nothing of that
 * @param versions how many accounts of the event the party has given
 * @param stands whether it was not withdrawn
 * @param seen when the quorum had certainly seen it; empty while it may not have
 * @param earlier whether the quorum had seen it before the event was stated as it is now
 */
public record Account(
        EntryPointer entry,
        String by,
        Optional<Value> text,
        Optional<Value> impact,
        Days days,
        Optional<Value> place,
        List<EntryPointer> entries,
        List<Named> findings,
        String same,
        int versions,
        boolean stands,
        Optional<Instant> seen,
        boolean earlier) {
    public Account {
        entries = List.copyOf(entries);
        findings = List.copyOf(findings);
    }

    /** All that is left of one that its author took back: that there was one, and where it is. */
    static Account withdrawn(EntryPointer entry, String by, int versions) {
        return new Account(
                entry,
                by,
                Optional.empty(),
                Optional.empty(),
                Days.NONE,
                Optional.empty(),
                List.of(),
                List.of(),
                "",
                versions,
                false,
                Optional.empty(),
                false);
    }

    /** A finding that somebody named, with all that is found under that name in the circle. */
    public record Named(String name, List<FindingView> found) {
        public Named {
            found = List.copyOf(found);
        }
    }
}
