package parley.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.node.clock.NodeClock;

/** A clock that stands where a test puts it, and runs what is due on the test's own thread, exceptions and all. */
final class HandClock implements NodeClock {
    private final List<Task> tasks = new ArrayList<>();
    private Instant now;

    private record Task(Instant due, Phase phase, Runnable work) {}

    HandClock(Instant now) {
        this.now = now;
    }

    /** Goes to an instant, be it later or earlier, and runs what is due there. */
    void put(Instant to) {
        synchronized (this) {
            now = to;
        }
        run();
    }

    /** Goes to an instant, and leaves what is due there to be run. */
    synchronized void pass(Instant to) {
        now = to;
    }

    /** Runs what is due, and what that makes due. */
    void run() {
        for (Optional<Task> next = next(); next.isPresent(); next = next()) {
            next.get().work.run();
        }
    }

    private synchronized Optional<Task> next() {
        Optional<Task> next =
                tasks.stream().filter(task -> !task.due.isAfter(now)).min(Comparator.comparing(Task::phase));
        next.ifPresent(tasks::remove);
        return next;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Timer at(Instant due, Phase phase, Runnable work) {
        Task task = new Task(due, phase, work);
        tasks.add(task);
        return () -> cancel(task);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    @Override
    public void afterPhase(Runnable task) {
        task.run();
    }

    @Override
    public Work work(String name) {
        return raised -> {};
    }

    @Override
    public void close() {}
}
