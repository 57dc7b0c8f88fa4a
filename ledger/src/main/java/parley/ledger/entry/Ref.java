package parley.ledger.entry;

import java.util.Map;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;

/** A pointer to an entry, with the reason for it: the place says where it is found, the id what was meant. */
public record Ref(Role role, EntryPointer entry, EntryId id) {
    static Ref parse(Fields fields) {
        Ref ref = new Ref(
                fields.text("role", Role::parse),
                new EntryPointer(
                        fields.text("origin", LogId::parse), new EntryIndex(fields.whole("index", 0, Json.MAX_NUMBER))),
                fields.text("id", EntryId::parse));
        fields.end();
        return ref;
    }

    Json json() {
        return Json.members(Map.of(
                "role", Json.text(role.word()),
                "origin", Json.text(entry.log().origin()),
                "index", Json.whole(entry.index().value()),
                "id", Json.text(id.toString())));
    }
}
