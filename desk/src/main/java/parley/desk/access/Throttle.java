package parley.desk.access;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Bounds how often something is tried: so many times in a minute by all together, since all who can try stand on one machine.
 * A try counts from its beginning. Thread-safe.
 */
public final class Throttle {
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final int most;
    private final LongSupplier nanos;
    private final Deque<Long> tries = new ArrayDeque<>();

    /**
     * So many tries in a minute.
     *
     * @param nanos a clock that only runs forward
     */
    public Throttle(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** Notes a try; or notes none, and says how long to wait. */
    public synchronized Optional<Duration> begin() {
        long now = nanos.getAsLong();
        while (!tries.isEmpty() && now - tries.getFirst() >= WINDOW_NANOS) {
            tries.removeFirst();
        }
        if (tries.size() >= most) {
            return Optional.of(Duration.ofNanos(WINDOW_NANOS - (now - tries.getFirst())));
        }
        tries.addLast(now);
        return Optional.empty();
    }
}
