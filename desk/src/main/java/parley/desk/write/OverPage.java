package parley.desk.write;

import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * A draft waits for a second officer no longer.
 *
 * @param why who did what with it
 * @param sent where the page of the entry is, if it was sent
 */
public record OverPage(Frame frame, Phrase why, Optional<String> sent) {
    public Words words() {
        return frame.words();
    }
}
