package parley.desk.live;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.agreement.finding.Head;
import parley.desk.view.WaitingRow;
import parley.node.view.CircleView;
import parley.node.view.FindingView;
import parley.node.view.NodeView;
import parley.node.view.countersign.HalfSigned;
import parley.node.view.countersign.Prospect;

/** The drafts that wait for a second officer, as lists show them: from what is kept, nothing is worked out. */
public final class WaitingRows {
    private WaitingRows() {}

    /** Those of a circle, the least time left first; where nothing is due because of them, the one signed first. */
    public static List<WaitingRow> of(NodeView node, CircleView view, Titles titles) {
        return node
                .countersigning()
                .map(signing -> signing.waiting(view.summary().id()))
                .orElse(List.of())
                .stream()
                .map(draft -> new WaitingRow(
                        draft.name(),
                        titles.of(draft.entry().format()),
                        draft.entry().subject().orElse(""),
                        draft.signed().who(),
                        draft.signed().at(),
                        due(node.party(), view, draft).flatMap(Head::dueAt)))
                .sorted(Comparator.comparing(row -> row.due().orElse(Instant.MAX)))
                .toList();
    }

    /** What this party owes now, by its own word, that the draft would have settled when it was signed; the earliest first. */
    public static Optional<Head> due(String party, CircleView view, HalfSigned draft) {
        var settled = draft.prospects().orElse(List.of()).stream()
                .filter(prospect -> prospect.settles(party))
                .toList();
        return settled.isEmpty()
                ? Optional.empty()
                : view.findings().stream()
                        .map(FindingView::head)
                        .filter(head -> Prospect.isOwed(head.verdict())
                                && settled.stream().anyMatch(prospect -> isAbout(prospect, head)))
                        .min(Comparator.comparing(head -> head.dueAt().orElse(Instant.MAX)));
    }

    private static boolean isAbout(Prospect prospect, Head head) {
        return prospect.name().equals(head.name())
                && prospect.debtor().equals(head.debtor().code())
                && prospect.account().equals(head.account().code());
    }
}
