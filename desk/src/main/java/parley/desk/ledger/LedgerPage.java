package parley.desk.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.view.State;
import parley.desk.words.Words;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.LedgerView;
import parley.node.view.PeerView;

/**
 * What the template of the ledger needs.
 *
 * @param ledger empty while the node does not run
 * @param verification of the whole store, whatever the circle; empty while the node does not run
 */
public record LedgerPage(
        Frame frame, CircleView circle, Optional<LedgerView> ledger, Optional<VerificationPart> verification) {
    public Words words() {
        return frame.words();
    }

    /** How many entries of a party count. */
    public long entries(String party) {
        return of(party).stream().filter(entry -> entry.counts()).count();
    }

    /** How many control entries a log has. */
    public long controls(String party) {
        return of(party).stream().filter(EntryView::control).count();
    }

    /** The leaves of a log that state nothing. */
    public List<EntryView> voids(String party) {
        return of(party).stream()
                .filter(entry -> entry.voidReason().isPresent())
                .toList();
    }

    private List<EntryView> of(String party) {
        return circle.entries().stream()
                .filter(entry -> entry.pointer().party().equals(party))
                .toList();
    }

    /** How a member stands to our log; empty for ourselves. */
    public Optional<PeerView> peer(String party) {
        return circle.peers().stream()
                .filter(peer -> peer.party().equals(party))
                .findFirst();
    }

    /** A clock's offset in seconds and thousandths, with its sign. */
    public String seconds(Duration offset) {
        return String.format(Locale.ROOT, "%+.3f", offset.toMillis() / 1000.0);
    }

    public String whole(EntryView entry) {
        return frame.entry(entry.pointer());
    }

    public State state(boolean holds) {
        return holds ? State.HOLDS : State.DOES_NOT_HOLD;
    }
}
