package parley.bench;

import java.time.Duration;
import java.util.function.Predicate;
import parley.ledger.bytes.Hash;
import parley.node.Node;
import parley.node.view.CircleView;

/** Looks at a node's snapshots of one circle as a desk does: whenever the node says that something has changed. */
final class Watching implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Node node;
    private final Hash circle;
    private final AutoCloseable subscription;
    private long changes;

    Watching(Node node, Hash circle) {
        this.node = node;
        this.circle = circle;
        this.subscription = node.subscribe(change -> {
            if (change.circle().equals(circle)) {
                changed();
            }
        });
    }

    /** Waits until a snapshot shows something; returns the {@link System#nanoTime} at which it did. */
    long await(Predicate<CircleView> shows) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long known = changes();
            if (shows.test(node.circle(circle).orElseThrow())) {
                return System.nanoTime();
            }
            awaitAfter(known, end);
        }
    }

    @Override
    public void close() {
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IllegalStateException("the node of " + node.party() + " did not let go", e);
        }
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized void awaitAfter(long known, long end) throws InterruptedException {
        while (changes == known) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IllegalStateException(
                        "the node of " + node.party() + " has not shown it within " + PATIENCE.toSeconds() + " s");
            }
            wait(left);
        }
    }
}
