package parley.desk.write;

import java.time.Instant;
import parley.desk.frame.Frame;
import parley.desk.view.Title;
import parley.desk.words.Words;

/** Asks once before a draft is forgotten. */
public record DropPage(Frame frame, String seal, String name, Title title, String subject, Instant saved) {
    public Words words() {
        return frame.words();
    }
}
