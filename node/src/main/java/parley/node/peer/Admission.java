package parley.node.peer;

import java.util.Optional;
import java.util.Set;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/**
 * Who may talk to this node, and about what. Answers change as circles are founded and charters succeed each other, so
 * they are asked for every handshake and request. Thread-safe.
 */
public interface Admission {
    /** The raw Ed25519 TLS keys of all members of all circles of this node: any other key fails the handshake. */
    Set<Bytes> keys();

    /**
     * The service for the holder of a TLS key in a circle.
     *
     * @return empty when there is no such circle here or the holder is no member of it; the two look alike from outside
     */
    Optional<PeerService> admit(Hash circle, Bytes tls);
}
