package parley.desk.ledger;

import java.util.List;
import java.util.Optional;
import parley.desk.access.Role;
import parley.desk.frame.Frame;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.verify.Damage;
import parley.node.view.verify.Outcome;
import parley.node.view.verify.VerificationProgress;

/**
 * The re-verification of the node's store as the ledger shows it: what runs, what the last one found, what is damaged still.
 *
 * @param seal of its forms; empty where the answer can make none, and then there are none
 */
public record VerificationPart(
        Frame frame,
        String seal,
        Optional<VerificationProgress> progress,
        Optional<Outcome> last,
        List<Damage> standing) {
    public VerificationPart {
        standing = List.copyOf(standing);
    }

    public Words words() {
        return frame.words();
    }

    /** Whether its reader may begin and stop one. */
    public boolean offers() {
        return !seal.isEmpty() && frame.visitor().may(Role.DRAFTER);
    }

    /** How the last one ended, in a sentence. */
    public Phrase told(Outcome outcome) {
        var key = switch (outcome.ending()) {
            case COMPLETE -> outcome.holds() ? "verify.whole" : "verify.broken";
            case INCOMPLETE -> "verify.incomplete";
            case STOPPED -> "verify.stopped";
            case FAILED -> "verify.failed";
        };
        return words().say(
                        key,
                        "begun",
                        outcome.begun(),
                        "ended",
                        outcome.ended(),
                        "n",
                        outcome.damages().size() + outcome.more(),
                        "reason",
                        outcome.reason());
    }
}
