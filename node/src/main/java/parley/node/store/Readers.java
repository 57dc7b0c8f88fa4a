package parley.node.store;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A few connections that can only read, lent to one query at a time. Thread-safe. */
final class Readers implements AutoCloseable {
    /** How often who waits for a connection looks whether there will be one. */
    private static final long LOOK_MS = 100;

    private final BlockingQueue<Handle> idle;
    private final int count;
    private volatile boolean closed;

    Readers(Jdbi jdbi, int count) {
        this.idle = new ArrayBlockingQueue<>(count);
        this.count = count;
        for (int i = 0; i < count; i++) {
            idle.add(jdbi.open());
        }
    }

    /**
     * Runs a query.
     *
     * @throws IllegalStateException once the store is closed, also for who was waiting then
     */
    <T> T read(Function<Handle, T> query) {
        Handle handle = take();
        try {
            return handle.inTransaction(query::apply);
        } finally {
            idle.add(handle);
        }
    }

    /** Waits for the queries that run. */
    @Override
    public void close() {
        for (int i = 0; i < count; i++) {
            take().close();
        }
        closed = true;
    }

    private Handle take() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Handle handle = idle.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                    if (handle != null) {
                        return handle;
                    }
                    if (closed) {
                        throw new IllegalStateException("the store is closed");
                    }
                } catch (InterruptedException e) {
                    interrupted = true; // a query is short: finish it, and let the caller see the interrupt after it
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
