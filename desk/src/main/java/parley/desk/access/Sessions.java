package parley.desk.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import parley.node.store.Database;

/**
 * Who is signed in. A session ends half an hour after it was last used, and twelve hours after it began in any case: one watch.
 * The role is the account's own at each request, so a change of it holds at once. Thread-safe.
 */
public final class Sessions {
    /** How long one lasts that is not used. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** How long one lasts. */
    public static final Duration WHOLE = Duration.ofHours(12);

    /** Who gives anybody lasting access has shown who he is this short a while ago: a browser left open is not enough. */
    public static final Duration FRESH = Duration.ofMinutes(15);

    /** How exactly it is noted when one was last used: not every request is worth a write. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final int BROWSER_MAX = 200;

    private static final String LIVE = """
            SELECT session.number, session.name, session.browser, session.begun, session.seen,
              coalesce(account.role, session.role) AS role
            FROM session LEFT JOIN account ON account.id = session.account
            WHERE session.begun > :oldest AND session.seen > :idle AND account.closed IS NULL""";

    private final Database database;
    private final InstantSource clock;

    Sessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins one for an account; the id is what the browser keeps, and nobody else. */
    public String begin(Account account, String browser) {
        return begin(account.name(), account.role(), browser, true);
    }

    /** Begins one for somebody whom another service vouches for, with the role that it says. */
    public String beginElsewhere(String name, Role role, String browser) {
        return begin(name, role, browser, false);
    }

    private String begin(String name, Role role, String browser, boolean own) {
        var id = Secrets.draw();
        long now = clock.instant().getEpochSecond();
        database.writeNow(handle -> {
            at(handle.createUpdate("DELETE FROM session WHERE begun <= :oldest OR seen <= :idle"))
                    .execute();
            handle.createUpdate("""
                            INSERT INTO session (hash, number, account, name, role, browser, begun, seen)
                            VALUES (:hash, :number, (SELECT id FROM account WHERE :own AND name = :name), :name, :role, :browser, :now, :now)""")
                    .bind("hash", Secrets.hash(id))
                    .bind("number", Secrets.number())
                    .bind("own", own)
                    .bind("name", name)
                    .bind("role", role.word())
                    .bind("browser", browser.substring(0, Math.min(BROWSER_MAX, browser.length())))
                    .bind("now", now)
                    .execute();
        });
        return id;
    }

    /** The session of an id, if it lasts; it has been used now. */
    public Optional<Session> use(String id) {
        return touched(find("hash", Secrets.hash(id)));
    }

    /** Whether one lasts; it has been used now. */
    public boolean lasts(long number) {
        return touched(find("number", number)).isPresent();
    }

    /** Whether one began a short while ago. */
    public boolean isFresh(long number) {
        return find("number", number)
                .filter(session -> clock.instant().isBefore(session.begun().plus(FRESH)))
                .isPresent();
    }

    private Optional<Session> touched(Optional<Session> found) {
        found.filter(session -> session.seen().plus(NOTED).isBefore(clock.instant()))
                .ifPresent(session -> database.writeNow(
                        handle -> handle.createUpdate("UPDATE session SET seen = :now WHERE number = :number")
                                .bind("now", clock.instant().getEpochSecond())
                                .bind("number", session.number())
                                .execute()));
        return found;
    }

    private Optional<Session> find(String column, Object value) {
        return database.read(handle -> at(handle.createQuery(LIVE + " AND session." + column + " = :value"))
                .bind("value", value)
                .map((row, context) -> session(row))
                .findOne());
    }

    /** All that last, the newest first. */
    public List<Session> all() {
        return database.read(handle -> at(handle.createQuery(LIVE + " ORDER BY session.begun DESC, session.number"))
                .map((row, context) -> session(row))
                .list());
    }

    /** Those of somebody. */
    public List<Session> of(String name) {
        return all().stream().filter(session -> session.name().equals(name)).toList();
    }

    /** Ends one; false when there was none. */
    public boolean end(long number) {
        return database.write(handle -> handle.createUpdate("DELETE FROM session WHERE number = :number")
                                .bind("number", number)
                                .execute()
                        == 1)
                .join();
    }

    private <S extends SqlStatement<S>> S at(S statement) {
        var now = clock.instant();
        return statement
                .bind("oldest", now.minus(WHOLE).getEpochSecond())
                .bind("idle", now.minus(IDLE).getEpochSecond());
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getLong("number"),
                row.getString("name"),
                Rows.role(row),
                row.getString("browser"),
                Rows.instant(row, "begun"),
                Rows.instant(row, "seen"));
    }
}
