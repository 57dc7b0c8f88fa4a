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
                        draft.prospects()
                                .flatMap(all -> due(node.party(), view, all))
                                .flatMap(Due::at),
                        draft.prospects().isPresent()))
                .sorted(Comparator.comparing(row -> row.due().orElse(Instant.MAX)))
                .toList();
    }

    /**
     * What makes a draft urgent.
     *
     * @param finding its name
     * @param at its deadline; empty where the text sets none
     */
    public record Due(String finding, Optional<Instant> at) {}

    /**
     * What a party would settle or do by a draft, of what it owes by its own word; the earliest first. What is found now tells
     * the deadline; of what would first be owed by the draft itself, what was foreseen.
     *
     * @param prospects what the draft would change
     */
    public static Optional<Due> due(String party, CircleView view, List<Prospect> prospects) {
        var urging = prospects.stream()
                .filter(prospect -> prospect.settles(party) || prospect.performs(party))
                .toList();
        if (urging.isEmpty()) {
            return Optional.empty();
        }
        var found = view.findings().stream()
                .map(FindingView::head)
                .filter(head -> urging.stream().anyMatch(prospect -> isAbout(prospect, head)))
                .toList();
        return urging.stream()
                .flatMap(prospect ->
                        due(
                                prospect,
                                found.stream()
                                        .filter(head -> isAbout(prospect, head))
                                        .findFirst(),
                                party)
                                .stream())
                .min(Comparator.comparing(due -> due.at().orElse(Instant.MAX)));
    }

    private static Optional<Due> due(Prospect prospect, Optional<Head> now, String party) {
        var owed = now.filter(head -> Prospect.isOwed(head.verdict()));
        if (owed.isPresent()) {
            return owed.map(head -> new Due(head.name(), head.dueAt()));
        }
        // Another entry may have done it meanwhile.
        boolean done = now.filter(head -> Prospect.isDone(head.verdict())).isPresent();
        return prospect.performs(party) && !done
                ? Optional.of(new Due(prospect.name(), prospect.due()))
                : Optional.empty();
    }

    private static boolean isAbout(Prospect prospect, Head head) {
        return prospect.name().equals(head.name())
                && prospect.debtor().equals(head.debtor().code())
                && prospect.account().equals(head.account().code());
    }
}
