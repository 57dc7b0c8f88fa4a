package parley.desk.write;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.view.BegunRow;
import parley.desk.view.ClearingRow;
import parley.desk.view.Title;
import parley.desk.view.WaitingRow;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.clearance.KeptOffice;

/**
 * Where writing begins.
 *
 * @param waiting the drafts that one officer has signed
 * @param clearing those of which clearance was asked and is not complete
 * @param offices the offices that clear drafts, by their ids
 * @param drafts all others
 * @param begun those of the duty for which a new one would be
 * @param purpose how the form names what the new draft is for
 * @param about the entry that the new draft refers to or is copied from
 */
public record StartPage(
        Frame frame,
        String seal,
        List<WaitingRow> waiting,
        List<ClearingRow> clearing,
        List<KeptOffice> offices,
        List<DraftRow> drafts,
        List<FormatRow> formats,
        List<BegunRow> begun,
        Map<String, String> purpose,
        Optional<About> about) {
    public StartPage {
        waiting = List.copyOf(waiting);
        clearing = List.copyOf(clearing);
        offices = List.copyOf(offices);
        drafts = List.copyOf(drafts);
        formats = List.copyOf(formats);
        begun = List.copyOf(begun);
        purpose = Map.copyOf(purpose);
    }

    /**
     * A draft that was kept.
     *
     * @param returned why the second officer would not sign it
     */
    public record DraftRow(String name, Title format, String subject, Instant saved, Optional<Phrase> returned) {}

    /** A format in which one can write. */
    public record FormatRow(
            String name, Title title, String paragraph, int officers, String precedence, String agreement) {}

    /** An entry, and what it is to the new one: a role, or {@code from}. */
    public record About(String how, String entry, Title format) {}

    public Words words() {
        return frame.words();
    }

    /** How long until an instant, or since, in the words of the page. */
    public String span(Instant due) {
        return words().spans().of(Duration.between(frame.now(), due));
    }

    /** Whether an instant has passed. */
    public boolean isOver(Instant due) {
        return due.isBefore(frame.now());
    }
}
