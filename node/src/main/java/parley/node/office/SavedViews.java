package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.node.view.office.KeptView;
import parley.node.view.office.Limits;
import parley.node.view.office.SavedView;
import parley.node.view.office.ViewOutcome;

/** Filters of the list of entries under names; what stood before is kept below what stands. Thread-safe. */
final class SavedViews {
    private static final String STANDING = "SELECT number, written, name, query, who FROM saved_view AS state"
            + " WHERE circle = :circle AND removed = 0"
            + " AND NOT EXISTS (SELECT 1 FROM saved_view AS next WHERE next.after = state.number)";

    private final Ground ground;

    SavedViews(Ground ground) {
        this.ground = ground;
    }

    List<KeptView> standing(Hash circle) {
        return ground.read(handle -> standing(handle, circle));
    }

    ViewOutcome save(Hash circle, SavedView view) {
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            List<KeptView> standing = standing(handle, circle);
            Optional<KeptView> alike = alike(standing, view.name(), 0);
            if (alike.isPresent()) {
                SavedView other = alike.get().view();
                boolean same = other.name().equals(view.name()) && other.query().equals(view.query());
                return same ? new ViewOutcome.Kept(alike.get()) : new ViewOutcome.Alike(alike.get());
            }
            if (standing.size() >= Limits.VIEWS) {
                return new ViewOutcome.Full(standing.size());
            }
            return new ViewOutcome.Kept(add(handle, circle, 0, view, now));
        });
    }

    ViewOutcome rename(Hash circle, long number, String name, String who) {
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            List<KeptView> standing = standing(handle, circle);
            Optional<KeptView> old = numbered(standing, number);
            if (old.isEmpty()) {
                return following(handle, circle, number)
                        .filter(next -> next.view().name().equals(name))
                        .<ViewOutcome>map(ViewOutcome.Kept::new)
                        .orElseGet(ViewOutcome.Gone::new);
            }
            if (old.get().view().name().equals(name)) {
                return new ViewOutcome.Kept(old.get());
            }
            Optional<KeptView> alike = alike(standing, name, number);
            if (alike.isPresent()) {
                return new ViewOutcome.Alike(alike.get());
            }
            var renamed = new SavedView(name, old.get().view().query(), who);
            return new ViewOutcome.Kept(add(handle, circle, number, renamed, now));
        });
    }

    boolean remove(Hash circle, long number, String who) {
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            Optional<KeptView> old = numbered(standing(handle, circle), number);
            old.ifPresent(kept -> {
                var removed = new SavedView(kept.view().name(), kept.view().query(), who);
                insert(handle, circle, number, removed, true, now);
            });
            return old.isPresent() || isRemoved(handle, circle, number);
        });
    }

    private static Optional<KeptView> numbered(List<KeptView> standing, long number) {
        return standing.stream().filter(kept -> kept.number() == number).findFirst();
    }

    private static Optional<KeptView> alike(List<KeptView> standing, String name, long but) {
        return standing.stream()
                .filter(kept -> kept.number() != but)
                .filter(kept -> SavedView.key(kept.view().name()).equals(SavedView.key(name)))
                .findFirst();
    }

    private static List<KeptView> standing(Handle handle, Hash circle) {
        return handle
                .createQuery(STANDING)
                .bind("circle", circle.bytes().toArray())
                .map((rows, context) -> view(rows))
                .stream()
                .sorted(Comparator.comparing(
                                (KeptView kept) -> SavedView.key(kept.view().name()))
                        .thenComparingLong(KeptView::number))
                .toList();
    }

    private static Optional<KeptView> following(Handle handle, Hash circle, long number) {
        return handle.createQuery(STANDING + " AND after = :after")
                .bind("circle", circle.bytes().toArray())
                .bind("after", number)
                .map((rows, context) -> view(rows))
                .findOne();
    }

    private static boolean isRemoved(Handle handle, Hash circle, long number) {
        return handle.createQuery(
                                "SELECT count(*) FROM saved_view WHERE circle = :circle AND after = :after AND removed = 1")
                        .bind("circle", circle.bytes().toArray())
                        .bind("after", number)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private static KeptView add(Handle handle, Hash circle, long after, SavedView view, Instant now) {
        return new KeptView(insert(handle, circle, after, view, false, now), now, view);
    }

    private static long insert(Handle handle, Hash circle, long after, SavedView view, boolean removed, Instant now) {
        Ground.refuseMore(handle, "saved_view", circle, now);
        return handle.createUpdate("INSERT INTO saved_view (circle, after, written, removed, name, query, who)"
                        + " VALUES (:circle, :after, :written, :removed, :name, :query, :who)")
                .bind("circle", circle.bytes().toArray())
                .bind("after", after)
                .bind("written", now.toString())
                .bind("removed", removed)
                .bind("name", view.name())
                .bind("query", view.query())
                .bind("who", view.who())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
    }

    private static KeptView view(ResultSet rows) throws SQLException {
        return new KeptView(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                new SavedView(rows.getString(3), rows.getString(4), rows.getString(5)));
    }
}
