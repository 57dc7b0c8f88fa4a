package parley.node.circle;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import parley.node.clock.NodeClock.Work;
import parley.node.log.OwnLog;

/**
 * Signs the next checkpoint of the own log when there is something to sign and the line is free: the quorum has cosigned
 * the last one, or it had its time. So a burst of entries travels in few checkpoints and a lone entry at once.
 */
final class Publisher implements AutoCloseable {
    private final OwnLog own;
    private final Gate gate;
    private final Pace pace;
    private final Work work;
    private final Thread thread;
    private final Object lock = new Object();
    private long signedAtNanos;
    private boolean closed;

    /**
     * What a publisher asks and tells.
     *
     * @param maySign whether signing is allowed at all: peers were asked, the clock is right
     * @param lineIdle whether the quorum has cosigned the last checkpoint
     * @param released called after each new checkpoint
     * @param failed called when this log must not be signed any further
     */
    record Gate(
            BooleanSupplier maySign, BooleanSupplier lineIdle, Runnable released, Consumer<RuntimeException> failed) {}

    Publisher(OwnLog own, Gate gate, Pace pace, Work work) {
        this.own = own;
        this.gate = gate;
        this.pace = pace;
        this.work = work;
        this.signedAtNanos = System.nanoTime() - pace.checkpointPatience().toNanos();
        this.thread =
                Thread.ofVirtual().name("publisher of " + own.store().log()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Something was appended, a member has cosigned, or signing was allowed. */
    void wake() {
        synchronized (lock) {
            work.busy(!closed && pending() && gate.maySign().getAsBoolean());
            lock.notifyAll();
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        work.busy(false);
    }

    private void run() {
        try {
            while (awaitTurn()) {
                own.advance();
                gate.released().run(); // the links take the work over before this one lays it down
                wake();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // the store or the record refuses: nothing more may be signed
            gate.failed().accept(e);
        }
    }

    private boolean awaitTurn() throws InterruptedException {
        synchronized (lock) {
            while (!closed) {
                boolean ready = pending() && gate.maySign().getAsBoolean();
                long left = signedAtNanos + pace.checkpointPatience().toNanos() - System.nanoTime();
                if (ready && (left <= 0 || gate.lineIdle().getAsBoolean())) {
                    signedAtNanos = System.nanoTime();
                    return true;
                }
                if (ready) {
                    lock.wait(left / 1_000_000 + 1);
                } else {
                    lock.wait();
                }
            }
            return false;
        }
    }

    private boolean pending() {
        return own.store().size() > own.releasedSize();
    }
}
