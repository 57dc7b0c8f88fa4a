package parley.node.log;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;

/**
 * Holds another member's log to the charter's {@code bytesPerDay}: a mirror takes leaves as long as it has taken less than
 * that on this UTC day of its node's clock. A leaf larger than the whole budget therefore waits, and is never refused for
 * good. Each leaf counts as in a bundle, with the two bytes of its length. Thread-safe.
 */
final class DailyBytes {
    private static final long SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final LogStore store;
    private final long limit;
    private final InstantSource clock;

    DailyBytes(LogStore store, long limit, InstantSource clock) {
        this.store = store;
        this.limit = limit;
        this.clock = clock;
    }

    /** How long it is until leaves may be taken again; zero when they may be taken now. */
    Duration untilRoom() {
        long now = clock.instant().getEpochSecond();
        long day = Math.floorDiv(now, SECONDS_PER_DAY);
        boolean room = store.database().read(handle -> store.takenOn(handle, day)) < limit;
        return room ? Duration.ZERO : Duration.ofSeconds((day + 1) * SECONDS_PER_DAY - now);
    }

    /** Stores leaves from a position on, as many as may be taken now; gives how many. */
    int put(Handle handle, long position, List<Bytes> leaves) {
        long day = today();
        long taken = store.takenOn(handle, day);
        int count = 0;
        while (count < leaves.size() && taken < limit) {
            store.put(handle, position + count, leaves.get(count));
            taken += LogStore.LENGTH_BYTES + leaves.get(count).size();
            count++;
        }
        store.setTaken(handle, day, taken);
        return count;
    }

    /** Drops the leaves that no checkpoint has proved; the log's owner does not pay for them. */
    void dropUnproved(Handle handle) {
        long day = today();
        long size = store.size(handle);
        long dropped = store.bytesFrom(handle, size);
        store.dropFrom(handle, size);
        store.setTaken(handle, day, Math.max(0, store.takenOn(handle, day) - dropped));
    }

    private long today() {
        return Math.floorDiv(clock.instant().getEpochSecond(), SECONDS_PER_DAY);
    }
}
