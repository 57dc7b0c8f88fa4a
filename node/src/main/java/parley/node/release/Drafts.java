package parley.node.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Instants;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.node.store.Database;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.RefView;
import parley.node.view.SavedDraft;

/** The drafts that officers have not sent yet, in the {@code record} database. Thread-safe. */
public final class Drafts {
    private static final int MAX_BYTES = 256 << 10;

    private final Database record;

    public Drafts(Database record) {
        this.record = record;
    }

    /** Keeps a draft in place of one of the same name; durable when this returns. */
    public void save(Hash circle, String name, Draft draft, Instant now) {
        record.writeNow(handle -> handle.createUpdate("INSERT OR REPLACE INTO draft (circle, name, saved, content)"
                        + " VALUES (:circle, :name, :saved, :content)")
                .bind("circle", circle.bytes().toArray())
                .bind("name", name)
                .bind("saved", now.toString())
                .bind("content", print(draft).utf8())
                .execute());
    }

    public void drop(Hash circle, String name) {
        record.writeNow(handle -> handle.createUpdate("DELETE FROM draft WHERE circle = :circle AND name = :name")
                .bind("circle", circle.bytes().toArray())
                .bind("name", name)
                .execute());
    }

    /** Last saved first. */
    public List<SavedDraft> list(Hash circle) {
        return record.read(handle -> handle.createQuery(
                        "SELECT name, saved, content FROM draft WHERE circle = :circle ORDER BY saved DESC, name")
                .bind("circle", circle.bytes().toArray())
                .map((rows, context) -> new SavedDraft(
                        rows.getString(1), Instant.parse(rows.getString(2)), parse(Bytes.utf8(rows.getString(3)))))
                .list());
    }

    static Bytes print(Draft draft) {
        TreeMap<String, Json> fields = new TreeMap<>();
        fields.put("format", Json.text(draft.format()));
        fields.put("to", Json.items(draft.to().stream().map(Json::text)));
        draft.subject().ifPresent(subject -> fields.put("subject", Json.text(subject)));
        draft.number().ifPresent(number -> fields.put("number", Json.text(number)));
        fields.put("refs", Json.items(draft.refs().stream().map(Drafts::print)));
        fields.put("lang", Json.text(draft.lang()));
        fields.put("body", Json.text(draft.body()));
        draft.written().ifPresent(written -> fields.put("written", Json.text(Instants.print(written))));
        return Json.members(fields).print();
    }

    static Draft parse(Bytes content) {
        Fields fields = Fields.of("draft", Json.canonical(content, MAX_BYTES));
        Draft draft = new Draft(
                fields.text("format"),
                fields.list("to", item -> item.text(code -> code)),
                fields.optionalText("subject", text -> text),
                fields.optionalText("number", text -> text),
                fields.list("refs", item -> parse(item.fields())),
                fields.text("lang"),
                fields.text("body"),
                fields.optionalText("written", Instants::parse));
        fields.end();
        return draft;
    }

    private static Json print(RefView ref) {
        return Json.members(Map.of(
                "role", Json.text(ref.role()),
                "party", Json.text(ref.entry().party()),
                "epoch", Json.whole(ref.entry().epoch()),
                "index", Json.whole(ref.entry().index()),
                "id", Json.text(ref.entry().id().hex())));
    }

    private static RefView parse(Fields fields) {
        RefView ref = new RefView(
                fields.text("role"),
                new EntryPointer(
                        fields.text("party"),
                        (int) fields.whole("epoch", 1, Integer.MAX_VALUE),
                        fields.whole("index", 0, Json.MAX_NUMBER),
                        fields.text("id", Hash::hex)));
        fields.end();
        return ref;
    }
}
