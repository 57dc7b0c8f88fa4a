package parley.desk.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import parley.node.store.Database;

/** The accounts of a desk. One that was made stays: it is closed and not dropped, since the log names it. Thread-safe. */
public final class Accounts {
    private static final String ALL = """
            SELECT account.*, (SELECT count(*) FROM passkey WHERE passkey.account = account.id) AS passkeys,
              (SELECT until FROM code WHERE code.account = account.id) AS code_until
            FROM account""";

    private final Database database;
    private final InstantSource clock;

    Accounts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes one.
     *
     * @return false when there is one of that name
     * @throws parley.ledger.text.MalformedException when it is no name
     */
    public boolean add(String text, Role role) {
        var name = Account.named(text);
        return database.write(handle -> handle.createUpdate(
                                        "INSERT OR IGNORE INTO account (name, role, handle, made) VALUES (:name, :role, :handle, :made)")
                                .bind("name", name)
                                .bind("role", role.word())
                                .bind("handle", Secrets.bytes())
                                .bind("made", clock.instant().getEpochSecond())
                                .execute()
                        == 1)
                .join();
    }

    /** All of them, by name. */
    public List<Account> all() {
        return database.read(handle -> handle.createQuery(ALL + " ORDER BY name")
                .map((row, context) -> account(row))
                .list());
    }

    public Optional<Account> find(String name) {
        return database.read(handle -> handle.createQuery(ALL + " WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> account(row))
                .findOne());
    }

    private Account account(ResultSet row) throws SQLException {
        var now = clock.instant();
        return new Account(
                row.getString("name"),
                Rows.role(row),
                Rows.instant(row, "made"),
                row.getInt("passkeys"),
                Rows.optionalInstant(row, "code_until").filter(now::isBefore),
                Rows.optionalInstant(row, "closed"));
    }

    /** What became of a change. */
    public enum Outcome {
        DONE,
        /** There is no such account. */
        ABSENT,
        /** No administrator would be left who can sign in. */
        LAST
    }

    /** Gives it another role, at once also in the sessions that run. */
    public Outcome change(String name, Role role) {
        return changed(
                name,
                role == Role.ADMINISTRATOR,
                handle -> handle.createUpdate("UPDATE account SET role = :role WHERE name = :name")
                        .bind("role", role.word())
                        .bind("name", name)
                        .execute());
    }

    /** Lets nobody in by it any more; ends its sessions, and drops its passkeys and its code. */
    public Outcome close(String name) {
        return changed(name, false, handle -> {
            for (var table : List.of("session", "passkey", "code")) {
                handle.createUpdate("DELETE FROM %s WHERE account = (SELECT id FROM account WHERE name = :name)"
                                .formatted(table))
                        .bind("name", name)
                        .execute();
            }
            return handle.createUpdate("UPDATE account SET closed = :now WHERE name = :name")
                    .bind("now", clock.instant().getEpochSecond())
                    .bind("name", name)
                    .execute();
        });
    }

    /** Lets it in again, by a new code. */
    public Outcome reopen(String name) {
        return changed(
                name,
                true,
                handle -> handle.createUpdate("UPDATE account SET closed = NULL WHERE name = :name")
                        .bind("name", name)
                        .execute());
    }

    private Outcome changed(String name, boolean keeps, ToIntFunction<Handle> change) {
        return database.write(handle -> {
                    if (!keeps && isLast(handle, name)) {
                        return Outcome.LAST;
                    }
                    return change.applyAsInt(handle) == 1 ? Outcome.DONE : Outcome.ABSENT;
                })
                .join();
    }

    /** Whether it is the only administrator who can sign in. */
    private static boolean isLast(Handle handle, String name) {
        var able = handle.createQuery(
                        "SELECT name FROM account WHERE role = 'administrator' AND closed IS NULL AND EXISTS (SELECT 1 FROM passkey WHERE account = account.id)")
                .mapTo(String.class)
                .list();
        return able.equals(List.of(name));
    }
}
