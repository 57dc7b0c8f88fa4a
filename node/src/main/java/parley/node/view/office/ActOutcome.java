package parley.node.view.office;

import java.util.Optional;

/** What became of an act. */
public sealed interface ActOutcome {
    /** It stands, and is durable; it is the one that stood already when it was asked for twice. */
    record Done(WatchAct act) implements ActOutcome {}

    /** Nothing was done: another act came first, or nobody has the watch that was to be handed over. */
    record Overtaken(Optional<WatchAct> standing) implements ActOutcome {}
}
