package parley.desk.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.refusal.Intended;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.NodeView;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.clearance.Standing;
import parley.node.view.clearance.Wording;
import parley.node.view.office.OfficeView;

/**
 * Whether what a program sends has been cleared at the desk: the text, for a program knows no name of a draft.
 *
 * @param demanded whether its format asks for any office
 * @param draft as which exactly this text was cleared, or let go without; empty where it was not
 */
public record Uncleared(boolean demanded, Optional<String> draft) {
    public static Uncleared of(NodeView node, CircleView view, Draft entry) {
        var circle = view.summary().id();
        var sheet = Sheet.of(node, circle, entry.format());
        var clearance = node.office().map(OfficeView::clearance);
        if (sheet.isEmpty() || clearance.isEmpty()) {
            return new Uncleared(false, Optional.empty());
        }
        var agreement = sheet.get().pack().agreement();
        boolean demanded = !Intended.stands(view, node.party(), entry)
                && clearance.get().lists(circle).stream()
                        .anyMatch(kept -> kept.isOf(agreement, entry.format())
                                && !kept.list().steps().isEmpty());
        return new Uncleared(demanded, draft(node, clearance.get(), circle, agreement, entry));
    }

    /** Of the drafts that stand. What one office cleared as one draft and refused later as another is not cleared. */
    private static Optional<String> draft(
            NodeView node, ClearanceView clearance, Hash circle, String agreement, Draft entry) {
        var text = Wording.of(entry).hash();
        Map<String, Standing> standings = new LinkedHashMap<>();
        clearance.open(circle).stream()
                .filter(act -> act.text().equals(text))
                .map(ClearanceAct::draft)
                .distinct()
                .filter(name -> stands(node, circle, name))
                .forEach(
                        name -> standings.put(name, clearance.standing(circle, name, agreement, entry.format(), text)));
        var refused = standings.values().stream()
                .flatMap(standing -> standing.lacking().stream())
                .filter(place -> place.state() == Standing.State.REFUSED)
                .toList();
        return standings.entrySet().stream()
                .filter(each -> each.getValue().lacking().isEmpty()
                        && refused.stream().allMatch(place -> place.last() < said(each.getValue(), place)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean stands(NodeView node, Hash circle, String name) {
        return node.draft(circle, name).isPresent()
                || node.countersigning()
                        .flatMap(signing -> signing.waiting(circle, name))
                        .isPresent();
    }

    /** The number of the last word about an office's clearance: its own, or the waiver of it. */
    private static long said(Standing standing, Standing.Place of) {
        long waived = standing.waived()
                .filter(act -> act.isOf(of.office().id()))
                .map(ClearanceAct::number)
                .orElse(0L);
        return Math.max(
                waived, standing.of(of.office().id()).map(Standing.Place::last).orElse(0L));
    }

    /** Why it is not sent; none where it may be. */
    public List<String> reasons(String format) {
        return demanded && draft.isEmpty()
                ? List.of("this text is not cleared: a draft of '%s' is to be cleared at the desk first"
                        .formatted(format))
                : List.of();
    }

    /** Notes that it was sent. */
    public void released(NodeView node, CircleView view, Draft sent, EntryPointer entry) {
        var text = Wording.of(sent).hash();
        draft.ifPresent(name -> node.office()
                .map(OfficeView::clearance)
                .ifPresent(clearance -> clearance.released(view.summary().id(), name, text, entry.id())));
    }
}
