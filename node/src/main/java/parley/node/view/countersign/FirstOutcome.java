package parley.node.view.countersign;

import java.util.List;

/** What became of a first signature. */
public sealed interface FirstOutcome {
    /** The draft is signed and waits for another officer. */
    record Kept(HalfSigned draft) implements FirstOutcome {}

    /** It was signed before, by this officer or another. */
    record Standing(HalfSigned draft) implements FirstOutcome {}

    /** It is not what was shown any more: it has changed, or is gone. */
    record Changed() implements FirstOutcome {}

    /** The passphrase did not open the officer's key. */
    record Locked() implements FirstOutcome {}

    /**
     * It could not be sent, or the officer's signature would not count.
     *
     * @param opened whether the passphrase was looked at, and was right
     */
    record Refused(List<String> reasons, boolean opened) implements FirstOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
