package parley.node.store;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A few connections that can only read, lent to one query at a time. Thread-safe. */
final class Readers implements AutoCloseable {
    private final BlockingQueue<Handle> idle;
    private final int count;

    Readers(Jdbi jdbi, int count) {
        this.idle = new ArrayBlockingQueue<>(count);
        this.count = count;
        for (int i = 0; i < count; i++) {
            idle.add(jdbi.open());
        }
    }

    <T> T read(Function<Handle, T> query) {
        Handle handle = take();
        try {
            return handle.inTransaction(query::apply);
        } finally {
            idle.add(handle);
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < count; i++) {
            take().close();
        }
    }

    private Handle take() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return idle.take();
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
