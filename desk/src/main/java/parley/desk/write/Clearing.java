package parley.desk.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import parley.desk.refusal.Intended;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.bytes.Hash;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.NodeView;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceAct.Kind;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.clearance.Standing;
import parley.node.view.clearance.Wording;
import parley.node.view.office.OfficeView;

/** The clearance of drafts, as the pages of this part need it. Thread-safe. */
final class Clearing {
    private final NodeView node;
    private final Turns turns;

    Clearing(NodeView node, Turns turns) {
        this.node = node;
        this.turns = turns;
    }

    /** Does within one turn of a circle what looks at clearance and sends. */
    <T> T inTurn(Hash circle, Supplier<T> act) {
        return turns.take(circle, act);
    }

    Optional<ClearanceView> kept() {
        return node.office().map(OfficeView::clearance);
    }

    /** How far the clearance of a draft has come, as it would be sent now; without places where its format asks for none. */
    Standing standing(Hash circle, String name, Sheet sheet, Draft entry) {
        return kept().map(clearance -> clearance.standing(
                        circle,
                        name,
                        sheet.pack().agreement(),
                        sheet.format().name(),
                        Wording.of(entry).hash()))
                .orElse(Standing.NONE);
    }

    ClearanceProgress progress(Hash circle, String name, Sheet sheet, Draft entry, Words words) {
        var standing = standing(circle, name, sheet, entry);
        var now = Wording.of(entry);
        return ClearanceProgress.of(
                standing,
                act -> kept()
                        .flatMap(clearance -> clearance.wording(circle, act.text()))
                        .map(now::differences)
                        .orElse(List.of())
                        .stream()
                        .map(difference -> label(sheet, difference, words))
                        .toList(),
                words);
    }

    private static String label(Sheet sheet, String difference, Words words) {
        var name = difference.startsWith("body.") ? difference.substring(5) : "";
        if (name.isEmpty()) {
            return words.word("write." + difference);
        }
        return Optional.ofNullable(sheet.format().fields().get(name))
                .map(field -> Sheet.label(field).in(words.language().code()))
                .orElse(name);
    }

    /** Why a draft may not be released yet, if it may not. */
    Optional<Phrase> lack(Hash circle, String name, Sheet sheet, Draft entry, Words words) {
        var lacking = standing(circle, name, sheet, entry).lacking();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("clear.missing", "offices", ClearanceProgress.names(lacking)));
    }

    /** What offices said last against a draft, while it is not released. */
    List<Phrase> refusals(Hash circle, String name, Words words) {
        Map<List<Long>, ClearanceAct> last = new LinkedHashMap<>();
        kept().map(clearance -> clearance.round(circle, name)).orElse(List.of()).stream()
                .filter(act -> act.kind().isDecision())
                .forEach(act -> last.put(act.offices(), act));
        return last.values().stream()
                .filter(act -> act.kind() == Kind.REFUSED)
                .map(act -> decided(act, words))
                .toList();
    }

    /** What an office said, in one line. */
    static Phrase decided(ClearanceAct act, Words words) {
        var key = "clear.decided." + act.kind().name().toLowerCase(Locale.ROOT);
        return words.say(key, "office", act.called(), "who", act.who(), "time", act.at(), "reason", act.said());
    }

    /** By whose word it may go without some offices, and why. */
    static Phrase waived(ClearanceAct act, Words words) {
        return words.say(
                "clear.waived", "offices", act.called(), "reason", act.said(), "who", act.who(), "time", act.at());
    }

    /** Notes that a draft was released as it was sent. */
    void released(Hash circle, String name, Draft sent, EntryPointer entry) {
        kept().ifPresent(clearance ->
                clearance.released(circle, name, Wording.of(sent).hash(), entry.id()));
    }

    /**
     * Notes so of an entry that is found standing, for what sent it may have died before that was noted; only where something
     * was done about its text, for the draft that has the name now may be another.
     */
    void found(Hash circle, String name, EntryPointer entry) {
        var sent = node.circle(circle).stream()
                .flatMap(view -> view.entries().stream())
                .filter(known -> known.pointer().equals(entry))
                .map(Intended::draft)
                .findFirst();
        sent.filter(draft -> kept().stream()
                        .flatMap(clearance -> clearance.round(circle, name).stream())
                        .anyMatch(act -> act.text().equals(Wording.of(draft).hash())))
                .ifPresent(draft -> released(circle, name, draft, entry));
    }

    /** Who cleared an entry before it was released, and without whose clearance it went. */
    List<Phrase> of(Hash circle, EntryPointer entry, Words words) {
        var acts = kept().map(clearance -> clearance.of(circle, entry.id())).orElse(List.of());
        if (acts.isEmpty()) {
            return List.of();
        }
        var end = acts.getLast();
        Map<List<Long>, ClearanceAct> last = new LinkedHashMap<>();
        acts.stream()
                .filter(act -> act.kind().isDecision() && act.text().equals(end.text()))
                .forEach(act -> last.put(act.offices(), act));
        List<Phrase> said = new ArrayList<>(
                last.values().stream().map(act -> decided(act, words)).toList());
        if (!end.offices().isEmpty()) {
            said.add(words.say("clear.without", "offices", end.called(), "reason", end.said(), "who", end.who()));
        }
        return said;
    }
}
