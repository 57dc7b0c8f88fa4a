package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import parley.ledger.bytes.Hash;
import parley.node.view.mail.MailEvent;
import parley.node.view.mail.Step;

/** What happened to the letters of a circle from one instant to before another. */
record MailLog(Handle handle, Hash circle, Instant from, Instant to) {
    private static final String LETTERS =
            " FROM mailing m WHERE m.circle = :circle AND m.written >= :from AND m.written < :to";
    private static final String STEPS = " FROM step s JOIN delivery d ON d.number = s.delivery"
            + " JOIN mailing m ON m.number = d.mailing"
            + " WHERE m.circle = :circle AND s.written >= :from AND s.written < :to AND s.kind <> 'HANDING'";

    private static final String EVENTS = "SELECT m.written, m.number, 0, 0, NULL, m.entry,"
            + " (SELECT group_concat(address, ', ' ORDER BY number) FROM delivery WHERE mailing = m.number), '', m.who"
            + LETTERS
            + " UNION ALL SELECT s.written, m.number, d.number, s.number, s.kind, m.entry, d.address, s.reply, m.who"
            + STEPS + " ORDER BY 1, 2, 3, 4 LIMIT :most OFFSET :skipped";

    private static final String COUNT = "SELECT (SELECT count(*)" + LETTERS + ") + (SELECT count(*)" + STEPS + ")";

    List<MailEvent> events(long skipped, long most) {
        return query(EVENTS)
                .bind("skipped", skipped)
                .bind("most", most)
                .map((rows, context) -> event(rows))
                .list();
    }

    long count() {
        return query(COUNT).mapTo(Long.class).one();
    }

    private Query query(String sql) {
        return handle.createQuery(sql)
                .bind("circle", circle.bytes().toArray())
                .bind("from", from.toString())
                .bind("to", to.toString());
    }

    private static MailEvent event(ResultSet rows) throws SQLException {
        return new MailEvent(
                Instant.parse(rows.getString(1)),
                Optional.ofNullable(rows.getString(5)).map(Step.Kind::valueOf),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9));
    }
}
