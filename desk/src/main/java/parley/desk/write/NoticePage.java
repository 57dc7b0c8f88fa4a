package parley.desk.write;

import parley.desk.frame.Frame;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/** A form that was not taken, and why. */
public record NoticePage(Frame frame, Phrase why) {
    public Words words() {
        return frame.words();
    }
}
