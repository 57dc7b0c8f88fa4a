package parley.desk.write;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.foresight.Outlook;
import parley.desk.frame.Frame;
import parley.desk.live.WaitingRows;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.countersign.HalfSigned;

/**
 * A draft that one officer has signed, before another does.
 *
 * @param officers who may sign second
 * @param onWatch who has the watch, if anybody
 * @param rota whom the rota names to sign second, in sentences; none where no rota is kept
 * @param due what this party owes that it would settle or do, and by when
 * @param dueKnown whether that could be worked out
 * @param outlook what it would change now; empty while the node cannot tell
 * @param drift how that compares with what it would have changed when it was first signed
 * @param progress how far its clearance has come
 * @param own whether the first signature was made under the account of whoever asked
 * @param withdrawable whether whoever asked may take the first signature back
 * @param chosen who was chosen to sign second; empty text for nobody yet
 * @param reason of a refusal, as typed so far
 * @param faults why nothing was done when it was last tried
 * @param refused why it could not be sent as things stand
 */
public record WaitingPage(
        Frame frame,
        String seal,
        HalfSigned draft,
        Exact exact,
        List<String> officers,
        Optional<String> onWatch,
        List<Phrase> rota,
        Optional<WaitingRows.Due> due,
        boolean dueKnown,
        Optional<Outlook> outlook,
        Drift drift,
        ClearanceProgress progress,
        boolean own,
        boolean withdrawable,
        String chosen,
        String reason,
        List<Phrase> faults,
        List<String> refused) {
    static final String ENTRY = "entry";
    static final String OFFICER = "officer";
    static final String PASSPHRASE = "passphrase";
    static final String REASON = "reason";

    public WaitingPage {
        officers = List.copyOf(officers);
        rota = List.copyOf(rota);
        faults = List.copyOf(faults);
        refused = List.copyOf(refused);
    }

    public Words words() {
        return frame.words();
    }

    /** How long until an instant, or since, in the words of the page. */
    public String span(Instant due) {
        return words().spans().of(Duration.between(frame.now(), due));
    }

    /** Whether an instant has passed. */
    public boolean isOver(Instant due) {
        return due.isBefore(frame.now());
    }

    /** Who signed first. */
    public String first() {
        return draft.signed().who();
    }

    /** Where a form of the page goes. */
    public String action(String act) {
        return frame.to("write/waiting/" + draft.name() + "/" + act);
    }
}
