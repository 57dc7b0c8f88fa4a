package parley.desk.pledges;

import java.util.List;
import java.util.Optional;
import parley.node.view.EntryPointer;
import parley.node.view.FindingView;

/**
 * A pledge with what became of it.
 *
 * @param entry the version that is shown: the last one that stands, or the last of all where none does
 * @param id its number
 * @param from the code of its pledger
 * @param partners codes of those to whom it is made
 * @param versions how often it was stated
 * @param stands whether it has not been withdrawn
 * @param deliverables in the order in which they were stated
 * @param ties the findings to which it is tied
 * @param suspensions the oldest first
 * @param progress the reports on it, the oldest first
 * @param reporting what is found of the duty to report on it, the first deadline first
 */
public record Pledge(
        EntryPointer entry,
        String id,
        String from,
        List<String> partners,
        Delivery.Text project,
        int versions,
        boolean stands,
        List<Deliverable> deliverables,
        List<Tie> ties,
        List<Suspension> suspensions,
        List<Progress> progress,
        List<FindingView> reporting) {
    public Pledge {
        partners = List.copyOf(partners);
        deliverables = List.copyOf(deliverables);
        ties = List.copyOf(ties);
        suspensions = List.copyOf(suspensions);
        progress = List.copyOf(progress);
        reporting = List.copyOf(reporting);
    }

    /**
     * A finding that a pledge names.
     *
     * @param name as the pledge has it
     * @param found what is found under that name in this circle, on every account; empty where it is not known here
     */
    public record Tie(String name, List<FindingView> found) {
        public Tie {
            found = List.copyOf(found);
        }
    }

    /**
     * A suspension.
     *
     * @param finding the one that it names
     * @param stands whether its author has neither withdrawn nor corrected it
     * @param use what is found of its use: whether it is one
     * @param restoration what is found of the right to restore
     * @param restored the entries that restore it
     */
    public record Suspension(
            EntryPointer entry,
            String id,
            Tie finding,
            Delivery.Text reason,
            boolean stands,
            Optional<FindingView> use,
            Optional<FindingView> restoration,
            List<Restored> restored) {
        public Suspension {
            restored = List.copyOf(restored);
        }
    }

    /** What restores a pledge. */
    public record Restored(EntryPointer entry, Delivery.Text reason) {}

    /** A report on how far a pledge has come. */
    public record Progress(EntryPointer entry, String id, Delivery.Text text) {}

    /** An id of its place on a page. */
    public String anchor() {
        return "p-" + id.replaceAll("[^A-Za-z0-9]", "-");
    }
}
