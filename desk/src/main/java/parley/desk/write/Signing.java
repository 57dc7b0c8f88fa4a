package parley.desk.write;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import parley.ledger.bytes.Hash;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.NodeView;
import parley.node.view.SavedDraft;
import parley.node.view.SendOutcome;
import parley.node.view.countersign.BothOutcome;
import parley.node.view.countersign.HalfSigned;

/**
 * Signs what was shown and sends it, one at a time: a form that is posted again while the first is under way waits for it,
 * and is then told of the entry that stands. Thread-safe.
 */
final class Signing {
    private final NodeView node;
    private final Attempts attempts;
    private final ReentrantLock turn = new ReentrantLock();

    Signing(NodeView node, Attempts attempts) {
        this.node = node;
        this.attempts = attempts;
    }

    /** What became of it. */
    sealed interface Outcome {
        /** What the node says. */
        record Told(SendOutcome outcome) implements Outcome {}

        /** The node was not asked: how long these officers must wait before they try again. */
        record Wait(Map<String, Duration> officers) implements Outcome {}

        /** One of two officers has signed the draft alone meanwhile. */
        record Standing(HalfSigned draft) implements Outcome {}

        /** The draft is not what was shown any more. */
        record Changed() implements Outcome {}
    }

    /** This party's entry of that id, if it stands by now. */
    Optional<EntryPointer> standing(Hash circle, String id) {
        return node.circle(circle).stream()
                .flatMap(view -> view.entries().stream())
                .map(entry -> entry.pointer())
                .filter(entry ->
                        entry.party().equals(node.party()) && entry.id().hex().equals(id))
                .findFirst();
    }

    /**
     * Signs and sends a draft.
     *
     * @param id of the entry that it makes
     * @param shown as it was last saved when it was shown
     * @param draft as which it was shown
     * @param browser in which the passphrases were typed
     */
    Outcome sign(Hash circle, Hash id, SavedDraft shown, Draft draft, List<Credential> credentials, String browser) {
        turn.lock();
        try {
            var before = standing(circle, id.hex());
            if (before.isPresent()) {
                return new Outcome.Told(new SendOutcome.Sent(before.get()));
            }
            var officers = credentials.stream().map(Credential::officer).toList();
            var waits = attempts.begin(officers, browser);
            if (!waits.isEmpty()) {
                return new Outcome.Wait(waits);
            }
            return switch (asked(circle, shown, draft, credentials)) {
                case BothOutcome.Told(var outcome) ->
                    new Outcome.Told(noted(circle, id, outcome, credentials, browser));
                case BothOutcome.Standing(var half) -> new Outcome.Standing(half);
                case BothOutcome.Changed() -> new Outcome.Changed();
            };
        } finally {
            turn.unlock();
        }
    }

    /** In turn with those who sign from two desks, where the node lets any. */
    private BothOutcome asked(Hash circle, SavedDraft shown, Draft draft, List<Credential> credentials) {
        return node.countersigning()
                .map(signing -> signing.send(circle, shown, draft, credentials))
                .orElseGet(() -> new BothOutcome.Told(node.send(circle, draft, credentials)));
    }

    private SendOutcome noted(Hash circle, Hash id, SendOutcome outcome, List<Credential> credentials, String browser) {
        var officers = credentials.stream().map(Credential::officer);
        switch (outcome) {
            case SendOutcome.Sent _ -> officers.forEach(officer -> attempts.succeeded(officer, browser));
            case SendOutcome.Locked(var locked) ->
                officers.filter(officer -> !locked.contains(officer))
                        .forEach(officer -> attempts.succeeded(officer, browser));
            case SendOutcome.Refused _ -> {
                // A program may have sent the same meanwhile.
                return standing(circle, id.hex())
                        .<SendOutcome>map(SendOutcome.Sent::new)
                        .orElse(outcome);
            }
            case SendOutcome.Ready _ -> throw new IllegalStateException("the node checked and did not send");
        }
        return outcome;
    }
}
