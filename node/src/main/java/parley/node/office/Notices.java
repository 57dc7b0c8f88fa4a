package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.office.Acknowledgement;
import parley.node.view.office.Forward;
import parley.node.view.office.Forwarding;
import parley.node.view.office.Means;
import parley.node.view.office.WatchAct;

/** What has been taken notice of, and what was passed on. Thread-safe. */
final class Notices {
    /** The longest key of a row. */
    private static final int KEY = 600;

    private static final String FORWARDED =
            "SELECT number, written, entry, recipient, means, happened, who FROM forwarding WHERE circle = :circle";

    private final Ground ground;

    Notices(Ground ground) {
        this.ground = ground;
    }

    List<Acknowledgement> acknowledged(Hash circle, long act) {
        return ground.read(handle -> handle.createQuery(
                        "SELECT item, who, written FROM acknowledgement WHERE circle = :circle AND act = :act ORDER BY written")
                .bind("circle", circle.bytes().toArray())
                .bind("act", act)
                .map((rows, context) -> acknowledgement(rows))
                .list());
    }

    Optional<Acknowledgement> acknowledge(Hash circle, long act, String row) {
        MalformedException.refuseAbove(KEY, row.length(), "row", "characters");
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            Optional<WatchAct> watch =
                    Watches.last(handle, circle).filter(last -> last.taken() && last.number() == act);
            return watch.map(last -> {
                Ground.refuseMore(handle, "acknowledgement", circle, now);
                handle.createUpdate("INSERT OR IGNORE INTO acknowledgement (circle, act, item, who, written)"
                                + " VALUES (:circle, :act, :item, :who, :written)")
                        .bind("circle", circle.bytes().toArray())
                        .bind("act", act)
                        .bind("item", row)
                        .bind("who", last.hand().officer())
                        .bind("written", now.toString())
                        .execute();
                return handle.createQuery("SELECT item, who, written FROM acknowledgement"
                                + " WHERE circle = :circle AND act = :act AND item = :item")
                        .bind("circle", circle.bytes().toArray())
                        .bind("act", act)
                        .bind("item", row)
                        .map((rows, context) -> acknowledgement(rows))
                        .one();
            });
        });
    }

    List<Forwarding> forwardings(Hash circle, String entry) {
        return ground.read(handle -> handle.createQuery(FORWARDED + " AND entry = :entry ORDER BY number")
                .bind("circle", circle.bytes().toArray())
                .bind("entry", entry)
                .map((rows, context) -> forwarding(rows))
                .list());
    }

    Forwarding forward(Hash circle, String once, Forward forward) {
        Instant now = ground.now();
        return ground.write(
                circle,
                handle -> one(handle, circle, once).orElseGet(() -> {
                    Ground.refuseMore(handle, "forwarding", circle, now);
                    handle.createUpdate(
                                    "INSERT INTO forwarding (circle, once, written, entry, recipient, means, happened, who)"
                                            + " VALUES (:circle, :once, :written, :entry, :to, :means, :happened, :who)")
                            .bind("circle", circle.bytes().toArray())
                            .bind("once", once)
                            .bind("written", now.toString())
                            .bind("entry", forward.entry())
                            .bind("to", forward.to())
                            .bind("means", forward.means().name())
                            .bind("happened", forward.happened().toString())
                            .bind("who", forward.who())
                            .execute();
                    return one(handle, circle, once).orElseThrow();
                }));
    }

    private static Optional<Forwarding> one(Handle handle, Hash circle, String once) {
        return handle.createQuery(FORWARDED + " AND once = :once")
                .bind("circle", circle.bytes().toArray())
                .bind("once", once)
                .map((rows, context) -> forwarding(rows))
                .findOne();
    }

    private static Acknowledgement acknowledgement(ResultSet rows) throws SQLException {
        return new Acknowledgement(rows.getString(1), rows.getString(2), Instant.parse(rows.getString(3)));
    }

    private static Forwarding forwarding(ResultSet rows) throws SQLException {
        return new Forwarding(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                new Forward(
                        rows.getString(3),
                        rows.getString(4),
                        Means.valueOf(rows.getString(5)),
                        Instant.parse(rows.getString(6)),
                        rows.getString(7)));
    }
}
