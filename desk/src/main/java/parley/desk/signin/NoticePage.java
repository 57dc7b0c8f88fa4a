package parley.desk.signin;

import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * Says why something was not done.
 *
 * @param link where to go on
 * @param go what that is called
 */
public record NoticePage(Outside outside, String title, Phrase why, String link, String go) {
    public Words words() {
        return outside.words();
    }
}
