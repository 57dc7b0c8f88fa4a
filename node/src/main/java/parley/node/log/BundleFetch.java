package parley.node.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.LogId;
import parley.ledger.text.MalformedException;
import parley.ledger.tile.EntryBundle;
import parley.ledger.tile.TilePath.Bundle;
import parley.node.peer.BundleSource;

/**
 * Gets the bundles of one log, from its owner if it can and from others in his place. A source that fails is asked last
 * from then on. One that lets us wait in the owner's place is left as soon as the owner shows that he is there, so that
 * nobody can hold up another's log. One thread fetches; {@link #ownerCalled} is safe from any.
 */
final class BundleFetch {
    private final LogId log;
    private final BundleSource owner;
    private final List<BundleSource> sources;
    private List<BundleSource> order;
    private boolean borrowed;
    private @Nullable Thread waiting; // for another than the owner; guarded by this
    private boolean ownerCalled; // guarded by this

    /**
     * A fetch that has asked nobody yet.
     *
     * @param sources the owner first, then others, the likeliest first
     */
    BundleFetch(LogId log, List<BundleSource> sources) {
        this.log = log;
        this.owner = sources.getFirst();
        this.sources = List.copyOf(sources);
        this.order = new ArrayList<>(sources);
    }

    /** The owner was heard of: he is asked next, whoever is being asked now. */
    synchronized void ownerCalled() {
        ownerCalled = true;
        Thread other = waiting;
        if (other != null) {
            other.interrupt();
        }
    }

    /** Whether a bundle came from another than the owner. For the fetching thread. */
    boolean borrowed() {
        return borrowed;
    }

    /**
     * The entries of a bundle, as many as it is wide.
     *
     * @throws IOException when nobody has them
     */
    List<Bytes> fetch(Bundle bundle) throws IOException, InterruptedException {
        IOException failure = new IOException("nobody has " + bundle.print() + " of " + log);
        List<BundleSource> left = new ArrayList<>(order);
        while (!left.isEmpty()) {
            if (takeOwnerCalled()) {
                order = new ArrayList<>(sources);
                left = new ArrayList<>(sources);
            }
            BundleSource source = left.removeFirst();
            try {
                Optional<List<Bytes>> entries = ask(source, bundle);
                if (entries.isPresent()) {
                    borrowed |= !source.equals(owner);
                    return entries.get();
                }
            } catch (IOException | MalformedException e) {
                failure.addSuppressed(e);
            } catch (InterruptedException e) {
                if (!isOwnerThere()) {
                    throw e;
                }
                left.add(source);
            }
            order.remove(source);
            order.add(source);
        }
        throw failure;
    }

    private Optional<List<Bytes>> ask(BundleSource source, Bundle bundle) throws IOException, InterruptedException {
        begin(source);
        try {
            return source.bundle(Hash.sha256(Bytes.utf8(log.origin())), bundle.index(), bundle.width())
                    .map(content -> EntryBundle.parse(content).entries())
                    .filter(entries -> entries.size() == bundle.width());
        } finally {
            end();
        }
    }

    private synchronized void begin(BundleSource source) {
        waiting = source.equals(owner) ? null : Thread.currentThread();
    }

    /** Takes back an interrupt that came when the answer was already there. */
    private synchronized void end() {
        if (waiting != null && ownerCalled) {
            Thread.interrupted();
        }
        waiting = null;
    }

    private synchronized boolean isOwnerThere() {
        return ownerCalled;
    }

    private synchronized boolean takeOwnerCalled() {
        boolean called = ownerCalled;
        ownerCalled = false;
        return called;
    }
}
