package parley.desk.council;

import java.util.List;
import parley.desk.frame.Frame;
import parley.desk.words.Words;

/**
 * The journal of a session as it would be begun.
 *
 * @param agreement what the agreement under which the session is held calls itself
 * @param seal of its form; empty where the answer can make none, and then there is none
 */
public record JournalPage(Frame frame, String agreement, String seal, Sitting session, List<JournalText.Part> parts) {
    public JournalPage {
        parts = List.copyOf(parts);
    }

    public Words words() {
        return frame.words();
    }

    public String title() {
        return words().say("council.session.page", "self", frame.self(), "session", session.id())
                .text();
    }

    /** Only who called the session puts its journal forward. */
    public boolean offers() {
        return !seal.isEmpty() && frame.offersWriting() && session.chair().equals(frame.self()) && !session.off();
    }

    public String back() {
        return frame.with("council/session", "id", session.id());
    }
}
