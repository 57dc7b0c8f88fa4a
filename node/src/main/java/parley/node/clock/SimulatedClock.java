package parley.node.clock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a world: it stands still while any node has work under way and then leaps to the next due instant. All
 * nodes of the world share it, and so see the same order of events in every run. One thread runs all tasks.
 *
 * <p>It never leaps beyond its horizon; tasks that are due later wait there.
 */
public final class SimulatedClock implements NodeClock {
    private final Object lock = new Object();
    private final Agenda agenda = new Agenda();
    private final TreeSet<String> busy = new TreeSet<>();
    private final List<Runnable> afterPhase = new ArrayList<>();

    private Instant now;
    private Instant horizon;
    private boolean running;
    private boolean closed;
    private @Nullable Throwable failure;

    /** A clock that stands at an instant, with its horizon there. */
    public SimulatedClock(Instant start) {
        now = start.truncatedTo(ChronoUnit.SECONDS);
        horizon = now;
        Thread.ofPlatform().name("simulated clock").daemon().start(this::run);
    }

    @Override
    public Instant instant() {
        synchronized (lock) {
            return now;
        }
    }

    /** Lets the clock leap as far as an instant, if anything is due before it. */
    public void horizon(Instant instant) {
        synchronized (lock) {
            horizon = instant;
            lock.notifyAll();
        }
    }

    /**
     * Waits until no work is under way and nothing is due up to the horizon.
     *
     * @throws IllegalStateException when a task failed; its cause says how
     */
    public void awaitQuiet() throws InterruptedException {
        synchronized (lock) {
            while (failure == null && !closed && (running || !busy.isEmpty() || due())) {
                lock.wait();
            }
            if (failure != null) {
                throw new IllegalStateException("a task of the simulated clock failed", failure);
            }
        }
    }

    /** The names of the work that time is waiting for; for a message when it waits too long. */
    public List<String> waitsFor() {
        synchronized (lock) {
            return List.copyOf(busy);
        }
    }

    @Override
    public Timer at(Instant due, Phase phase, Runnable work) {
        synchronized (lock) {
            Agenda.Task task = agenda.add(due.isBefore(now) ? now : due, phase, work);
            lock.notifyAll();
            return () -> {
                synchronized (lock) {
                    agenda.remove(task);
                    lock.notifyAll();
                }
            };
        }
    }

    @Override
    public void afterPhase(Runnable task) {
        synchronized (lock) {
            if (running) {
                afterPhase.add(task);
                return;
            }
        }
        task.run();
    }

    @Override
    public Work work(String name) {
        return raised -> {
            synchronized (lock) {
                if (raised ? busy.add(name) : busy.remove(name)) {
                    lock.notifyAll();
                }
            }
        };
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    private boolean due() {
        return agenda.next().filter(next -> !next.isAfter(horizon)).isPresent();
    }

    private void run() {
        try {
            while (true) {
                List<Agenda.Task> phase = nextPhase();
                if (phase.isEmpty()) {
                    return;
                }
                phase.forEach(task -> task.work().run());
                runAfterPhase();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            synchronized (lock) {
                failure = e;
                lock.notifyAll();
            }
        }
    }

    private List<Agenda.Task> nextPhase() throws InterruptedException {
        synchronized (lock) {
            running = false;
            lock.notifyAll();
            while (!closed && (!busy.isEmpty() || !due())) {
                lock.wait();
            }
            if (closed) {
                return List.of();
            }
            Instant next = agenda.next().orElseThrow();
            now = next.isAfter(now) ? next : now;
            running = true;
            return agenda.takePhase(now);
        }
    }

    private void runAfterPhase() {
        List<Runnable> tasks;
        synchronized (lock) {
            tasks = List.copyOf(afterPhase);
            afterPhase.clear();
        }
        tasks.forEach(Runnable::run);
    }
}
