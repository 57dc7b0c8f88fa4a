package parley.node.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import parley.node.store.DurableSteps.Step;

/**
 * The one thread that writes to a file. It takes what waits, up to {@link #GROUP} changes, commits it as one transaction
 * and only then completes the callers' futures: one sync serves them all.
 */
final class Writer implements AutoCloseable {
    /** Changes in one commit: enough to spread a sync thin, few enough to keep its latency low. */
    static final int GROUP = 256;

    private final Handle handle;
    private final DurableSteps steps;
    private final LinkedBlockingQueue<Change<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    Writer(Handle handle, String name, DurableSteps steps) {
        this.handle = handle;
        this.steps = steps;
        this.thread = Thread.ofPlatform().name("writer of " + name).daemon().start(this::run);
    }

    <T> CompletableFuture<T> submit(Function<Handle, T> work) {
        Change<T> change = new Change<>(work, new CompletableFuture<>());
        queue.add(change);
        Throwable cause = failure;
        if (cause != null) {
            change.done.completeExceptionally(new IllegalStateException("the store has failed before", cause));
        }
        return change.done;
    }

    @Override
    public void close() {
        queue.add(Change.LAST);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Change<?>> group = new ArrayList<>(GROUP);
        try (handle) {
            boolean last = false;
            while (!last) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, GROUP - 1);
                last = group.removeIf(change -> change == Change.LAST);
                commit(group);
            }
            fail(List.of(), new IllegalStateException("the store is closed"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fail(group, e);
        }
    }

    private void commit(List<Change<?>> group) {
        if (group.isEmpty()) {
            return;
        }
        handle.begin();
        try {
            for (Change<?> change : group) {
                change.apply(handle);
            }
            steps.reached(Step.BEFORE_COMMIT);
        } catch (RuntimeException | Error e) {
            handle.rollback();
            throw e;
        }
        handle.commit();
        steps.reached(Step.AFTER_COMMIT);
        group.forEach(Change::complete);
    }

    /** After a failed commit nobody knows what the file holds: every caller hears of it and the writer ends. */
    private void fail(List<Change<?>> group, Throwable cause) {
        failure = cause;
        group.forEach(change -> change.done.completeExceptionally(cause));
        for (Change<?> change = queue.poll(); change != null; change = queue.poll()) {
            change.done.completeExceptionally(cause);
        }
    }

    /** A change with whoever waits for it. */
    private static final class Change<T> {
        static final Change<Boolean> LAST = new Change<>(handle -> true, new CompletableFuture<>());

        private final Function<Handle, T> work;
        private final CompletableFuture<T> done;
        private @Nullable Runnable completion;

        Change(Function<Handle, T> work, CompletableFuture<T> done) {
            this.work = work;
            this.done = done;
        }

        void apply(Handle handle) {
            handle.savepoint("change");
            try {
                T result = work.apply(handle);
                handle.releaseSavepoint("change");
                completion = () -> done.complete(result);
            } catch (RuntimeException e) {
                handle.rollbackToSavepoint("change");
                completion = () -> done.completeExceptionally(e);
            }
        }

        void complete() {
            Runnable known = completion;
            if (known != null) {
                known.run();
            }
        }
    }
}
