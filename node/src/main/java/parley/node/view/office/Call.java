package parley.node.view.office;

import java.time.Instant;

/**
 * One step of a call-out.
 *
 * @param person who was called or answered; may be empty for its end
 * @param happened when, as the officer says
 * @param who which officer wrote it
 * @param text what was said, or the outcome
 */
public record Call(Kind kind, String person, Instant happened, String who, String text) {
    public Call {
        Limits.requireLine("name", who);
        Limits.checkText("text", text);
        if (kind == Kind.CLOSED) {
            Limits.requireText("outcome", text);
        } else {
            Limits.requireLine("person", person);
        }
    }

    /** What the step is. */
    public enum Kind {
        CALLED,
        ANSWERED,
        /** The call-out is over; its text is the outcome. */
        CLOSED
    }
}
