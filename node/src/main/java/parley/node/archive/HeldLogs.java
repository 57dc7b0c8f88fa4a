package parley.node.archive;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import parley.ledger.archive.HeldLog;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.SignedCharter;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.entry.Party;
import parley.node.log.LogStore;

/** The logs of a circle as one member's store holds them. As safe for threads as the store. */
public final class HeldLogs {
    private static final int PAGE = 256;

    private final SignedCharter charter;
    private final Function<Party, LogStore> stores;

    /**
     * The logs of a circle.
     *
     * @param stores the store of each member's log
     */
    public HeldLogs(SignedCharter charter, Function<Party, LogStore> stores) {
        this.charter = charter;
        this.stores = stores;
    }

    public SignedCharter charter() {
        return charter;
    }

    LogStore store(Party owner) {
        return stores.apply(owner);
    }

    /** A member's log up to each checkpoint that is held, the largest first, with every cosignature. */
    public Stream<HeldLog> log(Party owner) {
        var store = store(owner);
        return LongStream.concat(
                        store.largestCheckpoint().stream()
                                .mapToLong(largest -> largest.checkpoint().size()),
                        store.cosignedSizes().stream().mapToLong(size -> size))
                .boxed()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .flatMap(size -> store.checkpoint(size).stream())
                .map(checkpoint -> new HeldLog(cosigned(store, checkpoint), new Pages(store)));
    }

    private static SignedCheckpoint cosigned(LogStore store, SignedCheckpoint checkpoint) {
        var cosigned = checkpoint;
        for (var line : store.cosignatures(checkpoint.checkpoint().size()).values()) {
            cosigned = cosigned.signatures().contains(line) ? cosigned : cosigned.with(line);
        }
        return cosigned;
    }

    /** Leaves are asked for in order, mostly; a page at a time is read. */
    private static final class Pages implements HeldLog.Leaves {
        private final LogStore store;
        private List<Bytes> page = List.of();
        private long first;

        Pages(LogStore store) {
            this.store = store;
        }

        @Override
        public Bytes leaf(long index) {
            if (index < first || index >= first + page.size()) {
                first = index - index % PAGE;
                page = store.leaves(first, Math.min(store.size(), first + PAGE));
            }
            return page.get((int) (index - first));
        }
    }
}
