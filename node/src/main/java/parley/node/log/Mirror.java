package parley.node.log;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.Cosigner;
import parley.ledger.note.KeyName;
import parley.ledger.note.SignatureLine;
import parley.ledger.note.Verifiers;
import parley.ledger.tile.Layout;
import parley.ledger.tile.TilePath.Bundle;
import parley.ledger.witness.AddCheckpoint;
import parley.ledger.witness.Decision;
import parley.ledger.witness.KnownLog;
import parley.node.peer.BundleSource;
import parley.node.peer.CheckpointAnswer;

/**
 * Another member's log as this node follows it: judges its checkpoints by bytes alone, fetches and stores what it lacks,
 * and only then cosigns. Whether a leaf is an entry is no question here. Thread-safe; one checkpoint at a time.
 */
public final class Mirror {
    private static final System.Logger LOG = System.getLogger(Mirror.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final LogStore store;
    private final Verifiers keys;
    private final Cosigner cosigner;
    private final String self;
    private final InstantSource clock;
    private final LongConsumer grown;
    private final DailyBytes budget;
    private final Object lock = new Object();
    private @Nullable Storing storing;
    /** Whether leaves are stored that are not proved yet and came, or may have come, from another than the owner. */
    private volatile boolean borrowed;

    /** What is under way. */
    private record Storing(CompletableFuture<Hash> done, BundleFetch fetch) {}

    /** How {@link #catchUp} ended. */
    public enum CaughtUp {
        /** This log is held up to the checkpoint, at least. */
        DONE,
        /** It takes longer, or the day's bytes are used up. */
        LATER,
        /** It was not the owner's checkpoint, or nobody gave what belongs to it. */
        FAILED
    }

    /**
     * A mirror.
     *
     * @param keys the owner's log key
     * @param self this party's code, under which its cosignatures are kept
     * @param clock gives the cosignatures their time, and says when a day is over
     * @param bytesPerDay what may be taken of this log on one day
     * @param grown is told the new size, once it is recorded and before anyone else learns of it
     */
    public Mirror(
            LogStore store,
            Verifiers keys,
            Cosigner cosigner,
            String self,
            InstantSource clock,
            long bytesPerDay,
            LongConsumer grown) {
        this.store = store;
        this.keys = keys;
        this.cosigner = cosigner;
        this.self = self;
        this.clock = clock;
        this.budget = new DailyBytes(store, bytesPerDay, clock);
        this.grown = grown;
        this.borrowed = store.stored() > store.size();
    }

    public LogStore store() {
        return store;
    }

    /** How much is recorded: size and root of the largest checkpoint that was cosigned. */
    public KnownLog known() {
        return store.largestCheckpoint()
                .map(SignedCheckpoint::checkpoint)
                .map(checkpoint -> new KnownLog(keys, checkpoint.size(), checkpoint.root()))
                .orElse(KnownLog.fresh(keys));
    }

    /**
     * Answers a posted checkpoint. What takes longer than five seconds goes on after a {@link CheckpointAnswer.NotYet}.
     *
     * @param byOwner whether the log's owner posts it himself: then he is there, and nobody else is waited for
     * @param sources where to fetch what lacks: the owner, then others, the likeliest first
     */
    public CheckpointAnswer add(AddCheckpoint request, boolean byOwner, List<BundleSource> sources) {
        CompletableFuture<Hash> work;
        SignedCheckpoint posted = request.checkpoint();
        synchronized (lock) {
            KnownLog known = known();
            Decision decision =
                    Decision.on(request, origin -> Optional.of(known).filter(log -> isOurs(origin)));
            if (!(decision instanceof Decision.Consistent)) {
                return refusal(decision);
            }
            if (posted.checkpoint().size() == known.size()) {
                return cosign(posted);
            }
            work = startStoring(posted, known.size(), byOwner, sources);
        }
        return await(work, posted);
    }

    /**
     * Catches up with a checkpoint that was read rather than posted, such as at the start of the node. No proof is needed:
     * all leaves are fetched, and together with those held they have to give the signed root.
     *
     * @param sources as for {@link #add}
     */
    public CaughtUp catchUp(SignedCheckpoint read, List<BundleSource> sources) {
        CompletableFuture<Hash> work;
        synchronized (lock) {
            KnownLog known = known();
            if (!isOurs(read.checkpoint().origin()) || keys.open(read.note()) instanceof Verifiers.Opened.Refused) {
                return CaughtUp.FAILED;
            }
            if (read.checkpoint().size() <= known.size()) {
                return CaughtUp.DONE;
            }
            work = startStoring(read, known.size(), false, sources);
        }
        try {
            work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return known().size() >= read.checkpoint().size() ? CaughtUp.DONE : CaughtUp.LATER;
        } catch (ExecutionException e) {
            return e.getCause() instanceof OverBudgetException ? CaughtUp.LATER : CaughtUp.FAILED;
        } catch (TimeoutException e) {
            return CaughtUp.LATER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CaughtUp.LATER;
        }
    }

    /** Joins what is under way, or starts; to be called under the lock. */
    private CompletableFuture<Hash> startStoring(
            SignedCheckpoint checkpoint, long from, boolean byOwner, List<BundleSource> sources) {
        Storing current = storing;
        if (current != null && !current.done.isDone()) {
            if (byOwner) {
                current.fetch.ownerCalled();
            }
            return current.done;
        }
        Storing started = new Storing(new CompletableFuture<>(), new BundleFetch(store.log(), sources));
        storing = started;
        Thread.ofVirtual().name("mirror of " + store.log()).start(() -> store(checkpoint, from, byOwner, started));
        return started.done;
    }

    private CheckpointAnswer await(CompletableFuture<Hash> work, SignedCheckpoint posted) {
        try {
            work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return e.getCause() instanceof OverBudgetException over
                    ? new CheckpointAnswer.OverBudget(over.wait)
                    : new CheckpointAnswer.NotYet(RETRY);
        } catch (TimeoutException e) {
            return new CheckpointAnswer.NotYet(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CheckpointAnswer.NotYet(RETRY);
        }
        synchronized (lock) {
            // Whoever stored it may have stored another checkpoint: only the recorded one is cosigned.
            return known().size() == posted.checkpoint().size()
                    ? cosign(posted)
                    : new CheckpointAnswer.Conflict(known().size());
        }
    }

    /** Signs what is recorded; the cosignature is durable before it is given away. */
    private CheckpointAnswer cosign(SignedCheckpoint posted) {
        if (!known().root().equals(posted.checkpoint().root())) {
            return new CheckpointAnswer.Inconsistent(
                    "another root is recorded at size " + posted.checkpoint().size());
        }
        SignatureLine line =
                cosigner.cosign(posted.checkpoint(), clock.instant().getEpochSecond());
        store.recordCosignature(self, posted.checkpoint().size(), line);
        return new CheckpointAnswer.Cosigned(Bytes.utf8(line.print()));
    }

    private void store(SignedCheckpoint posted, long from, boolean byOwner, Storing work) {
        try {
            if (byOwner && borrowed && !budget.untilRoom().isZero()) {
                dropUnproved(); // what others gave in his name must not use up his day
            }
            fetch(posted.checkpoint().size(), from, work.fetch);
            Hash root = record(posted);
            borrowed = false;
            grown.accept(posted.checkpoint().size());
            work.done.complete(root);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            work.done.completeExceptionally(e);
        } catch (IOException | OverBudgetException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> store.log() + " is not stored any further: " + e.getMessage());
            work.done.completeExceptionally(e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "could not store what lacks of " + store.log(), e);
            work.done.completeExceptionally(e);
        }
    }

    /** Stores the leaves that lack, bundle by bundle, beyond those that count; an interrupted fetch goes on from there. */
    private void fetch(long size, long from, BundleFetch source) throws IOException, InterruptedException {
        long stored = Math.max(from, Math.min(store.stored(), size));
        for (Bundle bundle : Layout.bundles(stored, size)) {
            refuseAboveBudget();
            long first = bundle.index() * Bundle.WIDTH_FULL;
            long next = Math.max(stored, first);
            List<Bytes> entries = source.fetch(bundle);
            List<Bytes> lacking = entries.subList((int) (next - first), entries.size());
            borrowed = borrowed || source.borrowed();
            int taken = store.database()
                    .write(handle -> budget.put(handle, next, lacking))
                    .join();
            if (taken < lacking.size()) {
                throw new OverBudgetException(budget.untilRoom());
            }
        }
    }

    private void refuseAboveBudget() {
        Duration wait = budget.untilRoom();
        if (!wait.isZero()) {
            throw new OverBudgetException(wait);
        }
    }

    private void dropUnproved() {
        store.database().writeNow(budget::dropUnproved);
        borrowed = false;
    }

    /** Hashes what was fetched to the signed root and records both together; on another root all of it is dropped. */
    private Hash record(SignedCheckpoint posted) throws IOException {
        long size = posted.checkpoint().size();
        try {
            return store.database()
                    .write(handle -> {
                        Hash root = store.grow(handle, size);
                        if (!root.equals(posted.checkpoint().root())) {
                            throw new WrongLeavesException(root);
                        }
                        store.putCheckpoint(handle, genuine(posted));
                        store.setSize(handle, size);
                        return root;
                    })
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WrongLeavesException wrong) {
                dropUnproved();
                throw new IOException(wrong);
            }
            throw e;
        }
    }

    /** The checkpoint without lines that this mirror cannot vouch for. */
    private SignedCheckpoint genuine(SignedCheckpoint posted) {
        return switch (keys.open(posted.note())) {
            case Verifiers.Opened.Verified(List<SignatureLine> lines) ->
                new SignedCheckpoint(posted.checkpoint(), lines);
            case Verifiers.Opened.Refused(String reason) -> throw new IllegalStateException(reason);
        };
    }

    private boolean isOurs(KeyName origin) {
        return origin.value().equals(store.log().origin());
    }

    private static CheckpointAnswer refusal(Decision decision) {
        return switch (decision) {
            case Decision.UnknownLog _ -> new CheckpointAnswer.UnknownLog();
            case Decision.Untrusted(String reason) -> new CheckpointAnswer.Untrusted(reason);
            case Decision.Backwards(long oldSize, long newSize) ->
                new CheckpointAnswer.Malformed("old size " + oldSize + " is above " + newSize);
            case Decision.Conflict(long recordedSize) -> new CheckpointAnswer.Conflict(recordedSize);
            case Decision.Inconsistent(String reason) -> new CheckpointAnswer.Inconsistent(reason);
            case Decision.Consistent _ -> throw new IllegalStateException("a consistent checkpoint is not refused");
        };
    }

    /** The fetched leaves do not hash to the signed root: whoever sent them did not send this log. */
    private static final class WrongLeavesException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongLeavesException(Hash root) {
            super("the leaves fetched give the root " + root);
        }
    }

    /** The day's bytes of this log are used up; what was taken stays. */
    private static final class OverBudgetException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Duration wait;

        OverBudgetException(Duration wait) {
            super("the bytes of this day are used up");
            this.wait = wait;
        }
    }
}
