package parley.node.mail;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.errorprone.annotations.Var;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import parley.node.view.mail.MailState;

/** The one thread that hands letters to the relay, one after another; others only wake it. Thread-safe. */
public final class Postman implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Postman.class.getName());

    /** How often it looks at the clock, which may be put forward, while it waits. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private static final String ENDED = "no more mail is sent until the node starts again";

    private static final Duration END = Duration.ofSeconds(10);

    private final Queue queue;
    private final Relay relay;
    private final InstantSource wall;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread thread;
    private boolean news;
    private volatile boolean closed;
    private volatile MailState.@Nullable Trouble trouble;

    /**
     * A postman who has not begun yet.
     *
     * @param wall the machine's clock, by which tries are spaced
     */
    public Postman(Queue queue, Relay relay, InstantSource wall) {
        this.queue = queue;
        this.relay = relay;
        this.wall = wall;
        this.thread = Thread.ofPlatform().name("postman").daemon().unstarted(this::run);
    }

    /** Begins with what waits from before. */
    public void start() {
        thread.start();
    }

    /** What keeps the relay from being reached, as far as it has been tried; or that nobody tries any more. */
    public Optional<MailState.Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    public Relay relay() {
        return relay;
    }

    /** Says that something new waits. */
    public void wake() {
        lock.lock();
        try {
            news = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends; a letter that is being handed over is noted as far as is known. */
    @Override
    public void close() {
        closed = true;
        wake();
        relay.close();
        try {
            if (thread.isAlive()) {
                thread.join(END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                Optional<Queue.Job> job = queue.due(wall.instant());
                if (job.isPresent()) {
                    hand(job.get());
                } else {
                    await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) {
            // The queue takes no more notes: nothing may leave of which there would be none.
            LOG.log(System.Logger.Level.ERROR, ENDED, failed);
        } finally {
            if (!closed) {
                trouble = troubled(ENDED);
            }
        }
    }

    private void hand(Queue.Job job) {
        Answer answer = relay.hand(job.message(), job.to(), () -> queue.handing(job));
        trouble = switch (answer) {
            case Answer.Accepted _, Answer.Refused _, Answer.Later _ -> null;
            case Answer.Unreached(String says) -> troubled(says);
            case Answer.Unclear(String says) -> troubled(says);
        };
        queue.note(job, answer, wall.instant());
    }

    private MailState.Trouble troubled(String says) {
        return new MailState.Trouble(trouble().map(MailState.Trouble::since).orElseGet(wall::instant), says);
    }

    private void await() throws InterruptedException {
        Instant now = wall.instant();
        Duration left = queue.next().map(next -> Duration.between(now, next)).orElse(LOOK);
        lock.lock();
        try {
            @Var long nanos = NANOSECONDS.convert(left.compareTo(LOOK) < 0 ? left : LOOK);
            while (!news && nanos > 0) {
                nanos = woken.awaitNanos(nanos);
            }
            news = false;
        } finally {
            lock.unlock();
        }
    }
}
