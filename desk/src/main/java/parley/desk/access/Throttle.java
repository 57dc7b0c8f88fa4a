package parley.desk.access;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Bounds how many wrong tries are told and noted: so many in a minute by all together, since all who can try stand on one machine.
 * What is tried is judged before, and what is right is never refused: who fails without end keeps nobody else out. Thread-safe.
 */
public final class Throttle {
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final int most;
    private final LongSupplier nanos;
    private final Deque<Long> tries = new ArrayDeque<>();

    /**
     * So many wrong tries in a minute.
     *
     * @param nanos a clock that only runs forward
     */
    public Throttle(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** Counts a wrong try; or, where there were too many, counts none and says how long to wait. */
    public synchronized Optional<Duration> failed() {
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
