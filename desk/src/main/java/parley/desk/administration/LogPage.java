package parley.desk.administration;

import java.util.List;
import parley.desk.access.Act;
import parley.desk.frame.Frame;
import parley.desk.words.Words;

/** The newest lines of the log. */
public record LogPage(Frame frame, List<Act> acts) {
    public Words words() {
        return frame.words();
    }
}
