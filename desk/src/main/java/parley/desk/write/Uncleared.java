package parley.desk.write;

import java.util.List;
import java.util.Optional;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.NodeView;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceView;
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
        boolean demanded = !stands(view, node.party(), entry)
                && clearance.get().lists(circle).stream()
                        .anyMatch(kept -> kept.isOf(agreement, entry.format())
                                && !kept.list().steps().isEmpty());
        return new Uncleared(demanded, demanded ? draft(clearance.get(), view, agreement, entry) : Optional.empty());
    }

    /** Whether it was sent before: the call that sent it may have been answered to nobody. */
    private static boolean stands(CircleView view, String self, Draft entry) {
        return view.entries().stream()
                .filter(known -> known.pointer().party().equals(self)
                        && Optional.of(known.written()).equals(entry.written())
                        && known.counts())
                .anyMatch(known -> Wording.of(draft(known)).equals(Wording.of(entry)));
    }

    private static Draft draft(EntryView entry) {
        return new Draft(
                entry.format(), entry.to(), entry.subject(), entry.number(), entry.refs(), entry.lang(), entry.body());
    }

    private static Optional<String> draft(ClearanceView clearance, CircleView view, String agreement, Draft entry) {
        var circle = view.summary().id();
        var text = Wording.of(entry).hash();
        return clearance.open(circle).stream()
                .filter(act -> act.text().equals(text))
                .map(ClearanceAct::draft)
                .distinct()
                .filter(name -> clearance
                        .standing(circle, name, agreement, entry.format(), text)
                        .lacking()
                        .isEmpty())
                .findFirst();
    }

    /** Why it is not sent; none where it may be. */
    public List<String> reasons(String format) {
        return demanded && draft.isEmpty()
                ? List.of("this text is not cleared: a draft of '%s' is to be cleared at the desk first"
                        .formatted(format))
                : List.of();
    }

    /** Notes that it was sent. */
    public void released(NodeView node, CircleView view, EntryPointer entry) {
        draft.ifPresent(name -> node.office()
                .map(OfficeView::clearance)
                .ifPresent(clearance -> clearance.released(view.summary().id(), name, entry.id())));
    }
}
