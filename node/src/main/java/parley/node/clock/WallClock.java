package parley.node.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The clock of a node in real use: the machine's, in whole seconds. One thread runs what happens and what is said of it, another
 * works out findings, so that no receipt waits for those of another circle. Each looks at the clock at least once a second, so
 * that a clock that was put right does not hold a deadline back.
 */
public final class WallClock implements NodeClock {
    private static final System.Logger LOG = System.getLogger(WallClock.class.getName());
    private static final long LONGEST_WAIT_MS = 1_000;

    private final InstantSource source;
    private final Hand acting;
    private final Hand judging;

    /** A clock that reads a source of instants, and starts its threads. */
    public WallClock(InstantSource source) {
        this.source = source;
        this.acting = new Hand(source);
        this.judging = new Hand(source);
        acting.start("wall clock");
        judging.start("wall clock, findings");
    }

    @Override
    public Instant instant() {
        return source.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Timer at(Instant due, Phase phase, Runnable work) {
        return switch (phase) {
            case EVENT, SEEN -> acting.at(due, phase, work);
            case ASSESS, CHECK -> judging.at(due, phase, work);
        };
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
    public void close() {
        acting.close();
        judging.close();
    }

    /** One thread and its tasks. */
    private static final class Hand {
        private final InstantSource source;
        private final Object lock = new Object();
        private final Agenda agenda = new Agenda();
        private boolean closed;

        Hand(InstantSource source) {
            this.source = source;
        }

        void start(String name) {
            Thread.ofPlatform().name(name).daemon().start(this::run);
        }

        Timer at(Instant due, Phase phase, Runnable work) {
            synchronized (lock) {
                Agenda.Task task = agenda.add(due, phase, work);
                lock.notifyAll();
                return () -> {
                    synchronized (lock) {
                        agenda.remove(task);
                    }
                };
            }
        }

        void close() {
            synchronized (lock) {
                closed = true;
                lock.notifyAll();
            }
        }

        private void run() {
            try {
                while (true) {
                    List<Agenda.Task> tasks = nextTasks();
                    if (tasks.isEmpty()) {
                        return;
                    }
                    tasks.forEach(WallClock::runGuarded);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Waits for tasks that are due; empty once the clock is closed. */
        private List<Agenda.Task> nextTasks() throws InterruptedException {
            synchronized (lock) {
                while (!closed) {
                    Instant now = source.instant();
                    List<Agenda.Task> due = agenda.takePhase(now);
                    if (!due.isEmpty()) {
                        return due;
                    }
                    lock.wait(agenda.next()
                            .map(next -> Duration.between(now, next).toMillis() + 1)
                            .map(wait -> Math.clamp(wait, 1, LONGEST_WAIT_MS))
                            .orElse(LONGEST_WAIT_MS));
                }
                return List.of();
            }
        }
    }

    /**
     * One task's bug must not stop the deadlines of every circle, and an error least of all: its thread is the only one that
     * judges, or the only one that says, for all of them.
     */
    private static void runGuarded(Agenda.Task task) {
        try {
            task.work().run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "a task due at " + task.due() + " failed", e);
        }
    }
}
