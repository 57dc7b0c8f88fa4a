package parley.desk.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;
import parley.node.store.Database;

/** The passkeys of all accounts. Thread-safe. */
public final class Passkeys {
    /** The most that an account has: a person has a few devices, and a list of them can be looked over. */
    public static final int MOST = 10;

    private static final String ALL =
            "SELECT passkey.*, account.name, account.handle FROM passkey JOIN account ON account.id = passkey.account WHERE account.closed IS NULL AND ";

    private final Database database;
    private final InstantSource clock;

    Passkeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public List<Passkey> of(String account) {
        return database.read(
                handle -> handle.createQuery(ALL + "account.name = :name ORDER BY passkey.made, passkey.id")
                        .bind("name", account)
                        .map((row, context) -> passkey(row))
                        .list());
    }

    /** The passkey of that id, of an account that is open. */
    public Optional<Passkey> find(Bytes id) {
        return database.read(handle -> handle.createQuery(ALL + "passkey.id = :id")
                .bind("id", id.toArray())
                .map((row, context) -> passkey(row))
                .findOne());
    }

    /** The name by which authenticators know an account: random, so that it says nothing of it. */
    public Optional<Bytes> handle(String account) {
        return database.read(
                handle -> handle.createQuery("SELECT handle FROM account WHERE name = :name AND closed IS NULL")
                        .bind("name", account)
                        .map((row, context) -> Bytes.of(row.getBytes("handle")))
                        .findOne());
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                row.getString("name"),
                Bytes.of(row.getBytes("id")),
                Bytes.of(row.getBytes("handle")),
                Bytes.of(row.getBytes("credential")),
                row.getLong("counter"),
                row.getBoolean("eligible"),
                row.getBoolean("backed"),
                Rows.instant(row, "made"),
                Rows.optionalInstant(row, "used"));
    }

    /**
     * Adds the first or a further one by a code, which is used up; false when it was before, or the account has enough, or the
     * passkey is known, and then the code is as it was.
     */
    public boolean add(Codes.Ticket ticket, RelyingParty.Registered made) {
        return database.write(handle -> {
                    if (!room(handle, ticket.account()) || !insert(handle, ticket.account(), made)) {
                        return false;
                    }
                    if (!Codes.spend(handle, ticket, clock.instant().getEpochSecond())) {
                        handle.createUpdate("DELETE FROM passkey WHERE id = :id")
                                .bind("id", made.id().toArray())
                                .execute();
                        return false;
                    }
                    return true;
                })
                .join();
    }

    /** Adds a further one for somebody who is signed in; false when the account has enough. */
    public boolean add(String account, RelyingParty.Registered made) {
        return database.write(handle -> room(handle, account) && insert(handle, account, made))
                .join();
    }

    private static boolean room(Handle handle, String account) {
        return handle.createQuery(
                                "SELECT count(*) FROM passkey JOIN account ON account.id = account WHERE name = :name")
                        .bind("name", account)
                        .mapTo(int.class)
                        .one()
                < MOST;
    }

    private boolean insert(Handle handle, String account, RelyingParty.Registered made) {
        return handle.createUpdate("""
                                INSERT OR IGNORE INTO passkey (id, account, credential, counter, eligible, backed, made)
                                SELECT :id, id, :credential, :counter, :eligible, :backed, :made
                                FROM account WHERE name = :name AND closed IS NULL""")
                        .bind("id", made.id().toArray())
                        .bind("credential", made.credential().toArray())
                        .bind("counter", made.counter())
                        .bind("eligible", made.eligible())
                        .bind("backed", made.backed())
                        .bind("made", clock.instant().getEpochSecond())
                        .bind("name", account)
                        .execute()
                == 1;
    }

    /** Notes that it was used; false when another use has moved its counter on meanwhile, or it is gone. */
    public boolean used(Bytes id, RelyingParty.Asserted asserted) {
        return database.write(handle -> handle.createUpdate("""
                                UPDATE passkey SET counter = :counter, backed = :backed, used = :now
                                WHERE id = :id AND (counter < :counter OR (counter = 0 AND :counter = 0))""")
                                .bind("counter", asserted.counter())
                                .bind("backed", asserted.backed())
                                .bind("now", clock.instant().getEpochSecond())
                                .bind("id", id.toArray())
                                .execute()
                        == 1)
                .join();
    }

    /** Drops one of several; the last stays, so that nobody locks himself out. */
    public boolean drop(String account, String mark) {
        return of(account).stream()
                .filter(passkey -> passkey.mark().equals(mark))
                .findFirst()
                .map(found -> database.write(handle -> handle.createUpdate("""
                                                DELETE FROM passkey WHERE id = :id
                                                AND (SELECT count(*) FROM passkey AS own WHERE own.account = passkey.account) > 1""")
                                        .bind("id", found.id().toArray())
                                        .execute()
                                == 1)
                        .join())
                .orElse(false);
    }
}
