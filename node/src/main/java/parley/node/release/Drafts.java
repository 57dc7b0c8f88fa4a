package parley.node.release;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.store.Database;
import parley.node.view.SavedDraft;
import parley.node.view.Typed;

/** The drafts that officers have not sent yet, as typed, in the {@code record} database. Thread-safe. */
public final class Drafts {
    /** The most that one draft may take: an entry of 32 KiB in any spelling, with room for what is not settled yet. */
    static final int MAX_BYTES = 256 << 10;

    private final Database record;

    public Drafts(Database record) {
        this.record = record;
    }

    /**
     * Keeps a draft in place of one of the same name; durable when this returns.
     *
     * @throws MalformedException when it is too large, or no text of the record
     */
    public void save(Hash circle, String name, Typed typed, Instant now) {
        Bytes content = print(typed);
        MalformedException.refuseAbove(MAX_BYTES, content.size(), "draft", "bytes");
        record.writeNow(handle -> handle.createUpdate("INSERT OR REPLACE INTO draft (circle, name, saved, content)"
                        + " VALUES (:circle, :name, :saved, :content)")
                .bind("circle", circle.bytes().toArray())
                .bind("name", name)
                .bind("saved", now.toString())
                .bind("content", content.utf8())
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

    static Bytes print(Typed typed) {
        TreeMap<String, Json> values = new TreeMap<>();
        typed.values()
                .forEach((name, texts) ->
                        values.put(name, Json.items(texts.stream().map(Json::text))));
        return Json.members(Map.of("format", Json.text(typed.format()), "typed", Json.members(values)))
                .print();
    }

    static Typed parse(Bytes content) {
        Fields fields = Fields.of("draft", Json.canonical(content, MAX_BYTES));
        String format = fields.text("format");
        Fields typed = fields.object("typed");
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : typed.names()) {
            values.put(name, typed.list(name, item -> item.text(text -> text)));
        }
        typed.end();
        fields.end();
        return new Typed(format, values);
    }
}
