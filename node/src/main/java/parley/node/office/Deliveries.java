package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.mail.Delivery;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.Mailing;
import parley.node.view.mail.Step;

/** How letters, their deliveries and the steps of these stand in the file. Stateless. */
final class Deliveries {
    private static final String HEADS =
            "SELECT number, written, entry, format, message_id, sha256, who FROM mailing WHERE circle = :circle";

    private static final String OPEN = """
            SELECT d.number, d.mailing, m.circle, d.address,
              (SELECT kind FROM step WHERE delivery = d.number ORDER BY number DESC LIMIT 1) = 'HANDING',
              (SELECT count(*) FROM step WHERE delivery = d.number AND kind IN ('POSTPONED', 'PERHAPS')),
              (SELECT count(*) FROM step WHERE delivery = d.number AND kind = 'PERHAPS'),
              (SELECT due FROM step WHERE delivery = d.number AND due IS NOT NULL ORDER BY number DESC LIMIT 1)
            FROM delivery d JOIN mailing m ON m.number = d.mailing
            WHERE NOT EXISTS (SELECT 1 FROM step WHERE delivery = d.number
              AND kind IN ('ACCEPTED', 'REFUSED', 'GIVEN_UP'))
            """;

    private Deliveries() {}

    /** What is under way in all circles. */
    static List<Outbox.Open> open(Handle handle) {
        return handle.createQuery(OPEN + " ORDER BY d.number")
                .map((rows, context) -> open(rows))
                .list();
    }

    /** What is under way of a letter. */
    static List<Outbox.Open> open(Handle handle, long mailing) {
        return handle.createQuery(OPEN + " AND d.mailing = :mailing ORDER BY d.number")
                .bind("mailing", mailing)
                .map((rows, context) -> open(rows))
                .list();
    }

    private static Outbox.Open open(ResultSet rows) throws SQLException {
        String due = rows.getString(8);
        return new Outbox.Open(
                rows.getLong(1),
                rows.getLong(2),
                new Hash(Bytes.of(rows.getBytes(3))),
                new MailAddress(rows.getString(4)),
                rows.getBoolean(5),
                rows.getInt(6),
                rows.getInt(7),
                due == null ? Instant.EPOCH : Instant.parse(due),
                0);
    }

    static void note(Handle handle, long delivery, Instant at, Step.Kind kind, String reply, Optional<Instant> due) {
        handle.createUpdate("INSERT INTO step (delivery, written, kind, reply, due)"
                        + " VALUES (:delivery, :written, :kind, :reply, :due)")
                .bind("delivery", delivery)
                .bind("written", at.toString())
                .bind("kind", kind.name())
                .bind("reply", reply)
                .bind("due", due.map(Instant::toString).orElse(null))
                .execute();
    }

    static Optional<Bytes> message(Handle handle, long mailing) {
        return handle.createQuery("SELECT message FROM mailing WHERE number = :number")
                .bind("number", mailing)
                .map((rows, context) -> Bytes.of(rows.getBytes(1)))
                .findOne();
    }

    /** Letters of a circle, in the order in which they were put on their way. */
    static List<Mailing> mailings(Handle handle, Hash circle, String which, String... namesAndValues) {
        var query = handle.createQuery(HEADS + which + " ORDER BY number")
                .bind("circle", circle.bytes().toArray());
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            query.bind(namesAndValues[i], namesAndValues[i + 1]);
        }
        return query.map((rows, context) -> head(rows)).list().stream()
                .map(head -> whole(handle, head))
                .toList();
    }

    private static Mailing head(ResultSet rows) throws SQLException {
        return new Mailing(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                List.of());
    }

    private static Mailing whole(Handle handle, Mailing head) {
        List<Delivery> deliveries = handle.createQuery(
                        "SELECT number, address FROM delivery WHERE mailing = :mailing ORDER BY number")
                .bind("mailing", head.number())
                .map((rows, context) ->
                        new Delivery(new MailAddress(rows.getString(2)), steps(handle, rows.getLong(1))))
                .list();
        return new Mailing(
                head.number(),
                head.written(),
                head.entry(),
                head.format(),
                head.messageId(),
                head.sha256(),
                head.who(),
                deliveries);
    }

    private static List<Step> steps(Handle handle, long delivery) {
        return handle.createQuery("SELECT written, kind, reply FROM step WHERE delivery = :delivery ORDER BY number")
                .bind("delivery", delivery)
                .map((rows, context) -> new Step(
                        Instant.parse(rows.getString(1)), Step.Kind.valueOf(rows.getString(2)), rows.getString(3)))
                .list();
    }
}
