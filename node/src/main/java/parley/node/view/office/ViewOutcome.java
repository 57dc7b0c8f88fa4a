package parley.node.view.office;

/** What became of a view that was to be saved or renamed. */
public sealed interface ViewOutcome {
    /** It stands, and is durable; it is the one that stood already when the same was asked for twice. */
    record Kept(KeptView view) implements ViewOutcome {}

    /** Nothing was done: another view has that name, or one like it. */
    record Alike(KeptView other) implements ViewOutcome {}

    /** Nothing was done: there are as many as may be. */
    record Full(int views) implements ViewOutcome {}

    /** Nothing was done: what was to be changed has been changed or removed since. */
    record Gone() implements ViewOutcome {}
}
