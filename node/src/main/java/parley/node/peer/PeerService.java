package parley.node.peer;

import java.util.Optional;
import parley.ledger.bytes.Bytes;

/**
 * What one member of a circle may ask of this node: post a checkpoint of a log, and read the logs that are held here. An
 * instance belongs to one circle and one caller; it is cheap, and safe for many threads.
 *
 * @see Admission
 */
public interface PeerService {
    /**
     * Judges a posted checkpoint, fetches and stores what is missing, and cosigns. Returns within about five seconds;
     * what takes longer goes on after a {@link CheckpointAnswer.NotYet}.
     *
     * @param request the body as received, at most 128 KiB
     */
    CheckpointAnswer addCheckpoint(Bytes request);

    /**
     * A file of the tree that is served below {@code /CIRCLE/}: {@code LOG/checkpoint}, {@code LOG/tile/...} or
     * {@code LOG/tile/entries/...}, where LOG is the hex SHA-256 of the log's origin.
     *
     * @param path without a leading slash, exactly as it came; never decoded or normalised
     * @return empty for a path that is not canonical or names nothing held here
     */
    Optional<Resource> read(String path);

    /**
     * A file to be served.
     *
     * @param text whether it goes out as {@code text/plain; charset=utf-8}; otherwise as octets
     * @param immutable whether it may be kept for ever (tiles and bundles, not checkpoints)
     */
    record Resource(Bytes content, boolean text, boolean immutable) {}
}
