package parley.desk.entries;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.view.FindingRow;
import parley.desk.view.Receipt;
import parley.desk.view.Title;
import parley.node.view.EntryView;
import parley.node.view.LeafProof;

/**
 * One leaf of a log, whole: what it says, when, what hangs on it, and how it is known.
 *
 * @param links references to and from it, those that supersede it first
 * @param findings those that are about what it is about, or that it contests
 * @param proof empty while the node does not run
 */
public record Sheet(
        EntryView entry,
        Title title,
        Form form,
        List<Receipt> receipts,
        List<Link> links,
        List<FindingRow> findings,
        Instant at,
        Optional<LeafProof> proof) {
    public Sheet {
        receipts = List.copyOf(receipts);
        links = List.copyOf(links);
        findings = List.copyOf(findings);
    }

    /** Whether people wrote it and it counts. */
    public boolean counts() {
        return entry.counts();
    }

    public boolean isVoid() {
        return entry.voidReason().isPresent();
    }

    /** Whether anything could be read of it. */
    public boolean readable() {
        return !entry.format().isEmpty();
    }

    /** The references by which another entry takes the place of this one, or takes it back. */
    public List<Link> superseded() {
        return links.stream().filter(Link::supersedes).toList();
    }
}
