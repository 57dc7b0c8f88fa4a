package parley.desk.write;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Bounds how often an officer's passphrase is tried: five times in a minute, then a wait until the first of them is a minute
 * old. A try counts from its beginning, so that many at once gain nothing; the right one wipes the others out. A browser in
 * which an officer has signed has tries of its own for that officer, which no other browser can use up; all the rest share
 * theirs. Thread-safe.
 */
final class Attempts {
    private static final int MOST = 5;
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();
    /** Every browser in which the officer has not signed. */
    private static final String ANY = "";

    private final LongSupplier nanos;
    private final Map<Whose, Deque<Long>> tries = new HashMap<>();
    /** Only the right passphrase adds one: nobody else can make it grow. */
    private final Set<Whose> known = new HashSet<>();

    /** @param nanos a clock that only runs forward */
    Attempts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whose passphrase is tried, and in which browser. */
    private record Whose(String officer, String browser) {}

    /** Notes a try of each officer; or notes none, and says how long those must wait who may not try now. */
    synchronized Map<String, Duration> begin(List<String> officers, String browser) {
        long now = nanos.getAsLong();
        Map<String, Duration> waits = new LinkedHashMap<>();
        officers.forEach(officer -> wait(tries(officer, browser), now).ifPresent(left -> waits.put(officer, left)));
        if (waits.isEmpty()) {
            officers.forEach(officer -> tries(officer, browser).addLast(now));
        }
        return waits;
    }

    private static Optional<Duration> wait(Deque<Long> past, long now) {
        while (!past.isEmpty() && now - past.getFirst() >= WINDOW_NANOS) {
            past.removeFirst();
        }
        return past.size() < MOST
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(WINDOW_NANOS - (now - past.getFirst())));
    }

    /** The passphrase was right. */
    synchronized void succeeded(String officer, String browser) {
        tries(officer, browser).clear();
        known.add(new Whose(officer, browser));
    }

    private Deque<Long> tries(String officer, String browser) {
        var own = new Whose(officer, browser);
        return tries.computeIfAbsent(known.contains(own) ? own : new Whose(officer, ANY), whose -> new ArrayDeque<>());
    }
}
