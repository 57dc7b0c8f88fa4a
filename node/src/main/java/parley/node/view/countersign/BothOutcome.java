package parley.node.view.countersign;

import parley.node.view.SendOutcome;

/** What became of a draft that all its officers sign at one desk. */
public sealed interface BothOutcome {
    /** What the node says of it. */
    record Told(SendOutcome outcome) implements BothOutcome {}

    /** One of two officers has signed it alone, and it waits for the other: nothing was sent. */
    record Standing(HalfSigned draft) implements BothOutcome {}

    /** It is not what was shown any more: it has changed, or was sent or discarded; nothing was sent. */
    record Changed() implements BothOutcome {}
}
