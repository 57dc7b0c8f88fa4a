package parley.desk.write;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Bounds how often an officer's passphrase is tried: five times in a minute, then a wait until the first of them is a minute
 * old. A try counts from its beginning, so that many at once gain nothing; the right one wipes the others out. Thread-safe.
 */
final class Attempts {
    private static final int MOST = 5;
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Map<String, Deque<Long>> tries = new HashMap<>();

    /** @param nanos a clock that only runs forward */
    Attempts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Notes a try, or says how long to wait before the next. */
    synchronized Optional<Duration> begin(String officer) {
        long now = nanos.getAsLong();
        var past = tries.computeIfAbsent(officer, name -> new ArrayDeque<>());
        while (!past.isEmpty() && now - past.getFirst() >= WINDOW_NANOS) {
            past.removeFirst();
        }
        if (past.size() >= MOST) {
            return Optional.of(Duration.ofNanos(WINDOW_NANOS - (now - past.getFirst())));
        }
        past.addLast(now);
        return Optional.empty();
    }

    /** The passphrase was right. */
    synchronized void succeeded(String officer) {
        tries.remove(officer);
    }
}
