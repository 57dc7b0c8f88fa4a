package parley.node.view.clearance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Json;
import parley.node.view.Draft;

/**
 * All that a draft says, to whom and about what, in canonical form: everything that will be signed but the instant at which it
 * is written.
 */
public record Wording(Json.Members text) {
    /** As for a draft as it is typed: beyond what any entry may be. */
    private static final int MAX_BYTES = 256 << 10;

    private static final String BODY = "body";

    public static Wording of(Draft draft) {
        Map<String, Json> text = new TreeMap<>();
        text.put("format", Json.text(draft.format()));
        text.put("to", Json.items(draft.to().stream().sorted().distinct().map(Json::text)));
        draft.subject().ifPresent(subject -> text.put("subject", Json.text(subject)));
        draft.number().ifPresent(number -> text.put("number", Json.text(number)));
        text.put(
                "refs",
                Json.items(draft.refs().stream()
                        .map(ref -> Json.text(ref.role() + " " + ref.entry().path() + " "
                                + ref.entry().id().hex()))));
        text.put("lang", Json.text(draft.lang()));
        text.put(BODY, Json.parse(Bytes.utf8(draft.body()), MAX_BYTES));
        return new Wording(Json.members(text));
    }

    /** One that was kept. */
    public static Wording parse(String text) {
        return new Wording((Json.Members) Json.canonical(Bytes.utf8(text), MAX_BYTES));
    }

    public Bytes print() {
        return text.print();
    }

    /** By which it is known; of what differs in one letter it is another. */
    public Hash hash() {
        return Hash.sha256(print());
    }

    /** What of it differs from another: {@code to}, {@code subject} and the like, and {@code body.NAME} for a field of the body. */
    public List<String> differences(Wording other) {
        List<String> differences = new ArrayList<>();
        for (String name : names(text, other.text)) {
            if (!(text.values().get(name) instanceof Json.Members mine)
                    || !(other.text.values().get(name) instanceof Json.Members theirs)) {
                if (differs(text, other.text, name)) {
                    differences.add(name);
                }
                continue;
            }
            names(mine, theirs).stream()
                    .filter(field -> differs(mine, theirs, field))
                    .map(field -> name + "." + field)
                    .forEach(differences::add);
        }
        return differences;
    }

    private static TreeSet<String> names(Json.Members one, Json.Members other) {
        TreeSet<String> names = new TreeSet<>(one.values().keySet());
        names.addAll(other.values().keySet());
        return names;
    }

    private static boolean differs(Json.Members one, Json.Members other, String name) {
        Json mine = one.values().get(name);
        return mine == null || !mine.equals(other.values().get(name));
    }
}
