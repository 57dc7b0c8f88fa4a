package parley.desk.write;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.desk.live.Titles;
import parley.desk.live.WaitingRows;
import parley.desk.view.ClearingRow;
import parley.node.view.CircleView;
import parley.node.view.NodeView;
import parley.node.view.clearance.AskedText;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.Standing;
import parley.node.view.office.OfficeView;

/**
 * The drafts of which clearance was asked, as lists show them at every drawing: no finding is worked out for it, and a form is
 * read only when it has changed. Thread-safe.
 */
public final class ClearingRows {
    private final NodeView node;
    private final Titles titles;
    private final DraftTexts texts;

    public ClearingRows(NodeView node, Titles titles) {
        this(node, titles, new DraftTexts(node));
    }

    ClearingRows(NodeView node, Titles titles, DraftTexts texts) {
        this.node = node;
        this.titles = titles;
        this.texts = texts;
    }

    /** Those of a circle that are not cleared, the least time left first; then the one of which it was asked first. */
    public List<ClearingRow> of(CircleView view) {
        return of(view, Optional.empty());
    }

    /** Those of them that wait for one office. */
    List<ClearingRow> of(CircleView view, long office) {
        return of(view, Optional.of(office));
    }

    private List<ClearingRow> of(CircleView view, Optional<Long> office) {
        var asked = node.office()
                .map(OfficeView::clearance)
                .map(clearance -> clearance.asked(view.summary().id()))
                .orElse(List.of());
        var drafts =
                texts.of(view, asked.stream().map(text -> text.asked().draft()).toList());
        return asked.stream()
                .flatMap(text -> row(view, text, drafts, office))
                .sorted(Comparator.comparing((ClearingRow row) -> row.due().orElse(Instant.MAX))
                        .thenComparing(ClearingRow::asked))
                .toList();
    }

    private Stream<ClearingRow> row(
            CircleView view, AskedText text, Map<String, DraftTexts.Now> drafts, Optional<Long> office) {
        return Optional.ofNullable(drafts.get(text.asked().draft())).stream()
                .filter(now -> isShown(text, isChanged(text, now), office))
                .map(now -> row(view, text, now));
    }

    private static boolean isChanged(AskedText text, DraftTexts.Now now) {
        return !now.text().equals(Optional.of(text.asked().text()));
    }

    private static boolean isShown(AskedText text, boolean changed, Optional<Long> office) {
        return office.map(id -> !changed
                        && text.standing().waiting().stream()
                                .anyMatch(place -> place.office().id() == id))
                .orElse(changed || !text.standing().lacking().isEmpty());
    }

    private ClearingRow row(CircleView view, AskedText text, DraftTexts.Now now) {
        var act = text.asked();
        return new ClearingRow(
                act.draft(),
                titles.in(view).of(act.format()),
                now.subject(),
                act.who(),
                act.at(),
                names(text.standing(), Standing.State.WAITING),
                names(text.standing(), Standing.State.REFUSED),
                isChanged(text, now),
                due(node, view, act),
                act.prospects().isPresent());
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
