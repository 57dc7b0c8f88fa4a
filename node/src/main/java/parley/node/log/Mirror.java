package parley.node.log;

import java.io.IOException;
import java.io.InterruptedIOException;
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
import parley.ledger.text.MalformedException;
import parley.ledger.tile.EntryBundle;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final LogStore store;
    private final Verifiers keys;
    private final Cosigner cosigner;
    private final String self;
    private final InstantSource clock;
    private final LongConsumer grown;
    private final Object lock = new Object();
    private @Nullable CompletableFuture<Hash> storing;

    /**
     * A mirror.
     *
     * @param keys the owner's log key
     * @param self this party's code, under which its cosignatures are kept
     * @param clock gives the cosignatures their time
     * @param grown is told the new size, once it is recorded and before anyone else learns of it
     */
    public Mirror(
            LogStore store, Verifiers keys, Cosigner cosigner, String self, InstantSource clock, LongConsumer grown) {
        this.store = store;
        this.keys = keys;
        this.cosigner = cosigner;
        this.self = self;
        this.clock = clock;
        this.grown = grown;
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
     * @param sources where to fetch what lacks, the likeliest first
     */
    public CheckpointAnswer add(AddCheckpoint request, List<BundleSource> sources) {
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
            work = startStoring(posted, known.size(), sources);
        }
        return await(work, posted);
    }

    /**
     * Catches up with a checkpoint that was read rather than posted, such as at the start of the node. No proof is needed:
     * all leaves are fetched, and together with those held they have to give the signed root.
     *
     * @return whether this log is now held up to that checkpoint, at least
     */
    public boolean catchUp(SignedCheckpoint read, List<BundleSource> sources) {
        CompletableFuture<Hash> work;
        synchronized (lock) {
            KnownLog known = known();
            if (!isOurs(read.checkpoint().origin()) || keys.open(read.note()) instanceof Verifiers.Opened.Refused) {
                return false;
            }
            if (read.checkpoint().size() <= known.size()) {
                return true;
            }
            work = startStoring(read, known.size(), sources);
        }
        try {
            work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return known().size() >= read.checkpoint().size();
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Joins what is under way, or starts; to be called under the lock. */
    private CompletableFuture<Hash> startStoring(SignedCheckpoint checkpoint, long from, List<BundleSource> sources) {
        CompletableFuture<Hash> current = storing;
        if (current != null && !current.isDone()) {
            return current;
        }
        CompletableFuture<Hash> started = new CompletableFuture<>();
        storing = started;
        Thread.ofVirtual().name("mirror of " + store.log()).start(() -> store(checkpoint, from, sources, started));
        return started;
    }

    private CheckpointAnswer await(CompletableFuture<Hash> work, SignedCheckpoint posted) {
        try {
            work.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
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

    private void store(SignedCheckpoint posted, long from, List<BundleSource> sources, CompletableFuture<Hash> done) {
        try {
            fetch(posted.checkpoint().size(), from, sources);
            Hash root = record(posted);
            grown.accept(posted.checkpoint().size());
            done.complete(root);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            done.completeExceptionally(e);
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    /** Stores the leaves that lack, bundle by bundle, beyond those that count; an interrupted fetch goes on from there. */
    private void fetch(long size, long from, List<BundleSource> sources) throws IOException, InterruptedException {
        long stored = Math.max(from, Math.min(store.stored(), size));
        for (Bundle bundle : Layout.bundles(stored, size)) {
            long first = bundle.index() * Bundle.WIDTH_FULL;
            List<Bytes> entries = fetch(bundle, sources);
            store.database().writeNow(handle -> {
                for (int i = 0; i < entries.size(); i++) {
                    if (first + i >= from) {
                        store.put(handle, first + i, entries.get(i));
                    }
                }
            });
        }
    }

    private List<Bytes> fetch(Bundle bundle, List<BundleSource> sources) throws IOException, InterruptedException {
        Hash log = Hash.sha256(Bytes.utf8(store.log().origin()));
        IOException failure = new InterruptedIOException("nobody has " + bundle.print() + " of " + store.log());
        for (BundleSource source : sources) {
            try {
                Optional<Bytes> content = source.bundle(log, bundle.index(), bundle.width());
                if (content.isPresent()) {
                    List<Bytes> entries = EntryBundle.parse(content.get()).entries();
                    if (entries.size() == bundle.width()) {
                        return entries;
                    }
                }
            } catch (IOException | MalformedException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    /** Hashes what was fetched to the signed root and records both together; on another root all of it is dropped. */
    private Hash record(SignedCheckpoint posted) {
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
            if (e.getCause() instanceof WrongLeavesException) {
                store.database().writeNow(handle -> store.dropFrom(handle, store.size(handle)));
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
}
