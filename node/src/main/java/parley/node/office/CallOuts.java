package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.office.Call;
import parley.node.view.office.CallOut;
import parley.node.view.office.Concern;
import parley.node.view.office.Limits;

/** Who was called out for what, and who answered when. Thread-safe. */
final class CallOuts {
    private static final String HEADS =
            "SELECT number, written, about, title, who FROM call_out WHERE circle = :circle";
    private static final String CLOSED =
            "EXISTS (SELECT 1 FROM call WHERE call_out = call_out.number AND kind = 'CLOSED')";

    private final Ground ground;

    CallOuts(Ground ground) {
        this.ground = ground;
    }

    List<CallOut> list(Hash circle, int most) {
        return ground.read(handle -> handle
                .createQuery(HEADS + " ORDER BY " + CLOSED + ", number DESC LIMIT :most")
                .bind("circle", circle.bytes().toArray())
                .bind("most", most)
                .map((rows, context) -> head(rows))
                .list()
                .stream()
                .map(head -> whole(handle, head))
                .toList());
    }

    Optional<CallOut> find(Hash circle, long number) {
        return ground.read(handle -> one(handle, circle, " AND number = :key", number));
    }

    CallOut begin(Hash circle, String once, Concern concern) {
        Instant now = ground.now();
        return ground.write(
                circle,
                handle -> one(handle, circle, " AND once = :key", once)
                        .orElseGet(() -> add(handle, circle, once, concern, now)));
    }

    private static CallOut add(Handle handle, Hash circle, String once, Concern concern, Instant now) {
        Ground.refuseMore(handle, "call_out", circle, now);
        long open = handle.createQuery("SELECT count(*) FROM call_out WHERE circle = :circle AND NOT " + CLOSED)
                .bind("circle", circle.bytes().toArray())
                .mapTo(Long.class)
                .one();
        MalformedException.refuseAbove(Limits.OPEN_CALLS, open + 1, "call-outs", "open");
        handle.createUpdate("INSERT INTO call_out (circle, once, written, about, title, who)"
                        + " VALUES (:circle, :once, :written, :about, :title, :who)")
                .bind("circle", circle.bytes().toArray())
                .bind("once", once)
                .bind("written", now.toString())
                .bind("about", concern.about())
                .bind("title", concern.title())
                .bind("who", concern.who())
                .execute();
        return one(handle, circle, " AND once = :key", once).orElseThrow();
    }

    Optional<CallOut> step(Hash circle, long number, String once, Call call) {
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            Optional<CallOut> standing = one(handle, circle, " AND number = :key", number);
            if (standing.isEmpty() || isWritten(handle, number, once)) {
                return standing;
            }
            if (!standing.get().open()) {
                return Optional.empty();
            }
            Ground.refuseMore(handle, "call", circle, now);
            handle.createUpdate("INSERT INTO call (circle, call_out, once, written, kind, person, happened, who, text)"
                            + " VALUES (:circle, :callOut, :once, :written, :kind, :person, :happened, :who, :text)")
                    .bind("circle", circle.bytes().toArray())
                    .bind("callOut", number)
                    .bind("once", once)
                    .bind("written", now.toString())
                    .bind("kind", call.kind().name())
                    .bind("person", call.person())
                    .bind("happened", call.happened().toString())
                    .bind("who", call.who())
                    .bind("text", call.text())
                    .execute();
            return one(handle, circle, " AND number = :key", number);
        });
    }

    private static boolean isWritten(Handle handle, long number, String once) {
        return handle.createQuery("SELECT count(*) FROM call WHERE call_out = :number AND once = :once")
                        .bind("number", number)
                        .bind("once", once)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private static Optional<CallOut> one(Handle handle, Hash circle, String which, Object key) {
        return handle.createQuery(HEADS + which)
                .bind("circle", circle.bytes().toArray())
                .bind("key", key)
                .map((rows, context) -> head(rows))
                .findOne()
                .map(head -> whole(handle, head));
    }

    private static CallOut whole(Handle handle, CallOut head) {
        List<CallOut.Step> steps = handle.createQuery(
                        "SELECT written, kind, person, happened, who, text FROM call WHERE call_out = :number ORDER BY number")
                .bind("number", head.number())
                .map((rows, context) -> step(rows))
                .list();
        return new CallOut(head.number(), head.at(), head.concern(), steps);
    }

    private static CallOut head(ResultSet rows) throws SQLException {
        return new CallOut(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                new Concern(rows.getString(3), rows.getString(4), rows.getString(5)),
                List.of());
    }

    private static CallOut.Step step(ResultSet rows) throws SQLException {
        return new CallOut.Step(
                Instant.parse(rows.getString(1)),
                new Call(
                        Call.Kind.valueOf(rows.getString(2)),
                        rows.getString(3),
                        Instant.parse(rows.getString(4)),
                        rows.getString(5),
                        rows.getString(6)));
    }
}
