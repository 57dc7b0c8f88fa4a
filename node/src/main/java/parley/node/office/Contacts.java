package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.node.view.office.Contact;
import parley.node.view.office.KeptContact;

/** How the peers' people are reached; what stood before is kept below what stands. Thread-safe. */
final class Contacts {
    private static final String STANDING =
            "SELECT number, written, peer, post, telephone, hours, languages, note, who FROM contact"
                    + " WHERE number IN (SELECT max(number) FROM contact WHERE circle = :circle GROUP BY peer)";

    private final Ground ground;

    Contacts(Ground ground) {
        this.ground = ground;
    }

    List<KeptContact> standing(Hash circle) {
        return ground.read(handle -> handle.createQuery(STANDING + " ORDER BY peer")
                .bind("circle", circle.bytes().toArray())
                .map((rows, context) -> contact(rows))
                .list());
    }

    Optional<KeptContact> keep(Hash circle, long after, Contact contact) {
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            Optional<KeptContact> standing = of(handle, circle, contact.peer());
            if (standing.filter(kept -> kept.contact().equals(contact)).isPresent()) {
                return standing;
            }
            if (standing.map(KeptContact::number).orElse(0L) != after) {
                return Optional.empty();
            }
            Ground.refuseMore(handle, "contact", circle, now);
            handle.createUpdate(
                            "INSERT INTO contact (circle, peer, after, written, post, telephone, hours, languages, note, who)"
                                    + " VALUES (:circle, :peer, :after, :written, :post, :telephone, :hours, :languages,"
                                    + " :note, :who)")
                    .bind("circle", circle.bytes().toArray())
                    .bind("after", after)
                    .bind("written", now.toString())
                    .bind("peer", contact.peer())
                    .bind("post", contact.post())
                    .bind("telephone", contact.telephone())
                    .bind("hours", contact.hours())
                    .bind("languages", contact.languages())
                    .bind("note", contact.note())
                    .bind("who", contact.who())
                    .execute();
            return of(handle, circle, contact.peer());
        });
    }

    private static Optional<KeptContact> of(Handle handle, Hash circle, String peer) {
        return handle.createQuery(STANDING + " AND peer = :peer")
                .bind("circle", circle.bytes().toArray())
                .bind("peer", peer)
                .map((rows, context) -> contact(rows))
                .findOne();
    }

    private static KeptContact contact(ResultSet rows) throws SQLException {
        return new KeptContact(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                new Contact(
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getString(8),
                        rows.getString(9)));
    }
}
