package parley.desk.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.desk.line.Line;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.EntryView;

/**
 * Which numbers of messages and tests a party can give no more. Immutable.
 *
 * @param drafted those that stand on its drafts
 */
record Taken(CircleView view, Line line, List<String> drafted) {
    Taken {
        drafted = List.copyOf(drafted);
    }

    /** Whether a number stands on another entry or on a draft, unless the draft that is sent is the entry that has it. */
    boolean has(String number, Draft sent) {
        var standing = standing(sent);
        return line.isGiven(number, standing) || (standing.isEmpty() && drafted.contains(number));
    }

    static String refusal(String number, String next) {
        return "number: %s stands on another entry or on a draft of this party; the next free number is %s"
                .formatted(number, next);
    }

    /** The entry that a draft is already, as when it is sent again after an answer was lost; empty where it stands nowhere. */
    private Optional<Hash> standing(Draft sent) {
        return view.entries().stream()
                .filter(entry -> entry.counts() && entry.pointer().party().equals(line.self()) && isSame(entry, sent))
                .map(entry -> entry.pointer().id())
                .findFirst();
    }

    private static boolean isSame(EntryView entry, Draft draft) {
        return entry.format().equals(draft.format())
                && Set.copyOf(entry.to()).equals(Set.copyOf(draft.to()))
                && entry.subject().equals(draft.subject())
                && entry.number().equals(draft.number())
                && entry.refs().equals(draft.refs())
                && entry.lang().equals(draft.lang())
                && Optional.of(entry.written()).equals(draft.written())
                && json(entry.body()).equals(json(draft.body()));
    }

    private static Json json(String body) {
        return Json.parse(Bytes.utf8(body), Api.MAX_BYTES);
    }
}
