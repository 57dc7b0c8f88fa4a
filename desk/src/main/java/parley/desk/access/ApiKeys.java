package parley.desk.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.node.store.Database;

/** The keys of programs, each with a role; one that was revoked stays in the list. Thread-safe. */
public final class ApiKeys {
    private final Database database;
    private final InstantSource clock;

    ApiKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes one: 64 hex digits, the only time that they are seen; empty when there is a key of that name.
     *
     * @throws parley.ledger.text.MalformedException when it is no name
     */
    public Optional<String> make(String text, Role role) {
        var name = Account.named(text);
        var key = Secrets.draw();
        boolean made = database.write(handle -> handle.createUpdate(
                                        "INSERT OR IGNORE INTO api_key (name, role, hash, made) VALUES (:name, :role, :hash, :made)")
                                .bind("name", name)
                                .bind("role", role.word())
                                .bind("hash", Secrets.hash(key))
                                .bind("made", clock.instant().getEpochSecond())
                                .execute()
                        == 1)
                .join();
        return made ? Optional.of(key) : Optional.empty();
    }

    public List<ApiKey> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM api_key ORDER BY number")
                .map((row, context) -> key(row))
                .list());
    }

    /** The key of these digits, if it holds. */
    public Optional<ApiKey> use(String digits) {
        var found = database.read(
                handle -> handle.createQuery("SELECT * FROM api_key WHERE hash = :hash AND revoked IS NULL")
                        .bind("hash", Secrets.hash(digits))
                        .map((row, context) -> key(row))
                        .findOne());
        long now = clock.instant().getEpochSecond();
        found.filter(key ->
                        key.used().map(used -> used.getEpochSecond() < now - 60).orElse(true))
                .ifPresent(key -> database.writeNow(
                        handle -> handle.createUpdate("UPDATE api_key SET used = :now WHERE number = :number")
                                .bind("now", now)
                                .bind("number", key.number())
                                .execute()));
        return found;
    }

    /** Lets it open nothing any more; empty when there is no such key that holds. */
    public Optional<ApiKey> revoke(long number) {
        return database.write(handle -> {
                    var found = handle.createQuery("SELECT * FROM api_key WHERE number = :number AND revoked IS NULL")
                            .bind("number", number)
                            .map((row, context) -> key(row))
                            .findOne();
                    handle.createUpdate("UPDATE api_key SET revoked = :now WHERE number = :number AND revoked IS NULL")
                            .bind("now", clock.instant().getEpochSecond())
                            .bind("number", number)
                            .execute();
                    return found;
                })
                .join();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getLong("number"),
                row.getString("name"),
                Rows.role(row),
                Rows.instant(row, "made"),
                Rows.optionalInstant(row, "used"),
                Rows.optionalInstant(row, "revoked"));
    }
}
