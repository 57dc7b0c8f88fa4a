package parley.node.view.clearance;

/** What became of a list that was to be kept. */
public sealed interface ListOutcome {
    /** It stands, and is durable. */
    record Kept(KeptClearingList list) implements ListOutcome {}

    /** Nothing was done: another has been kept since. */
    record Changed(KeptClearingList standing) implements ListOutcome {}

    /** Nothing was done: it names an office that is not there. */
    record Absent() implements ListOutcome {}
}
