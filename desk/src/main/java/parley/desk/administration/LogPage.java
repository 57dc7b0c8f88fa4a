package parley.desk.administration;

import java.util.List;
import parley.desk.access.Act;
import parley.desk.frame.Frame;
import parley.desk.words.Words;

/**
 * The newest lines of the log.
 *
 * @param refused whether those of refused tries too
 */
public record LogPage(Frame frame, List<Act> acts, boolean refused) {
    public Words words() {
        return frame.words();
    }
}
