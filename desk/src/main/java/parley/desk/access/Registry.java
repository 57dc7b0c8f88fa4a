package parley.desk.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import parley.node.store.Database;

/** All that is known of who may use a desk. Thread-safe. */
public final class Registry implements AutoCloseable {
    private final Database database;
    private final Accounts accounts;
    private final Codes codes;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Journal journal;

    private Registry(Database database, InstantSource clock) {
        this.database = database;
        this.journal = new Journal(database, clock);
        this.accounts = new Accounts(database, clock);
        this.codes = new Codes(database, clock);
        this.passkeys = new Passkeys(database, clock);
        this.sessions = new Sessions(database, clock);
        this.keys = new ApiKeys(database, clock);
    }

    /** Opens that of a data folder, and makes it if there is none: from then on the desk asks who comes. */
    public static Registry make(Path data, InstantSource clock) throws IOException {
        AccessFile.make(data);
        return open(data, clock);
    }

    /** That of a data folder, if there is one. */
    public static Optional<Registry> known(Path data, InstantSource clock) {
        return AccessFile.isThere(data) ? Optional.of(open(data, clock)) : Optional.empty();
    }

    static Registry open(Path data, InstantSource clock) {
        return new Registry(AccessFile.open(data), clock);
    }

    public Accounts accounts() {
        return accounts;
    }

    public Codes codes() {
        return codes;
    }

    public Passkeys passkeys() {
        return passkeys;
    }

    public Sessions sessions() {
        return sessions;
    }

    public ApiKeys keys() {
        return keys;
    }

    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        database.close();
    }
}
