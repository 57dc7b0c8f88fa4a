package parley.desk.access;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import parley.node.store.Database;

/** The log of who did what. The file lets no line be changed or dropped. Thread-safe. */
public final class Journal {
    private static final int ABOUT_MAX = 600;

    private final Database database;
    private final InstantSource clock;

    Journal(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds a line; durable when this returns. */
    public void note(String who, Act.What what, String about) {
        database.writeNow((Handle handle) -> handle.createUpdate(
                        "INSERT INTO act (at, who, what, about) VALUES (:at, :who, :what, :about)")
                .bind("at", clock.instant().getEpochSecond())
                .bind("who", who)
                .bind("what", what.word())
                .bind("about", about.substring(0, Math.min(ABOUT_MAX, about.length())))
                .execute());
    }

    /** The newest lines, the newest first. */
    public List<Act> newest(int most) {
        return newest(most, true);
    }

    /**
     * The newest lines, the newest first.
     *
     * @param refused whether those of refused tries too, which anybody can make without end
     */
    public List<Act> newest(int most, boolean refused) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM act WHERE :refused OR what <> :what ORDER BY number DESC LIMIT :most")
                .bind("refused", refused)
                .bind("what", Act.What.REFUSED.word())
                .bind("most", most)
                .map((row, context) -> new Act(
                        row.getLong("number"),
                        Rows.instant(row, "at"),
                        row.getString("who"),
                        Act.What.of(row.getString("what")),
                        row.getString("about")))
                .list());
    }
}
