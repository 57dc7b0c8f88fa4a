package parley.node.peer;

import java.net.URI;
import java.util.List;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/** Makes the clients of the members of a circle; the exchange implements it. Thread-safe. */
@FunctionalInterface
public interface Peers {
    /**
     * A client of one member; nothing is contacted yet.
     *
     * @param circle the circle's id
     * @param tls the member's raw Ed25519 TLS key as the charter states it: the only one that is accepted
     * @param addresses where it listens, tried in turn, and only these; without any, every call fails
     */
    PeerClient connect(Hash circle, Bytes tls, List<URI> addresses);
}
