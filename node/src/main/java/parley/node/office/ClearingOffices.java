package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.node.view.clearance.ClearingOffice;
import parley.node.view.clearance.KeptClearingList;
import parley.node.view.clearance.KeptOffice;
import parley.node.view.clearance.OfficeOutcome;
import parley.node.view.office.SavedView;

/** The offices that clear drafts; what stood before is kept below what stands. Thread-safe. */
final class ClearingOffices {
    private static final String STANDING =
            "SELECT CASE office WHEN 0 THEN number ELSE office END, number, written, name, people, who"
                    + " FROM clearing_office AS state WHERE circle = :circle AND removed = 0"
                    + " AND NOT EXISTS (SELECT 1 FROM clearing_office AS next WHERE next.after = state.number)";

    private final Ground ground;

    ClearingOffices(Ground ground) {
        this.ground = ground;
    }

    List<KeptOffice> standing(Hash circle) {
        return ground.read(handle -> standing(handle, circle));
    }

    static List<KeptOffice> standing(Handle handle, Hash circle) {
        return handle
                .createQuery(STANDING)
                .bind("circle", circle.bytes().toArray())
                .map((rows, context) -> office(rows))
                .stream()
                .sorted(Comparator.comparing((KeptOffice kept) -> SavedView.key(kept.name()))
                        .thenComparingLong(KeptOffice::id))
                .toList();
    }

    OfficeOutcome keep(Hash circle, long id, long after, ClearingOffice office) {
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            List<KeptOffice> standing = standing(handle, circle);
            Optional<KeptOffice> old = of(standing, id);
            Optional<KeptOffice> alike = standing.stream()
                    .filter(kept -> kept.id() != id)
                    .filter(kept -> SavedView.key(kept.name()).equals(SavedView.key(office.name())))
                    .findFirst();
            if (id == 0 && alike.filter(kept -> kept.office().equals(office)).isPresent()) {
                return new OfficeOutcome.Kept(alike.get());
            }
            if (old.filter(kept -> kept.office().equals(office)).isPresent()) {
                return new OfficeOutcome.Kept(old.get());
            }
            if (old.map(KeptOffice::number).orElse(0L) != after) {
                return new OfficeOutcome.Changed(old.stream().toList());
            }
            if (alike.isPresent()) {
                return new OfficeOutcome.Alike(alike.get());
            }
            if (old.isEmpty() && standing.size() >= ClearingOffice.OFFICES) {
                return new OfficeOutcome.Full(standing.size());
            }
            long number = insert(handle, circle, id, after, office, false, now);
            return new OfficeOutcome.Kept(new KeptOffice(id == 0 ? number : id, number, now, office));
        });
    }

    OfficeOutcome remove(Hash circle, long id, long after, String who) {
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            Optional<KeptOffice> old = of(standing(handle, circle), id);
            if (old.isEmpty()) {
                return new OfficeOutcome.Removed();
            }
            if (old.get().number() != after) {
                return new OfficeOutcome.Changed(old.stream().toList());
            }
            List<KeptClearingList> asking = ClearingLists.standing(handle, circle).stream()
                    .filter(kept -> kept.list().steps().stream().anyMatch(step -> step.office() == id))
                    .toList();
            if (!asking.isEmpty()) {
                return new OfficeOutcome.Asked(asking);
            }
            ClearingOffice office = old.get().office();
            var removed = new ClearingOffice(office.name(), office.people(), who);
            insert(handle, circle, id, after, removed, true, now);
            return new OfficeOutcome.Removed();
        });
    }

    private static Optional<KeptOffice> of(List<KeptOffice> standing, long id) {
        return standing.stream().filter(kept -> kept.id() == id).findFirst();
    }

    private static long insert(
            Handle handle, Hash circle, long id, long after, ClearingOffice office, boolean removed, Instant now) {
        Ground.refuseMore(handle, "clearing_office", circle, now);
        return handle.createUpdate(
                        "INSERT INTO clearing_office (circle, office, after, written, removed, name, people, who)"
                                + " VALUES (:circle, :office, :after, :written, :removed, :name, :people, :who)")
                .bind("circle", circle.bytes().toArray())
                .bind("office", id)
                .bind("after", after)
                .bind("written", now.toString())
                .bind("removed", removed)
                .bind("name", office.name())
                .bind("people", String.join("\n", office.people()))
                .bind("who", office.who())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
    }

    private static KeptOffice office(ResultSet rows) throws SQLException {
        return new KeptOffice(
                rows.getLong(1),
                rows.getLong(2),
                Instant.parse(rows.getString(3)),
                new ClearingOffice(rows.getString(4), rows.getString(5).lines().toList(), rows.getString(6)));
    }
}
