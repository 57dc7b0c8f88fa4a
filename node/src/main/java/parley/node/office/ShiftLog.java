package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.office.LogLine;
import parley.node.view.office.Means;
import parley.node.view.office.Said;
import parley.node.view.office.WatchAct;

/** The shift log: lines are added, and a correction is one more. Thread-safe. */
final class ShiftLog {
    private static final String LINES =
            "SELECT number, written, act, happened, who, means, whom, text, corrects FROM line"
                    + " WHERE circle = :circle";

    private final Ground ground;

    ShiftLog(Ground ground) {
        this.ground = ground;
    }

    List<LogLine> between(Hash circle, Instant from, Instant to) {
        return ground.read(handle -> handle.createQuery(
                        LINES + " AND happened >= :from AND happened < :to ORDER BY happened, number")
                .bind("circle", circle.bytes().toArray())
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map((rows, context) -> line(rows))
                .list());
    }

    List<LogLine> of(Hash circle, long act) {
        return ground.read(handle -> handle.createQuery(LINES + " AND act = :act ORDER BY number")
                .bind("circle", circle.bytes().toArray())
                .bind("act", act)
                .map((rows, context) -> line(rows))
                .list());
    }

    Optional<LogLine> find(Hash circle, long number) {
        return ground.read(handle -> one(handle, circle, " AND number = :key", number));
    }

    LogLine write(Hash circle, String once, Said said) {
        Instant now = ground.now();
        return ground.write(
                circle,
                handle -> one(handle, circle, " AND once = :key", once)
                        .orElseGet(() -> add(handle, circle, once, said, now)));
    }

    private static LogLine add(Handle handle, Hash circle, String once, Said said, Instant now) {
        Ground.refuseMore(handle, "line", circle, now);
        said.corrects()
                .filter(number ->
                        one(handle, circle, " AND number = :key", number).isEmpty())
                .ifPresent(number -> {
                    throw new MalformedException("correction", "there is no line " + number);
                });
        long act = Watches.last(handle, circle).map(WatchAct::number).orElse(0L);
        handle.createUpdate("INSERT INTO line (circle, once, written, act, happened, who, means, whom, text, corrects)"
                        + " VALUES (:circle, :once, :written, :act, :happened, :who, :means, :whom, :text, :corrects)")
                .bind("circle", circle.bytes().toArray())
                .bind("once", once)
                .bind("written", now.toString())
                .bind("act", act)
                .bind("happened", said.happened().toString())
                .bind("who", said.who())
                .bind("means", said.means().name())
                .bind("whom", said.whom())
                .bind("text", said.text())
                .bind("corrects", said.corrects().orElse(null))
                .execute();
        return one(handle, circle, " AND once = :key", once).orElseThrow();
    }

    private static Optional<LogLine> one(Handle handle, Hash circle, String which, Object key) {
        return handle.createQuery(LINES + which)
                .bind("circle", circle.bytes().toArray())
                .bind("key", key)
                .map((rows, context) -> line(rows))
                .findOne();
    }

    private static LogLine line(ResultSet rows) throws SQLException {
        long corrects = rows.getLong(9);
        return new LogLine(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                rows.getLong(3),
                new Said(
                        Instant.parse(rows.getString(4)),
                        rows.getString(5),
                        Means.valueOf(rows.getString(6)),
                        rows.getString(7),
                        rows.getString(8),
                        corrects == 0 ? Optional.empty() : Optional.of(corrects)));
    }
}
