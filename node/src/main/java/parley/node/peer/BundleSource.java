package parley.node.peer;

import java.io.IOException;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/**
 * Somewhere entry bundles can be fetched from (tlog-tiles, {@code tile/entries}). Whoever calls it trusts nothing of what
 * comes: the bytes count only once they hash to a signed root.
 */
@FunctionalInterface
public interface BundleSource {
    /** No bundle is read beyond this many bytes. */
    int MAX_BYTES = 12 << 20;

    /**
     * One bundle: leaves {@code number * 256} to {@code number * 256 + width - 1} of a log.
     *
     * @param log the SHA-256 of the log's origin
     * @param number which bundle, from 0
     * @param width how many leaves, 1 to 256; 256 asks for the full bundle
     * @return empty when the source does not have it
     * @throws IOException when it cannot be reached, or sends more than {@link #MAX_BYTES}
     */
    Optional<Bytes> bundle(Hash log, long number, int width) throws IOException, InterruptedException;
}
