package parley.desk.write;

import java.util.List;
import java.util.Optional;
import parley.desk.refusal.Refusals;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.bytes.Hash;
import parley.node.view.Draft;
import parley.node.view.NodeView;
import parley.node.view.SavedDraft;
import parley.node.view.countersign.HalfSigned;

/** What the record says against a draft that is kept here, as it stands when it is asked. Thread-safe. */
final class Against {
    private final NodeView node;
    private final Refusals refusals;

    Against(NodeView node, Refusals refusals) {
        this.node = node;
        this.refusals = refusals;
    }

    /** Each by the control of its form. */
    List<Problem> of(Hash circle, SavedDraft draft, Draft entry) {
        return problems(circle, entry, Begun.known(draft.typed()));
    }

    /** The first thing against a draft that an officer has signed: it has no form any more. */
    Optional<Phrase> fixed(Hash circle, HalfSigned draft, Words words) {
        long known = node.draft(circle, draft.name())
                .map(saved -> Begun.known(saved.typed()))
                .orElse(Long.MAX_VALUE);
        return problems(circle, draft.entry(), known).stream().findFirst().map(problem -> problem.in(words));
    }

    private List<Problem> problems(Hash circle, Draft entry, long known) {
        return node.circle(circle).stream()
                .flatMap(view -> refusals.of(view, entry, known).stream())
                .map(Problem::of)
                .toList();
    }
}
