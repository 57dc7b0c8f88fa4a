package parley.desk.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.ledger.bytes.Bytes;

/**
 * Challenges that browsers were given to sign: each is good once, for five minutes, in the browser that it was given to, and
 * for the one thing that it was given for. Kept in memory. Thread-safe.
 *
 * @param <P> what a challenge may be given for
 */
public final class Challenges<P> {
    /** How long one is good. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    /**
     * Beyond this many the oldest is forgotten: whoever asks without end takes no more memory. So many that nobody's is forgotten
     * in the seconds that he takes to sign.
     */
    static final int MOST = 50_000;

    private final InstantSource clock;
    private final Map<Bytes, Given<P>> given = new LinkedHashMap<>();

    public Challenges(InstantSource clock) {
        this.clock = clock;
    }

    private record Given<P>(String browser, P purpose, Instant until) {}

    /** 256 random bits for a browser. */
    public synchronized Bytes give(String browser, P purpose) {
        var now = clock.instant();
        var oldest = given.values().iterator();
        while (oldest.hasNext() && (!now.isBefore(oldest.next().until) || given.size() >= MOST)) {
            oldest.remove();
        }
        var challenge = Bytes.of(Secrets.bytes());
        given.put(challenge, new Given<>(browser, purpose, now.plus(LIFE)));
        return challenge;
    }

    /** What it was given for, if it is good in that browser; it stays so. */
    public synchronized Optional<P> look(Bytes challenge, String browser) {
        return good(Optional.ofNullable(given.get(challenge)), browser);
    }

    /** What it was given for, if it is good in that browser; from then on it is not. */
    public synchronized Optional<P> take(Bytes challenge, String browser) {
        return good(Optional.ofNullable(given.remove(challenge)), browser);
    }

    private Optional<P> good(Optional<Given<P>> known, String browser) {
        return known.filter(found ->
                        found.browser.equals(browser) && clock.instant().isBefore(found.until))
                .map(Given::purpose);
    }
}
