package parley.desk.write;

import java.time.Instant;
import java.util.List;
import parley.desk.frame.Frame;
import parley.desk.view.Receipt;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.EntryView;

/**
 * An entry that was sent, and how far it has come with each other member.
 *
 * @param clearance which offices had cleared it, and without which it went
 * @param line whether it was said on a line
 */
public record SentPage(
        Frame frame, EntryView entry, Title title, List<Receipt> receipts, List<Phrase> clearance, boolean line) {
    public SentPage {
        clearance = List.copyOf(clearance);
        receipts = List.copyOf(receipts);
    }

    public Words words() {
        return frame.words();
    }

    public String pointer() {
        return entry.pointer().path();
    }

    /** Where the entry is shown whole. */
    public String whole() {
        return frame.entry(entry.pointer());
    }

    /** Where its receipts come from as they come in. */
    public String live() {
        return frame.to(SentSection.PATH + pointer() + "/receipts");
    }

    public long received() {
        return receipts.stream().filter(Receipt::received).count();
    }

    /** The hour alone on the day on which the entry was written. */
    public Phrase.Time time(Instant at) {
        return words().clocks().near(at, entry.written());
    }
}
