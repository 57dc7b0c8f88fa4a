package parley.desk.write;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import parley.ledger.bytes.Hash;

/**
 * Lets one entry of a circle be sent at a time, whether by officers or by a program: what is looked at within a turn, such as
 * what an office has said, is what it was when the entry is sent. Thread-safe.
 */
public final class Turns {
    private final Map<Hash, ReentrantLock> circles = new ConcurrentHashMap<>();

    public <T> T take(Hash circle, Supplier<T> act) {
        var turn = circles.computeIfAbsent(circle, _ -> new ReentrantLock());
        turn.lock();
        try {
            return act.get();
        } finally {
            turn.unlock();
        }
    }
}
