package parley.desk.live;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import parley.node.view.Change;

/**
 * Counts what changes in a node, so that any number of open pages can wait for the next change without a queue each: a
 * page that is slow skips what it missed and shows the newest. Thread-safe.
 */
public final class Changes implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long version;
    private boolean closed;
    private int open;

    /**
     * @param first where counting begins; a node that starts again begins elsewhere, so that a page which was open
     *     before does not take its own state for the newest
     */
    public Changes(long first) {
        this.version = first;
    }

    /** To be called after every change; returns at once. */
    public void note(Change change) {
        lock.lock();
        try {
            version++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The count now. */
    public long version() {
        lock.lock();
        try {
            return version;
        } finally {
            lock.unlock();
        }
    }

    /** How many pages wait here or will again. */
    public int open() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Counts a page as open until what this gives is closed. */
    public Opened opened() {
        add(1);
        return () -> add(-1);
    }

    private void add(int pages) {
        lock.lock();
        try {
            open += pages;
        } finally {
            lock.unlock();
        }
    }

    /** An open page. */
    @FunctionalInterface
    public interface Opened extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits until the count is not {@code known}, at most so long; returns it. Returns at once when closed. */
    public long await(long known, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (version == known && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return version;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the span is over or the desk closes. @return whether it closed */
    public boolean pause(Duration span) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.NANOSECONDS.convert(span);
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether no page should wait any more. */
    public boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets every waiting page go. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
