package parley.node.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import parley.ledger.bytes.Hash;

/** What one peer has left of its {@link Budget}. Thread-safe. */
final class Account {
    private static final Duration WHEN_CROWDED = Duration.ofSeconds(1);

    private final Budget budget;
    private final LongSupplier nanoTime;
    private final Semaphore underWay;
    private final TokenBucket requests;
    private final TokenBucket bytes;
    private final Map<Hash, TokenBucket> posts = new ConcurrentHashMap<>();

    Account(Budget budget, LongSupplier nanoTime) {
        this.budget = budget;
        this.nanoTime = nanoTime;
        this.underWay = new Semaphore(budget.concurrent());
        this.requests = new TokenBucket(budget.requests(), nanoTime);
        this.bytes = new TokenBucket(budget.bytes(), nanoTime);
    }

    /** Begins a request, which {@link #leave} ends; or answers, above zero, how long to stay away, and begins none. */
    Duration enter() {
        Duration wait = bytes.empty();
        if (wait.isZero()) {
            wait = requests.take();
        }
        if (wait.isZero() && !underWay.tryAcquire()) {
            wait = WHEN_CROWDED;
        }
        return wait;
    }

    void leave() {
        underWay.release();
    }

    /**
     * Counts a posted checkpoint; zero, or how long to wait before the next.
     *
     * @param circle one that the peer is a member of, so that there are never many
     */
    Duration post(Hash circle) {
        return posts.computeIfAbsent(circle, c -> new TokenBucket(budget.posts(), nanoTime))
                .take();
    }

    /** Counts bytes that came or went; never refuses, as they have. */
    void carried(long count) {
        bytes.charge(count);
    }
}
