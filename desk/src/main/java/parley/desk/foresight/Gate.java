package parley.desk.foresight;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets one question at a time through, and rests after it for as long as it took. So what is asked while people type, however
 * many they are, holds the node's findings half of the time at most. Who asks stands in a line in order of arrival, at one
 * place with one question: the newest. Who waited in vain keeps his place for when he asks again, so that nobody who asks
 * without a pause is before him twice. Thread-safe.
 */
public final class Gate {
    /** How many stand in the line; for more there is no answer now. */
    static final int PLACES = 32;

    /** At the place of somebody who has gone without an answer. */
    private static final Object NOBODY = new Object();

    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    /** By asker, in order of arrival, the question that waits there. Guarded by the lock, as are the others. */
    private final Map<String, Object> line = new LinkedHashMap<>();

    private boolean taken;
    private long free;

    /** @param nanos a clock that only goes forward, such as {@link System#nanoTime} */
    public Gate(LongSupplier nanos) {
        this.nanos = nanos;
        this.free = nanos.getAsLong();
    }

    /**
     * The answer to a question; empty when its turn does not come in time, the line is full, or the same asker has asked anew.
     *
     * @param asker who asks, by any name of his own
     * @param patience how long the turn is waited for
     */
    public <T> Optional<T> pass(String asker, Duration patience, Supplier<T> question) {
        if (!enter(asker, patience)) {
            return Optional.empty();
        }
        long began = nanos.getAsLong();
        try {
            return Optional.of(question.get());
        } finally {
            leave(began);
        }
    }

    private boolean enter(String asker, Duration patience) {
        var own = new Object();
        lock.lock();
        try {
            if (!stand(asker, own)) {
                return false;
            }
            long asked = nanos.getAsLong();
            while (own.equals(line.get(asker))) {
                long now = nanos.getAsLong();
                if (!taken && now - free >= 0 && isFirst(own)) {
                    taken = true;
                    line.remove(asker);
                    return true;
                }
                long left = patience.toNanos() - (now - asked);
                if (left <= 0) {
                    return false;
                }
                moved.awaitNanos(taken || now - free >= 0 ? left : Math.min(left, free - now));
            }
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            goes(asker, own);
            lock.unlock();
        }
    }

    /** Takes the asker's place in the line, or one at its end; false when there is none. */
    private boolean stand(String asker, Object question) {
        if (!line.containsKey(asker) && line.size() >= PLACES) {
            var left = line.entrySet().stream()
                    .filter(place -> place.getValue() == NOBODY)
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (left.isEmpty()) {
                return false;
            }
            line.remove(left.get());
        }
        // In a line that is linked, what is replaced keeps its place.
        line.put(asker, question);
        moved.signalAll();
        return true;
    }

    /** Leaves the place free for the asker, unless he has passed or asked anew. */
    private void goes(String asker, Object question) {
        if (line.replace(asker, question, NOBODY)) {
            moved.signalAll();
        }
    }

    private boolean isFirst(Object question) {
        return line.values().stream()
                .filter(waiting -> waiting != NOBODY)
                .findFirst()
                .filter(question::equals)
                .isPresent();
    }

    private void leave(long began) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            taken = false;
            free = now + (now - began);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait now. */
    int waiting() {
        lock.lock();
        try {
            return (int)
                    line.values().stream().filter(waiting -> waiting != NOBODY).count();
        } finally {
            lock.unlock();
        }
    }
}
