package parley.node.exchange;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Puts an end to blocking reads and writes. A socket channel has no timeout of its own, and one for each read would not
 * stop a peer that sends a byte a second; but a channel closes when the thread that waits on it is interrupted.
 * Thread-safe.
 */
final class Deadlines implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    Deadlines() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("exchange-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Interrupts the current thread after this time, unless the same thread has closed the guard before. */
    Guard guard(Duration limit) {
        Bell bell = new Bell(Thread.currentThread());
        return new Guard(bell, timer.schedule(bell, limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Stands over one piece of work of one thread. */
    record Guard(Bell bell, Future<?> alarm) implements AutoCloseable {
        @Override
        public void close() {
            alarm.cancel(false);
            bell.silence();
        }
    }

    /** Rings at most once, and never after it was silenced. */
    static final class Bell implements Runnable {
        private final Thread thread;

        @GuardedBy("this")
        private boolean done;

        private Bell(Thread thread) {
            this.thread = thread;
        }

        @Override
        public synchronized void run() {
            if (!done) {
                done = true;
                thread.interrupt();
            }
        }

        /** Takes back an interrupt that came when the work was already over. */
        private synchronized void silence() {
            if (done) {
                Thread.interrupted();
            }
            done = true;
        }
    }
}
