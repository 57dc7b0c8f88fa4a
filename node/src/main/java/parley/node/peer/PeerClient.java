package parley.node.peer;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/**
 * One other member of one circle, as this node reaches it. Calls block for at most ten seconds (for a bundle, a
 * minute), answer interruption, and may run on several threads at once; none retries.
 *
 * @see Peers
 */
public interface PeerClient extends BundleSource {
    /**
     * Posts a checkpoint of a log of ours.
     *
     * @param request the body of tlog-witness: {@code old SIZE}, a consistency proof, an empty line, the signed checkpoint
     * @throws IOException when no answer came; whether the peer acted on the request is then unknown
     */
    CheckpointAnswer addCheckpoint(Bytes request) throws IOException, InterruptedException;

    /** The peer's largest checkpoint of a log, as a signed note; empty when it has none. */
    Optional<Bytes> checkpoint(Hash log) throws IOException, InterruptedException;

    /**
     * A hash tile.
     *
     * @param path its path below the log as tlog-tiles writes it, such as {@code tile/0/x001/067.p/12}
     */
    Optional<Bytes> tile(Hash log, String path) throws IOException, InterruptedException;

    /** The peer's wall clock at the moment it answered: the heartbeat. */
    Instant ping() throws IOException, InterruptedException;
}
