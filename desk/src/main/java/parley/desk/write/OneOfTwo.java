package parley.desk.write;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import parley.ledger.bytes.Hash;
import parley.node.view.Draft;
import parley.node.view.SavedDraft;
import parley.node.view.countersign.Countersigning;
import parley.node.view.countersign.FirstOutcome;
import parley.node.view.countersign.SecondOutcome;
import parley.node.view.countersign.Signer;

/**
 * Makes one of two signatures, and bounds how often a passphrase is tried for it as for any other. Thread-safe.
 *
 * @param browser in which the passphrase was typed
 */
record OneOfTwo(Countersigning signing, Attempts attempts, String browser) {
    /** What became of a try. */
    sealed interface Tried<T> {
        /** What the node says. */
        record Told<T>(T outcome) implements Tried<T> {}

        /** The node was not asked: how long the officer must wait. */
        record Wait<T>(Map<String, Duration> officers) implements Tried<T> {}
    }

    Tried<FirstOutcome> first(Hash circle, SavedDraft shown, Draft entry, Signer signer) {
        return tried(signer, () -> signing.sign(circle, shown, entry, signer), OneOfTwo::opened);
    }

    Tried<SecondOutcome> second(Hash circle, Hash entry, Signer signer) {
        return tried(signer, () -> signing.complete(circle, entry, signer), OneOfTwo::opened);
    }

    private static boolean opened(FirstOutcome outcome) {
        return switch (outcome) {
            case FirstOutcome.Kept _ -> true;
            case FirstOutcome.Refused(var _, boolean opened) -> opened;
            case FirstOutcome.Standing _, FirstOutcome.Changed _, FirstOutcome.Locked _ -> false;
        };
    }

    private static boolean opened(SecondOutcome outcome) {
        return outcome instanceof SecondOutcome.Sent || outcome instanceof SecondOutcome.Refused;
    }

    /** @param opened whether the outcome shows that the passphrase was right */
    private <T> Tried<T> tried(Signer signer, Supplier<T> act, Predicate<T> opened) {
        var waits = attempts.begin(List.of(signer.officer()), browser);
        if (!waits.isEmpty()) {
            return new Tried.Wait<>(waits);
        }
        var outcome = act.get();
        if (opened.test(outcome)) {
            attempts.succeeded(signer.officer(), browser);
        }
        return new Tried.Told<>(outcome);
    }
}
