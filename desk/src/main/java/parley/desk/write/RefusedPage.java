package parley.desk.write;

import java.util.List;
import java.util.Map;
import parley.desk.frame.Frame;
import parley.desk.words.Words;

/**
 * A form that was not taken.
 *
 * @param own whether it came from this desk's own page, so that what was typed may be taken after all
 * @param action where it was posted
 * @param typed what was typed; no passphrase
 */
public record RefusedPage(Frame frame, boolean own, String seal, String action, Map<String, List<String>> typed) {
    public Words words() {
        return frame.words();
    }
}
