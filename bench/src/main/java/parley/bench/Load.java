package parley.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import parley.ledger.entry.Party;
import parley.node.view.EntryPointer;

/**
 * What the other circles of two nodes carry: in each of them both parties write what parties do, and a writer's next entry
 * waits until the other node has stored the last, so that nothing piles up unseen. Each writer offers its share of a rate, or as
 * much as is taken.
 */
final class Load implements AutoCloseable {
    static final int AS_MUCH_AS_IS_TAKEN = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Circles circles;
    private final long pauseNanos;
    private final AtomicLong carried = new AtomicLong();
    private final List<CompletableFuture<Void>> writing = new ArrayList<>();
    private final ExecutorService writers = Executors.newCachedThreadPool();
    private final long begunNanos = System.nanoTime();
    private volatile boolean ended;

    /**
     * Begins to write in all circles of the two but the first.
     *
     * @param perSecond entries offered in all circles together, or {@link #AS_MUCH_AS_IS_TAKEN}
     */
    Load(Circles circles, int perSecond) {
        this.circles = circles;
        List<Circles.Ring> others = circles.rings().subList(1, circles.rings().size());
        int each = others.size() * Circles.PARTIES.size();
        this.pauseNanos = perSecond == AS_MUCH_AS_IS_TAKEN ? 0 : 1_000_000_000L * each / perSecond;
        for (Circles.Ring ring : others) {
            for (Party author : Circles.PARTIES) {
                Stories stories = new Stories(Circles.PARTIES);
                writing.add(CompletableFuture.runAsync(() -> write(ring, author, stories), writers));
            }
        }
    }

    /** How many entries per second the other nodes have stored since the load began. */
    double carriedPerSecond() {
        return carried.get() * 1e9 / (System.nanoTime() - begunNanos);
    }

    /** Ends the writing; throws what made a writer fail. */
    @Override
    public void close() {
        ended = true;
        writers.shutdown();
        writing.forEach(CompletableFuture::join);
    }

    private void write(Circles.Ring ring, Party author, Stories stories) {
        long due = System.nanoTime();
        while (!ended) {
            Stories.Told told = stories.next();
            if (told.author().equals(author)) {
                EntryPointer sent = circles.send(ring, author, told.draft());
                awaitStored(ring, author, sent.index());
                carried.incrementAndGet();
                due = Math.max(due + pauseNanos, System.nanoTime() - pauseNanos);
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    private void awaitStored(Circles.Ring ring, Party author, long index) {
        Party other =
                Circles.PARTIES.getFirst().equals(author) ? Circles.PARTIES.getLast() : Circles.PARTIES.getFirst();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (circles.node(other)
                        .ledger(ring.id())
                        .orElseThrow()
                        .leaves(author)
                        .size()
                <= index) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT, "%s has not stored entry %d of %s within %s", other, index, author, PATIENCE));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
