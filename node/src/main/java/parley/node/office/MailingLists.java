package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.node.view.mail.KeptMailingList;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.MailingList;

/** To whom entries of each format go; what stood before is kept below what stands. Thread-safe. */
final class MailingLists {
    private static final String STATES = "SELECT number, written, format, addresses, who FROM mailing_list";
    private static final String STANDING =
            STATES + " WHERE number IN (SELECT max(number) FROM mailing_list WHERE circle = :circle GROUP BY format)";

    private final Ground ground;

    MailingLists(Ground ground) {
        this.ground = ground;
    }

    List<KeptMailingList> standing(Hash circle) {
        return ground.read(handle -> handle.createQuery(STANDING + " ORDER BY format")
                .bind("circle", circle.bytes().toArray())
                .map((rows, context) -> list(rows))
                .list());
    }

    List<KeptMailingList> history(Hash circle, String format, int most) {
        return ground.read(handle -> handle.createQuery(
                        STATES + " WHERE circle = :circle AND format = :format ORDER BY number DESC LIMIT :most")
                .bind("circle", circle.bytes().toArray())
                .bind("format", format)
                .bind("most", most)
                .map((rows, context) -> list(rows))
                .list());
    }

    Optional<KeptMailingList> keep(Hash circle, long after, MailingList list) {
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            Optional<KeptMailingList> standing = of(handle, circle, list.format());
            if (standing.map(KeptMailingList::list)
                    .filter(kept -> kept.addresses().equals(list.addresses()))
                    .isPresent()) {
                return standing;
            }
            if (standing.map(KeptMailingList::number).orElse(0L) != after) {
                return Optional.empty();
            }
            Ground.refuseMore(handle, "mailing_list", circle, now);
            handle.createUpdate("INSERT INTO mailing_list (circle, format, after, written, addresses, who)"
                            + " VALUES (:circle, :format, :after, :written, :addresses, :who)")
                    .bind("circle", circle.bytes().toArray())
                    .bind("format", list.format())
                    .bind("after", after)
                    .bind("written", now.toString())
                    .bind(
                            "addresses",
                            list.addresses().stream().map(MailAddress::text).collect(Collectors.joining("\n")))
                    .bind("who", list.who())
                    .execute();
            return of(handle, circle, list.format());
        });
    }

    static Optional<KeptMailingList> of(Handle handle, Hash circle, String format) {
        return handle.createQuery(STANDING + " AND format = :format")
                .bind("circle", circle.bytes().toArray())
                .bind("format", format)
                .map((rows, context) -> list(rows))
                .findOne();
    }

    private static KeptMailingList list(ResultSet rows) throws SQLException {
        return new KeptMailingList(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                new MailingList(
                        rows.getString(3),
                        rows.getString(4).lines().map(MailAddress::new).toList(),
                        rows.getString(5)));
    }
}
