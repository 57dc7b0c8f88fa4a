package parley.desk.council;

import java.time.Instant;
import java.util.List;
import parley.desk.frame.Frame;
import parley.desk.live.Rows;
import parley.desk.view.State;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.FindingView;

/**
 * The sessions of a circle's council as their page lists them.
 *
 * @param seal of its form; empty where the answer can make none, and then there is none
 */
public record CouncilPage(Frame frame, String seal, Council council) {
    public Words words() {
        return frame.words();
    }

    public String title() {
        return words().say("council.page", "self", frame.self()).text();
    }

    /** Whether its reader may write, and this answer can take what he writes. */
    public boolean offers() {
        return !seal.isEmpty() && frame.offersWriting();
    }

    public List<Sitting> sessions() {
        return council.nextFirst();
    }

    /** The first session that is still to come and is not called off stands out. */
    public boolean isNext(Sitting session) {
        return council.ahead().stream()
                .filter(each -> !each.off())
                .findFirst()
                .filter(session::equals)
                .isPresent();
    }

    public String address(Sitting session) {
        return frame.with("council/session", "id", session.id());
    }

    public Phrase.Time time(Instant at) {
        return words().clocks().moment(at);
    }

    public State state(FindingView finding) {
        return Rows.state(finding.head().verdict());
    }
}
