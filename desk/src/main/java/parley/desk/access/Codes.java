package parley.desk.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import parley.node.store.Database;

/**
 * Enrolment codes such as {@code 7Q4M-0XKD-9TNB-C2VH}: eighty random bits, each good for one passkey of one account within half
 * an hour. An account has one at a time. What is typed may be in small letters and without hyphens, and may have O for 0 and I
 * or L for 1. Thread-safe.
 */
public final class Codes {
    /** How long one can be used. */
    public static final Duration LIFE = Duration.ofMinutes(30);

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();
    private final Database database;
    private final InstantSource clock;

    Codes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new one for an account that is open, in place of any other; the only time that it is seen. */
    public Optional<String> draw(String account) {
        var letters = random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        boolean drawn = database.write(handle -> handle.createUpdate("""
                                INSERT OR REPLACE INTO code (hash, account, until)
                                SELECT :hash, id, :until FROM account WHERE name = :name AND closed IS NULL""")
                                .bind("hash", Secrets.hash(letters))
                                .bind("until", clock.instant().plus(LIFE).getEpochSecond())
                                .bind("name", account)
                                .execute()
                        == 1)
                .join();
        return drawn ? Optional.of(grouped(letters)) : Optional.empty();
    }

    private static String grouped(String letters) {
        return IntStream.range(0, LENGTH / GROUP)
                .mapToObj(group -> letters.substring(group * GROUP, (group + 1) * GROUP))
                .collect(Collectors.joining("-"));
    }

    /** A code that somebody typed and that can be used now; it is still good for one passkey. */
    public record Ticket(String account, String hash) {}

    /** Whose a code is. */
    public Optional<Ticket> find(String typed) {
        var hash = Secrets.hash(letters(typed));
        return database.read(handle -> handle.createQuery("""
                        SELECT name FROM code JOIN account ON account.id = code.account
                        WHERE hash = :hash AND until > :now AND closed IS NULL""")
                .bind("hash", hash)
                .bind("now", clock.instant().getEpochSecond())
                .mapTo(String.class)
                .findOne()
                .map(name -> new Ticket(name, hash)));
    }

    static String letters(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** Uses one up within a change; false when it was used up before or is too old. */
    static boolean spend(Handle handle, Ticket ticket, long now) {
        return handle.createUpdate("DELETE FROM code WHERE hash = :hash AND until > :now")
                        .bind("hash", ticket.hash())
                        .bind("now", now)
                        .execute()
                == 1;
    }
}
