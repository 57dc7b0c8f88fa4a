package parley.desk.entries;

import parley.desk.frame.Frame;
import parley.desk.words.Words;
import parley.node.view.EntryPointer;
import parley.node.view.EvidenceView;

/** What the template needs that says why there is no evidence of an entry yet. */
public record LackPage(Frame frame, EntryPointer at, EvidenceView.Lacking lacking) {
    public Words words() {
        return frame.words();
    }

    /** Whether the entry is in no checkpoint here, or in one that lacks its quorum. */
    public boolean uncovered() {
        return at.index() >= lacking.held();
    }

    /** Where the page of the entry is. */
    public String whole() {
        return frame.entry(at);
    }
}
