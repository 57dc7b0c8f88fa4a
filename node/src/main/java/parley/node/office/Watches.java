package parley.node.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.node.view.office.ActOutcome;
import parley.node.view.office.Hand;
import parley.node.view.office.OpenList;
import parley.node.view.office.WatchAct;

/**
 * Who has the watch: a chain of acts, each of which names the one it follows. The one writer of the file decides which of two
 * comes first, and the other is told what stands. Thread-safe.
 */
final class Watches {
    private static final String HEADS = "SELECT number, at, kind, after, officer, note FROM act WHERE circle = :circle";

    private final Ground ground;

    Watches(Ground ground) {
        this.ground = ground;
    }

    List<WatchAct> newest(Hash circle, int most) {
        return ground.read(handle -> handle.createQuery(HEADS + " ORDER BY number DESC LIMIT :most")
                .bind("circle", circle.bytes().toArray())
                .bind("most", most)
                .map((rows, context) -> act(rows))
                .list());
    }

    Optional<WatchAct> find(Hash circle, long number) {
        return ground.read(handle -> one(handle, circle, "number", number));
    }

    Optional<WatchAct> next(Hash circle, long number) {
        return ground.read(handle -> one(handle, circle, "after", number));
    }

    Optional<OpenList> open(Hash circle, long number) {
        return ground.read(
                        handle -> handle.createQuery("SELECT open FROM act WHERE circle = :circle AND number = :number")
                                .bind("circle", circle.bytes().toArray())
                                .bind("number", number)
                                .mapTo(String.class)
                                .findOne())
                .map(OpenLists::parse);
    }

    ActOutcome make(Hash circle, Hand hand, OpenList open) {
        String frozen = OpenLists.print(open);
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            Optional<WatchAct> last = last(handle, circle);
            long standing = last.map(WatchAct::number).orElse(0L);
            if (standing != hand.after()) {
                return one(handle, circle, "after", hand.after())
                        .filter(made -> made.hand().equals(hand))
                        .<ActOutcome>map(ActOutcome.Done::new)
                        .orElseGet(() -> new ActOutcome.Overtaken(last));
            }
            if (hand.kind() == Hand.Kind.HANDED && !last.map(WatchAct::taken).orElse(false)) {
                return new ActOutcome.Overtaken(last);
            }
            handle.createUpdate("INSERT INTO act (circle, after, kind, officer, note, at, open)"
                            + " VALUES (:circle, :after, :kind, :officer, :note, :at, :open)")
                    .bind("circle", circle.bytes().toArray())
                    .bind("after", hand.after())
                    .bind("kind", hand.kind().name())
                    .bind("officer", hand.officer())
                    .bind("note", hand.note())
                    .bind("at", now.toString())
                    .bind("open", frozen)
                    .execute();
            WatchAct made = last(handle, circle).orElseThrow();
            if (made.taken()) {
                RotaLines.note(handle, circle, made);
            }
            return new ActOutcome.Done(made);
        });
    }

    /** The act that stands last. */
    static Optional<WatchAct> last(Handle handle, Hash circle) {
        return handle.createQuery(HEADS + " ORDER BY number DESC LIMIT 1")
                .bind("circle", circle.bytes().toArray())
                .map((rows, context) -> act(rows))
                .findOne();
    }

    private static Optional<WatchAct> one(Handle handle, Hash circle, String column, long number) {
        return handle.createQuery(HEADS + " AND " + column + " = :number")
                .bind("circle", circle.bytes().toArray())
                .bind("number", number)
                .map((rows, context) -> act(rows))
                .findOne();
    }

    private static WatchAct act(ResultSet rows) throws SQLException {
        return new WatchAct(
                rows.getLong(1),
                Instant.parse(rows.getString(2)),
                new Hand(Hand.Kind.valueOf(rows.getString(3)), rows.getLong(4), rows.getString(5), rows.getString(6)));
    }
}
