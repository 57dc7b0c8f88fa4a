package parley.node.view.clearance;

/** What became of an act about a draft's clearance. */
public sealed interface ClearanceOutcome {
    /** It stands, and is durable; it is the one that stood already when the same was asked for twice. */
    record Done(ClearanceAct act) implements ClearanceOutcome {}

    /** Nothing was done: somebody else did this before. */
    record Before(ClearanceAct act) implements ClearanceOutcome {}

    /** Nothing was done: this text is not asked for, or no longer, or it is not the office's turn, or other offices are missing. */
    record Changed() implements ClearanceOutcome {}
}
