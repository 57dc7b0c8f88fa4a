package parley.node.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.store.Database;
import parley.node.view.NodeView;
import parley.node.view.SavedDraft;
import parley.node.view.Typed;

/** The drafts that officers have not sent yet, as typed, in the {@code record} database. Thread-safe. */
public final class Drafts {
    /** The most that one draft may take: an entry of 32 KiB in any spelling, with room for what is not settled yet. */
    static final int MAX_BYTES = 256 << 10;

    /** Whether no officer has signed it: see the table of the half-signed. */
    private static final String FREE = " AND NOT EXISTS (SELECT 1 FROM half_signed AS half"
            + " WHERE half.circle = draft.circle AND half.name = draft.name)";

    private final Database record;

    public Drafts(Database record) {
        this.record = record;
    }

    /**
     * Keeps a new draft under a free name, its format and a number; durable when this returns.
     *
     * @return its name; empty when there are {@link NodeView#MOST_DRAFTS} already
     * @throws MalformedException when it is too large, or no text of the record
     */
    public Optional<String> begin(Hash circle, Typed typed, Instant now) {
        String content = content(typed);
        return record.write(handle -> {
                    Set<String> taken = names(handle, circle);
                    if (taken.size() >= NodeView.MOST_DRAFTS) {
                        return Optional.<String>empty();
                    }
                    String name = free(typed.format(), taken);
                    handle.createUpdate("INSERT INTO draft (circle, name, saved, content)"
                                    + " VALUES (:circle, :name, :saved, :content)")
                            .bind("circle", circle.bytes().toArray())
                            .bind("name", name)
                            .bind("saved", now.toString())
                            .bind("content", content)
                            .execute();
                    return Optional.of(name);
                })
                .join();
    }

    private static Set<String> names(Handle handle, Hash circle) {
        return handle.createQuery("SELECT name FROM draft WHERE circle = :circle")
                .bind("circle", circle.bytes().toArray())
                .mapTo(String.class)
                .set();
    }

    private static String free(String format, Set<String> taken) {
        int n = 1;
        while (taken.contains(format + "-" + n)) {
            n++;
        }
        return format + "-" + n;
    }

    /**
     * Keeps a draft in place of what stood there under its name; durable when this returns.
     *
     * @return whether there was such a draft that no officer has signed; none comes to be by this
     * @throws MalformedException when it is too large, or no text of the record
     */
    public boolean save(Hash circle, String name, Typed typed, Instant now) {
        String content = content(typed);
        return record.write(handle -> handle.createUpdate("UPDATE draft SET saved = :saved, content = :content"
                                        + " WHERE circle = :circle AND name = :name" + FREE)
                                .bind("circle", circle.bytes().toArray())
                                .bind("name", name)
                                .bind("saved", now.toString())
                                .bind("content", content)
                                .execute()
                        == 1)
                .join();
    }

    /**
     * Drops a draft, if there is one.
     *
     * @return whether there was such a draft that no officer has signed
     */
    public boolean drop(Hash circle, String name) {
        return record.write(handle ->
                        handle.createUpdate("DELETE FROM draft WHERE circle = :circle AND name = :name" + FREE)
                                        .bind("circle", circle.bytes().toArray())
                                        .bind("name", name)
                                        .execute()
                                == 1)
                .join();
    }

    /** Drops a draft that was sent; one into which more was typed since stays. */
    public void dropSent(Hash circle, String name, Typed sent) {
        String content = content(sent);
        record.writeNow(handle -> handle.createUpdate(
                        "DELETE FROM draft WHERE circle = :circle AND name = :name AND content = :content" + FREE)
                .bind("circle", circle.bytes().toArray())
                .bind("name", name)
                .bind("content", content)
                .execute());
    }

    /** The draft of a name. */
    public Optional<SavedDraft> find(Hash circle, String name) {
        return record.read(handle -> handle.createQuery(
                        "SELECT name, saved, content FROM draft WHERE circle = :circle AND name = :name")
                .bind("circle", circle.bytes().toArray())
                .bind("name", name)
                .map((rows, context) -> draft(rows))
                .findOne());
    }

    /** Last saved first. */
    public List<SavedDraft> list(Hash circle) {
        return record.read(handle -> handle.createQuery(
                        "SELECT name, saved, content FROM draft WHERE circle = :circle ORDER BY saved DESC, name")
                .bind("circle", circle.bytes().toArray())
                .map((rows, context) -> draft(rows))
                .list());
    }

    private static SavedDraft draft(ResultSet rows) throws SQLException {
        return new SavedDraft(
                rows.getString(1), Instant.parse(rows.getString(2)), parse(Bytes.utf8(rows.getString(3))));
    }

    static String content(Typed typed) {
        Bytes content = print(typed);
        MalformedException.refuseAbove(MAX_BYTES, content.size(), "draft", "bytes");
        return content.utf8();
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
