package parley.desk.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.live.Titles;
import parley.desk.live.WaitingRows;
import parley.desk.view.ClearingRow;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.NodeView;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceAct.Kind;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.clearance.Standing;
import parley.node.view.clearance.Wording;
import parley.node.view.countersign.HalfSigned;
import parley.node.view.office.OfficeView;

/** The drafts of which clearance was asked, as lists show them: no finding is worked out for it, but each form is read. */
public final class ClearingRows {
    private final NodeView node;
    private final CircleView view;
    private final Titles titles;

    private ClearingRows(NodeView node, CircleView view, Titles titles) {
        this.node = node;
        this.view = view;
        this.titles = titles;
    }

    /** Those of a circle that are not cleared, the least time left first; then the one of which it was asked first. */
    public static List<ClearingRow> of(NodeView node, CircleView view, Titles titles) {
        return of(node, view, titles, Optional.empty());
    }

    /** Those of them that wait for one office. */
    static List<ClearingRow> of(NodeView node, CircleView view, Titles titles, Optional<Long> office) {
        var rows = new ClearingRows(node, view, titles);
        return node.office()
                .map(OfficeView::clearance)
                .map(clearance -> rows.of(clearance, office))
                .orElse(List.of());
    }

    private List<ClearingRow> of(ClearanceView clearance, Optional<Long> office) {
        Map<String, ClearanceAct> asked = new LinkedHashMap<>();
        clearance.open(view.summary().id()).stream()
                .filter(act -> act.kind() == Kind.ASKED)
                .forEach(act -> asked.put(act.draft(), act));
        List<ClearingRow> rows = new ArrayList<>();
        asked.values()
                .forEach(act -> draft(act.draft())
                        .ifPresent(draft -> row(clearance, act, draft, office).ifPresent(rows::add)));
        rows.sort(Comparator.comparing((ClearingRow row) -> row.due().orElse(Instant.MAX))
                .thenComparing(ClearingRow::asked));
        return rows;
    }

    /**
     * A draft as it is now.
     *
     * @param text empty where its form is not fit to be sent
     */
    private record Now(String subject, Optional<Hash> text) {
        static Now of(Draft entry) {
            return new Now(
                    entry.subject().orElse(""), Optional.of(Wording.of(entry).hash()));
        }
    }

    private Optional<Now> draft(String name) {
        Optional<Draft> half = node.countersigning()
                .flatMap(signing -> signing.waiting(view.summary().id(), name))
                .map(HalfSigned::entry);
        return half.map(Now::of)
                .or(() -> node.draft(view.summary().id(), name)
                        .map(kept -> Sendable.of(node, view, name)
                                .map(Now::of)
                                .orElseGet(() -> new Now(kept.typed().value(Envelope.SUBJECT), Optional.empty()))));
    }

    private Optional<ClearingRow> row(ClearanceView clearance, ClearanceAct act, Now now, Optional<Long> office) {
        var standing = clearance.standing(view.summary().id(), act.draft(), act.pack(), act.format(), act.text());
        boolean changed = !now.text.equals(Optional.of(act.text()));
        boolean asked = office.map(id -> !changed
                        && standing.waiting().stream()
                                .anyMatch(place -> place.office().id() == id))
                .orElse(changed || !standing.lacking().isEmpty());
        return asked
                ? Optional.of(new ClearingRow(
                        act.draft(),
                        titles.of(act.format()),
                        now.subject,
                        act.who(),
                        act.at(),
                        names(standing, Standing.State.WAITING),
                        names(standing, Standing.State.REFUSED),
                        changed,
                        due(node, view, act),
                        act.prospects().isPresent()))
                : Optional.empty();
    }

    private static List<String> names(Standing standing, Standing.State state) {
        return standing.places().stream()
                .filter(place -> place.state() == state)
                .map(place -> place.office().name())
                .toList();
    }

    /** By when what the text would settle or do is due, as it stands now. */
    static Optional<Instant> due(NodeView node, CircleView view, ClearanceAct asked) {
        return asked.prospects()
                .flatMap(all -> WaitingRows.due(node.party(), view, all))
                .flatMap(WaitingRows.Due::at);
    }
}
