package parley.desk.signin;

import parley.desk.access.Role;
import parley.desk.frame.Frame;
import parley.desk.words.Words;

/** Says that somebody may not do what he asked for, and which role may. */
public record ForbiddenPage(Frame frame, Role needed) {
    public Words words() {
        return frame.words();
    }
}
