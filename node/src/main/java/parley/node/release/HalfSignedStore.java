package parley.node.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Leaf;
import parley.node.project.EntryViews;
import parley.node.store.Database;
import parley.node.view.countersign.HalfSigned;
import parley.node.view.countersign.Prospect;
import parley.node.view.countersign.Prospects;
import parley.node.view.countersign.SigningAct;
import parley.node.view.countersign.SigningAct.Kind;

/** The half-signed drafts and what was done with them, in the {@code record} database. Thread-safe. */
final class HalfSignedStore {
    private static final String ACTS =
            "SELECT number, at, kind, draft, entry, officer, account, reason FROM signing WHERE circle = :circle";
    private static final String ROWS =
            "SELECT number, at, kind, draft, entry, officer, account, reason, leaf, prospects"
                    + " FROM half_signed JOIN signing ON number = act WHERE half_signed.circle = :circle";

    private final Database record;

    HalfSignedStore(Database record) {
        this.record = record;
    }

    /**
     * A draft as it is kept.
     *
     * @param leaf its bytes and the first signature
     */
    record Row(HalfSigned draft, Leaf leaf) {
        Hash entry() {
            return draft.signed().entry();
        }
    }

    List<Row> all(Hash circle) {
        return record.read(handle -> bound(handle.createQuery(ROWS + " ORDER BY number"), circle)
                .map((rows, context) -> row(rows))
                .list());
    }

    Optional<Row> named(Hash circle, String name) {
        return record.read(handle -> one(handle, circle, "half_signed.name", name));
    }

    Optional<Row> of(Hash circle, Hash entry) {
        return record.read(handle -> one(handle, circle, "entry", entry.bytes().toArray()));
    }

    private static Optional<Row> one(Handle handle, Hash circle, String column, Object key) {
        return bound(handle.createQuery(ROWS + " AND " + column + " = :key ORDER BY number LIMIT 1"), circle)
                .bind("key", key)
                .map((rows, context) -> row(rows))
                .findOne();
    }

    /** The newest act about an entry. */
    Optional<SigningAct> last(Hash circle, Hash entry) {
        return record.read(
                handle -> bound(handle.createQuery(ACTS + " AND entry = :entry ORDER BY number DESC LIMIT 1"), circle)
                        .bind("entry", entry.bytes().toArray())
                        .map((rows, context) -> act(rows))
                        .findOne());
    }

    /** The refusal for which a draft came back. */
    Optional<SigningAct> returned(Hash circle, String name) {
        return record.read(handle -> bound(
                        handle.createQuery(
                                ACTS
                                        + " AND number = (SELECT act FROM returned_draft WHERE circle = :circle AND name = :name)"),
                        circle)
                .bind("name", name)
                .map((rows, context) -> act(rows))
                .findOne());
    }

    /**
     * Fixes a draft under its first signature.
     *
     * @param content as it must stand now
     * @return whether it stood so, and nobody had signed it
     */
    boolean fix(Hash circle, SigningAct act, String content, Leaf leaf, Optional<List<Prospect>> prospects) {
        return record.write(handle -> {
                    boolean stands = bound(
                                            handle.createQuery("SELECT count(*) FROM draft WHERE circle = :circle"
                                                    + " AND name = :name AND content = :content"),
                                            circle)
                                    .bind("name", act.draft())
                                    .bind("content", content)
                                    .mapTo(Long.class)
                                    .one()
                            == 1;
                    if (!stands
                            || one(handle, circle, "half_signed.name", act.draft())
                                    .isPresent()) {
                        return false;
                    }
                    bound(
                                    handle.createUpdate("INSERT INTO half_signed (circle, name, act, leaf, prospects)"
                                            + " VALUES (:circle, :name, :act, :leaf, :prospects)"),
                                    circle)
                            .bind("name", act.draft())
                            .bind("act", add(handle, circle, act))
                            .bind("leaf", leaf.bytes().toArray())
                            .bind("prospects", Prospects.print(prospects))
                            .execute();
                    delete(handle, "returned_draft", circle, act.draft());
                    return true;
                })
                .join();
    }

    /** Notes who is about to sign as the second, before anything is appended; empty for nobody after all. */
    void intend(Hash circle, String name, String officer, String account) {
        record.writeNow(handle -> intend(handle, circle, name, officer, account));
    }

    private static void intend(Handle handle, Hash circle, String name, String officer, String account) {
        bound(
                        handle.createUpdate("UPDATE half_signed SET second = :officer, second_account = :account"
                                + " WHERE circle = :circle AND name = :name"),
                        circle)
                .bind("name", name)
                .bind("officer", officer)
                .bind("account", account)
                .execute();
    }

    /** Puts who signed in place of who was about to, unless he is one of them; under which account is then not known. */
    void signed(Hash circle, String name, List<String> officers) {
        record.writeNow(handle -> {
            Optional<String> intended = bound(
                            handle.createQuery(
                                    "SELECT second FROM half_signed WHERE circle = :circle AND name = :name"),
                            circle)
                    .bind("name", name)
                    .mapTo(String.class)
                    .findOne();
            if (intended.isPresent() && !officers.contains(intended.get())) {
                intend(handle, circle, name, String.join(", ", officers), "");
            }
        });
    }

    /**
     * Ends the waiting: the draft was sent, and is dropped. Does nothing when it ended already. Whose the second signature is
     * stands in the row: it was noted before the entry was.
     *
     * @param signed the act by which it began to wait
     */
    void complete(Hash circle, SigningAct signed, Instant at) {
        record.writeNow(handle -> {
            bound(
                            handle.createUpdate(
                                    "INSERT INTO signing (circle, draft, entry, kind, officer, account, at, reason)"
                                            + " SELECT circle, name, :entry, :kind, second, second_account, :at, ''"
                                            + " FROM half_signed WHERE circle = :circle AND name = :name AND act = :act"),
                            circle)
                    .bind("name", signed.draft())
                    .bind("act", signed.number())
                    .bind("entry", signed.entry().bytes().toArray())
                    .bind("kind", Kind.COMPLETED.name())
                    .bind("at", at.toString())
                    .execute();
            if (ended(handle, circle, signed)) {
                delete(handle, "draft", circle, signed.draft());
            }
        });
    }

    private static boolean ended(Handle handle, Hash circle, SigningAct signed) {
        return bound(
                                handle.createUpdate(
                                        "DELETE FROM half_signed WHERE circle = :circle AND name = :name AND act = :act"),
                                circle)
                        .bind("name", signed.draft())
                        .bind("act", signed.number())
                        .execute()
                == 1;
    }

    /**
     * Ends the waiting: the signature is taken away, and the draft can be changed again.
     *
     * @param signed the act by which it began to wait
     */
    void release(Hash circle, SigningAct signed, SigningAct act) {
        record.writeNow(handle -> {
            if (ended(handle, circle, signed)) {
                long number = add(handle, circle, act);
                if (act.kind() == Kind.REFUSED) {
                    bound(
                                    handle.createUpdate("INSERT INTO returned_draft (circle, name, act)"
                                            + " VALUES (:circle, :name, :act)"),
                                    circle)
                            .bind("name", act.draft())
                            .bind("act", number)
                            .execute();
                }
            }
        });
    }

    private static void delete(Handle handle, String table, Hash circle, String name) {
        bound(handle.createUpdate("DELETE FROM " + table + " WHERE circle = :circle AND name = :name"), circle)
                .bind("name", name)
                .execute();
    }

    private static long add(Handle handle, Hash circle, SigningAct act) {
        return bound(
                        handle.createUpdate(
                                "INSERT INTO signing (circle, draft, entry, kind, officer, account, at, reason)"
                                        + " VALUES (:circle, :draft, :entry, :kind, :officer, :account, :at, :reason)"),
                        circle)
                .bind("draft", act.draft())
                .bind("entry", act.entry().bytes().toArray())
                .bind("kind", act.kind().name())
                .bind("officer", act.officer())
                .bind("account", act.account())
                .bind("at", act.at().toString())
                .bind("reason", act.reason())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Hash circle) {
        return statement.bind("circle", circle.bytes().toArray());
    }

    private static Row row(ResultSet rows) throws SQLException {
        Leaf leaf = Leaf.parse(Bytes.of(rows.getBytes(9)));
        return new Row(
                new HalfSigned(
                        act(rows),
                        leaf.envelope().payload(),
                        EntryViews.draft(leaf.payload()),
                        Prospects.parse(rows.getString(10))),
                leaf);
    }

    private static SigningAct act(ResultSet rows) throws SQLException {
        return new SigningAct(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                Kind.valueOf(rows.getString(3)),
                rows.getString(4),
                new Hash(Bytes.of(rows.getBytes(5))),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8));
    }
}
