package parley.node.log;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.merkle.Merkle;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.Verifiers;
import parley.node.highwater.HighWater;
import parley.node.highwater.HighWaterFile;

/**
 * This party's own log: appends leaves, and signs checkpoints in the order that keeps it from ever contradicting itself.
 * Appending is safe from any thread; signing is one at a time.
 */
public final class OwnLog {
    private final LogStore store;
    private final HighWaterFile file;
    private final NoteSigner signer;
    private HighWater record;
    private volatile Optional<SignedCheckpoint> released;

    private OwnLog(LogStore store, HighWaterFile file, NoteSigner signer, HighWater record) {
        this.store = store;
        this.file = file;
        this.signer = signer;
        this.record = record;
        this.released = record.size() == 0 ? Optional.empty() : Optional.of(SignedCheckpoint.parse(record.note()));
    }

    /** Makes the high-water record of a log that was never signed; to be done once, when a circle is joined. */
    public static void found(LogStore store, HighWaterFile file, String holder) {
        file.swap(Optional.empty(), new HighWater(holder, store.log().epoch(), 0, Merkle.EMPTY_ROOT, Bytes.EMPTY));
    }

    /**
     * Opens a log and puts right what a crash has left between two steps.
     *
     * @param holder who signs from this data folder
     * @throws IllegalStateException when there is no high-water record, or another holder's, or the store does not hold what it says was
     *     signed: this log must not be signed again
     */
    public static OwnLog open(LogStore store, HighWaterFile file, NoteSigner signer, String holder) {
        HighWater record = file.read()
                .orElseThrow(() -> new IllegalStateException("there is no high-water record of " + store.log()
                        + ": it must not be signed again, but go on as the next epoch"));
        if (!record.holder().equals(holder)) {
            throw new IllegalStateException(
                    "the log " + store.log() + " is signed from another data folder, by the holder " + record.holder());
        }
        if (store.size() < record.size()) {
            throw new IllegalStateException("the store of " + store.log() + " holds " + store.size() + " leaves, but "
                    + record.size() + " were signed: restore it from the mirrors first");
        }
        store.database().writeNow(handle -> {
            Hash ignored = store.grow(handle, Math.max(record.size(), store.size(handle)));
            if (record.size() > 0) {
                store.putCheckpoint(handle, SignedCheckpoint.parse(record.note()));
            }
        });
        Hash root = store.proofs(store.size()).root(record.size());
        if (!root.equals(record.root())) {
            throw new IllegalStateException("the store of " + store.log() + " contradicts the checkpoint of size "
                    + record.size() + " that was signed: it must not be signed again");
        }
        return new OwnLog(store, file, signer, record);
    }

    public LogStore store() {
        return store;
    }

    /** The keys that this log's checkpoints are signed with. */
    public Verifiers verifiers() {
        return Verifiers.of(NoteVerifier.ed25519(signer.verifierKey()));
    }

    /**
     * Appends a leaf once: a second one with the same entry id gets the position of the first.
     *
     * @param entry the entry's id
     * @return the leaf's position, when it is durable
     */
    public CompletableFuture<Long> append(Hash entry, Bytes leaf) {
        return store.database().write(handle -> {
            Optional<Long> free = store.nameEntry(handle, entry);
            free.ifPresent(position -> {
                store.put(handle, position, leaf);
                store.setSize(handle, position + 1);
            });
            return free.orElseGet(() -> store.positionOf(handle, entry));
        });
    }

    /**
     * What the high-water record says on disk now.
     *
     * @throws IllegalStateException when it is damaged
     */
    public Optional<HighWater> recorded() {
        return file.read();
    }

    /** What this node goes by as the high-water record. */
    public synchronized HighWater record() {
        return record;
    }

    /** The last checkpoint that may be shown to anyone; empty before the first. */
    public Optional<SignedCheckpoint> released() {
        return released;
    }

    /** How many leaves the last released checkpoint covers. */
    public long releasedSize() {
        return released.map(checkpoint -> checkpoint.checkpoint().size()).orElse(0L);
    }

    /**
     * Signs a checkpoint over everything appended so far, unless that is signed already.
     *
     * @return the checkpoint that now stands
     * @throws IllegalStateException when the store does not give back what was put in, or someone else signs this log
     */
    public synchronized Optional<SignedCheckpoint> advance() {
        long before = record.size();
        long size = store.size();
        if (size == before) {
            return released;
        }
        Hash root = store.database().write(handle -> store.grow(handle, size)).join();
        store.verify(before, size);
        if (!store.proofs(size).root(size).equals(root)) {
            throw new IllegalStateException("the tiles of " + store.log() + " read back give another root at " + size);
        }
        SignedCheckpoint next =
                SignedCheckpoint.sign(new Checkpoint(new KeyName(store.log().origin()), size, root), signer);
        HighWater moved = new HighWater(record.holder(), record.epoch(), size, root, next.print());
        file.swap(Optional.of(record), moved);
        record = moved;
        store.database().writeNow(handle -> store.putCheckpoint(handle, next));
        released = Optional.of(next);
        return released;
    }

    /**
     * Compares with a checkpoint of this log that a peer holds.
     *
     * @throws IllegalStateException when it is genuine and beyond, or beside, what the high-water record says was signed
     */
    public synchronized void compare(SignedCheckpoint held, String peer) {
        Checkpoint theirs = held.checkpoint();
        if (!theirs.origin().value().equals(store.log().origin())
                || verifiers().open(held.note()) instanceof Verifiers.Opened.Refused) {
            return; // not of this log: it proves nothing
        }
        if (theirs.size() > record.size()) {
            throw new IllegalStateException(peer + " holds a checkpoint of " + store.log() + " of size " + theirs.size()
                    + ", but the high-water record stands at " + record.size()
                    + ": the record was lost or restored, and the log must go on as the next epoch");
        }
        if (!store.proofs(record.size()).root(theirs.size()).equals(theirs.root())) { // tiles end where signing does
            throw new IllegalStateException(peer + " holds a checkpoint of " + store.log() + " of size " + theirs.size()
                    + " with another root: the log has forked");
        }
    }
}
