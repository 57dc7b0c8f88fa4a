package parley.desk.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.agreement.finding.Head;
import parley.desk.live.Titles;
import parley.desk.live.WaitingRows;
import parley.desk.refusal.Intended;
import parley.desk.view.BegunRow;
import parley.desk.view.BegunRow.Stage;
import parley.desk.view.ClearingRow;
import parley.desk.view.WaitingRow;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.FindingView;
import parley.node.view.NodeView;
import parley.node.view.SavedDraft;
import parley.node.view.Typed;

/**
 * Which duties of a party have a draft already: those begun for a duty and not made about another subject since, and those in
 * its format about its subject. When, by whom and for what a draft was begun stands in it beside what was typed, under names
 * that no form can post.
 */
public final class Begun {
    private static final String AT = "begun.at";
    private static final String BY = "begun.by";
    private static final String DUTY = "begun.duty";
    private static final String STATED = "begun.stated";
    private static final String KNOWN = "begun.known";

    private Begun() {}

    /**
     * What a new draft notes of its beginning.
     *
     * @param who empty where the desk asks nobody
     * @param duty the name of the finding that it is to meet; empty where it was begun for none
     * @param stated the entries from which it was filled in beforehand
     */
    static Map<String, List<String>> noted(
            NodeView node, CircleView circle, String who, String duty, List<EntryView> stated) {
        Map<String, List<String>> noted = new LinkedHashMap<>();
        noted.put(AT, List.of(node.now().toString()));
        noted.put(KNOWN, List.of("" + Intended.leaves(circle, node.party())));
        noted.put(BY, List.of(who));
        noted.put(DUTY, List.of(duty));
        if (!stated.isEmpty()) {
            noted.put(
                    STATED, stated.stream().map(entry -> entry.pointer().path()).toList());
        }
        return noted;
    }

    /** How many leaves of its own log a party knew of when a draft was begun; all there can be where that was not noted. */
    static long known(Typed draft) {
        var known = draft.value(KNOWN);
        return known.isEmpty() ? Long.MAX_VALUE : Long.parseLong(known);
    }

    /** The entries from which a draft was filled in beforehand. */
    static List<EntryView> stated(Typed draft, CircleView circle) {
        return draft.all(STATED).stream()
                .flatMap(pointer -> Pointers.find(circle, pointer).stream())
                .toList();
    }

    /** A form as posted, with what its draft noted of its beginning. */
    static Typed kept(Typed posted, Typed before) {
        Map<String, List<String>> values = new LinkedHashMap<>(posted.values());
        for (var name : List.of(AT, BY, DUTY, STATED, KNOWN)) {
            if (before.values().containsKey(name)) {
                values.put(name, before.all(name));
            }
        }
        return new Typed(posted.format(), values);
    }

    /**
     * The drafts of this party's duties, by its own word, under the names of their findings; the last saved first.
     *
     * @param clearing which drafts are to be cleared
     */
    public static Map<String, List<BegunRow>> of(NodeView node, CircleView view, Titles titles, ClearingRows clearing) {
        var drafts = node.drafts(view.summary().id());
        if (drafts.isEmpty()) {
            return Map.of();
        }
        var rows = rows(drafts, clearing.of(view), WaitingRows.of(node, view, titles));
        Map<String, List<BegunRow>> begun = new LinkedHashMap<>();
        for (var finding : view.findings()) {
            if (isOwn(finding.head(), node.party())) {
                var found = drafts.stream()
                        .filter(draft -> isFor(draft.typed(), finding, titles))
                        .map(draft -> Optional.ofNullable(rows.get(draft.name())))
                        .flatMap(Optional::stream)
                        .toList();
                if (!found.isEmpty()) {
                    begun.put(finding.head().name(), found);
                }
            }
        }
        return begun;
    }

    private static boolean isOwn(Head head, String party) {
        return head.debtor().code().equals(party) && head.account().code().equals(party);
    }

    private static boolean isFor(Typed draft, FindingView finding, Titles titles) {
        var head = finding.head();
        var subject = draft.value(Envelope.SUBJECT).strip();
        boolean alike = head.subject().filter(subject::equals).isPresent();
        // A duty about a period, which no entry has as its subject, is not left by naming one.
        boolean other = !subject.isEmpty()
                && head.subject().filter(own -> own.contains("/")).isPresent();
        return (alike || (draft.value(DUTY).equals(head.name()) && !other))
                && titles.form(finding.pack(), head)
                        .filter(draft.format()::equals)
                        .isPresent();
    }

    /** Where a draft has come furthest. */
    private static Map<String, BegunRow> rows(
            List<SavedDraft> drafts, List<ClearingRow> clearing, List<WaitingRow> waiting) {
        List<BegunRow> all = new ArrayList<>();
        drafts.forEach(draft -> all.add(begun(draft)));
        clearing.stream()
                .filter(row -> !row.changed())
                .forEach(row -> all.add(new BegunRow(row.name(), Stage.CLEARING, row.asked(), row.asker())));
        waiting.forEach(row -> all.add(new BegunRow(row.name(), Stage.SIGNED, row.signed(), row.signer())));
        return all.stream().collect(Collectors.toMap(BegunRow::name, Function.identity(), (_, further) -> further));
    }

    private static BegunRow begun(SavedDraft draft) {
        var at = draft.typed().value(AT);
        return new BegunRow(
                draft.name(),
                Stage.BEGUN,
                at.isEmpty() ? draft.saved() : Instant.parse(at),
                draft.typed().value(BY));
    }
}
