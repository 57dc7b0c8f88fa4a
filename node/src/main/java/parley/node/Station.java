package parley.node;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import parley.ledger.crypto.PrivateKey;
import parley.node.exchange.Budget;
import parley.node.exchange.ExchangeServer;
import parley.node.exchange.HttpPeers;
import parley.node.exchange.Patience;
import parley.node.peer.Peers;
import parley.node.tls.TlsIdentity;

/** A node on the network: it listens for its peers and reaches them. What officers see of it is not its concern. */
public final class Station implements AutoCloseable {
    private final Node node;
    private final HttpPeers peers;
    private final ExchangeServer server;

    private Station(Node node, HttpPeers peers, ExchangeServer server) {
        this.node = node;
        this.peers = peers;
        this.server = server;
    }

    /**
     * What a station needs beside its node.
     *
     * @param listen where peers reach it
     * @param tls its TLS key, as the charters name it
     * @param budget what each peer may ask of it
     */
    public record Network(InetSocketAddress listen, PrivateKey tls, Budget budget, Patience patience) {}

    /**
     * Opens a node, listens, and contacts its peers.
     *
     * @param setup makes the node's setup from how its peers are reached
     * @throws RuntimeException when the node cannot be opened or the address cannot be listened on
     */
    public static Station start(Network network, Function<Peers, NodeSetup> setup, List<Membership> memberships) {
        TlsIdentity identity = TlsIdentity.of(network.tls());
        HttpPeers peers = new HttpPeers(identity, network.patience());
        NodeSetup made = setup.apply(peers);
        Node node = open(made, memberships, peers);
        try {
            ExchangeServer server = ExchangeServer.start(
                    network.listen(),
                    identity,
                    node,
                    network.budget(),
                    network.patience(),
                    made.wall(),
                    node.traffic());
            node.start();
            return new Station(node, peers, server);
        } catch (RuntimeException e) {
            node.close();
            peers.close();
            throw e;
        }
    }

    public Node node() {
        return node;
    }

    /** The port on which peers reach it. */
    public int port() {
        return server.port();
    }

    /** Ends every call, stops listening and closes the node. */
    @Override
    public void close() {
        server.close();
        peers.close();
        node.close();
    }

    private static Node open(NodeSetup setup, List<Membership> memberships, HttpPeers peers) {
        try {
            return Node.open(setup, memberships);
        } catch (RuntimeException e) {
            peers.close();
            throw e;
        }
    }
}
