package parley.desk.line;

import java.time.Instant;
import java.util.Optional;
import parley.agreement.pack.Verdict;
import parley.node.view.EntryPointer;
import parley.node.view.FindingView;
import parley.node.view.ReceiptView;

/**
 * How far a message or a test has come with one of those to whom it went. Delivered and read are two things: the first is the
 * receipt of a node, the second the word of an officer.
 *
 * @param party to whom it went
 * @param state how far his node has it, by his own log; empty while nothing of it is known here
 * @param received when, by his clock, his log first said that he has it
 * @param read what his officer wrote of it
 * @param duty what is found of his duty to read it, or to follow it; empty where none is
 */
public record Reader(
        String party,
        Optional<ReceiptView.State> state,
        Optional<Instant> received,
        Optional<Read> read,
        Optional<FindingView> duty) {
    /**
     * An officer's word that he has read it.
     *
     * @param entry where it stands
     * @param written when, by the clock of its author
     * @param text what he wrote beside it; empty where nothing
     * @param lang the language of that
     */
    public record Read(EntryPointer entry, Instant written, String text, String lang) {}

    /** Whether something is still to be done: nobody has read it, or the finding says that it counts as not done. */
    public boolean isOpen() {
        return duty.map(FindingView::head)
                .map(head -> head.verdict() == Verdict.DUE
                        || head.verdict() == Verdict.OVERDUE
                        || (read.isEmpty() && head.verdict() != Verdict.MET && head.verdict() != Verdict.LATE))
                .orElse(read.isEmpty());
    }
}
