package parley.desk.write;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.NodeView;

/** Reads kept drafts for the parts of the desk that show what one would do. */
public final class Sendable {
    private Sendable() {}

    /** A kept draft as it would be written now; empty when there is none of that name, or its form is not filled in fit to send. */
    public static Optional<Draft> of(NodeView node, CircleView view, String name) {
        var circle = view.summary().id();
        return node.draft(circle, name)
                .flatMap(draft -> Sheet.of(node, circle, draft.typed().format())
                        .map(sheet -> Drafting.read(sheet, draft.typed(), view)))
                .filter(drafting -> drafting.problems().isEmpty())
                .map(drafting -> drafting.draft(node.now().truncatedTo(ChronoUnit.SECONDS)));
    }
}
