package parley.desk.refusal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Role;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;
import parley.node.view.clearance.Wording;

/**
 * An entry that is about to be sent, with the record as this node knows it.
 *
 * @param self its author
 * @param packs the agreements of the circle
 * @param pack the one that has its format
 * @param at when it is written
 * @param known how many leaves of his own log its author knew of when he began it
 */
public record Intended(
        String self,
        CircleView circle,
        List<Pack> packs,
        Pack pack,
        Format format,
        Draft draft,
        Instant at,
        long known) {
    public Intended {
        packs = List.copyOf(packs);
    }

    /** Its body; empty where it is no JSON object. */
    public Json.Members body() {
        return Json.parse(Bytes.utf8(draft.body()), Payload.MAX_BYTES) instanceof Json.Members members
                ? members
                : Json.members(Map.of());
    }

    /** A field of the body that holds a text; empty where it holds none. */
    public String text(String field) {
        return body().values().get(field) instanceof Json.Text(var text) ? text : "";
    }

    /** A field of the body that holds texts, item by item; empty where it holds none. */
    public List<String> texts(String field) {
        return body().values().get(field) instanceof Json.Items(var items)
                ? items.stream()
                        .map(item -> item instanceof Json.Text(var text) ? text : "")
                        .toList()
                : List.of();
    }

    /** Whether it replaces an earlier entry of its author. */
    public boolean corrects() {
        return refers(Role.CORRECTS).findAny().isPresent();
    }

    /** The entries to which it refers in a role. */
    public Stream<EntryPointer> refers(Role role) {
        return draft.refs().stream()
                .filter(ref -> ref.role().equals(role.word()))
                .map(RefView::entry);
    }

    /** Entries of all logs that people wrote and that are not void. */
    public Stream<EntryView> entries() {
        return circle.entries().stream().filter(EntryView::counts);
    }

    /** How many leaves of a party's log a circle shows. */
    public static long leaves(CircleView circle, String party) {
        return circle.entries().stream()
                .map(EntryView::pointer)
                .filter(entry -> entry.party().equals(party))
                .mapToLong(entry -> entry.index() + 1)
                .max()
                .orElse(0);
    }

    /** Whether a draft was sent before: the call that sent it may have been answered to nobody. */
    public static boolean stands(CircleView view, String self, Draft draft) {
        return view.entries().stream()
                .filter(known -> known.pointer().party().equals(self)
                        && Optional.of(known.written()).equals(draft.written())
                        && known.counts())
                .anyMatch(known -> Wording.of(draft(known)).equals(Wording.of(draft)));
    }

    /** An entry as the draft that it was. */
    public static Draft draft(EntryView entry) {
        return new Draft(
                entry.format(), entry.to(), entry.subject(), entry.number(), entry.refs(), entry.lang(), entry.body());
    }
}
