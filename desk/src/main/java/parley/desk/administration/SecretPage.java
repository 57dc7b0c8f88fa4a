package parley.desk.administration;

import parley.desk.frame.Frame;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * A code or a key, shown once.
 *
 * @param what it is
 * @param how it is used, and how long
 */
public record SecretPage(Frame frame, String what, String secret, Phrase how) {
    public Words words() {
        return frame.words();
    }
}
