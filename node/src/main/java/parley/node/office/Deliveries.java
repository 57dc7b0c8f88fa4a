package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.mail.Delivery;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.Mailing;
import parley.node.view.mail.Step;

/** How letters, their deliveries and the steps of these stand in the file. Stateless. */
final class Deliveries {
    private static final String WHOLE = """
            SELECT m.number, m.written, m.entry, m.format, m.message_id, m.sha256, m.who,
              d.number, d.address, s.written, s.kind, s.reply
            FROM mailing m JOIN delivery d ON d.mailing = m.number LEFT JOIN step s ON s.delivery = d.number
            WHERE m.circle = :circle""";

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

    /**
     * Letters of a circle with all that became of them, in the order in which they were put on their way; in one query.
     *
     * @param which of them, by the value {@code :key}
     */
    static List<Mailing> mailings(Handle handle, Hash circle, String which, String key) {
        List<Row> rows = handle.createQuery(WHOLE + which + " ORDER BY m.number, d.number, s.number")
                .bind("circle", circle.bytes().toArray())
                .bind("key", key)
                .map((row, context) -> new Row(head(row), row.getLong(8), delivery(row)))
                .list();
        Map<Mailing, Map<Long, Delivery>> byLetter = new LinkedHashMap<>();
        rows.forEach(row -> byLetter.computeIfAbsent(row.letter, _ -> new LinkedHashMap<>())
                .merge(row.number, row.delivery, Deliveries::then));
        return byLetter.entrySet().stream()
                .map(each -> each.getKey().with(List.copyOf(each.getValue().values())))
                .toList();
    }

    /**
     * @param letter without its deliveries
     * @param number of the delivery
     * @param delivery with one step at the most
     */
    private record Row(Mailing letter, long number, Delivery delivery) {}

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

    private static Delivery delivery(ResultSet rows) throws SQLException {
        String written = rows.getString(10);
        List<Step> steps = written == null
                ? List.of()
                : List.of(new Step(Instant.parse(written), Step.Kind.valueOf(rows.getString(11)), rows.getString(12)));
        return new Delivery(new MailAddress(rows.getString(9)), steps);
    }

    private static Delivery then(Delivery before, Delivery next) {
        return new Delivery(
                before.to(),
                Stream.concat(before.steps().stream(), next.steps().stream()).toList());
    }
}
