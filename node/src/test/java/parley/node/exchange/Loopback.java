package parley.node.exchange;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.crypto.PrivateKey;
import parley.node.peer.Admission;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;
import parley.node.peer.PeerService;
import parley.node.tls.TlsIdentity;

/** A listener on loopback with two members and an outsider, whose services say what a test lets them say. */
final class Loopback implements AutoCloseable {
    static final TlsIdentity HOST = identity(1);
    static final TlsIdentity ALPHA = identity(2);
    static final TlsIdentity BETA = identity(3);
    /** In a circle of its own here, so that the handshake lets it in. */
    static final TlsIdentity OUTSIDER = identity(4);

    static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));
    static final Hash OTHER_CIRCLE = Hash.sha256(Bytes.utf8("other circle"));
    static final Hash LOG = Hash.sha256(Bytes.utf8("origin"));
    static final Instant NOW = Instant.parse("2026-03-01T09:00:00.987Z");

    private final ExchangeServer server;

    private Loopback(ExchangeServer server) {
        this.server = server;
    }

    static Loopback start(Budget budget, Patience patience, PeerService service) {
        Map<Hash, Set<Bytes>> members = Map.of(
                CIRCLE, Set.of(ALPHA.publicKey(), BETA.publicKey()),
                OTHER_CIRCLE, Set.of(OUTSIDER.publicKey()));
        Set<Bytes> all = new HashSet<>();
        members.values().forEach(all::addAll);
        Admission admission = new Admission() {
            @Override
            public Set<Bytes> keys() {
                return all;
            }

            @Override
            public Optional<PeerService> admit(Hash circle, Bytes tls) {
                return members.getOrDefault(circle, Set.of()).contains(tls) ? Optional.of(service) : Optional.empty();
            }
        };
        return new Loopback(ExchangeServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                HOST,
                admission,
                budget,
                patience,
                InstantSource.fixed(NOW),
                new Traffic()));
    }

    static Loopback start(PeerService service) {
        return start(Budget.STANDARD, Patience.STANDARD, service);
    }

    /** A service that answers posts so, and holds nothing. */
    static PeerService posts(Function<Bytes, CheckpointAnswer> answer) {
        return new PeerService() {
            @Override
            public CheckpointAnswer addCheckpoint(Bytes request) {
                return answer.apply(request);
            }

            @Override
            public Optional<Resource> read(String path) {
                return Optional.empty();
            }
        };
    }

    /** A service that holds this, and takes no posts. */
    static PeerService reads(Function<String, Optional<PeerService.Resource>> held) {
        return new PeerService() {
            @Override
            public CheckpointAnswer addCheckpoint(Bytes request) {
                return new CheckpointAnswer.UnknownLog();
            }

            @Override
            public Optional<Resource> read(String path) {
                return held.apply(path);
            }
        };
    }

    static final PeerService NOTHING = reads(path -> Optional.empty());

    URI address() {
        return URI.create("https://127.0.0.1:" + server.port());
    }

    PeerClient client(HttpPeers peers) {
        return peers.connect(CIRCLE, HOST.publicKey(), List.of(address()));
    }

    /** A connection past its handshake, to write on what no client would; reads end after half a minute. */
    SSLSocket connect(TlsIdentity caller) throws IOException {
        SSLSocket socket = (SSLSocket) caller.context(() -> Set.of(HOST.publicKey()))
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        socket.startHandshake();
        return socket;
    }

    int port() {
        return server.port();
    }

    static TlsIdentity identity(int seed) {
        byte[] bytes = new byte[PrivateKey.SEED_SIZE];
        bytes[0] = (byte) seed;
        return TlsIdentity.of(PrivateKey.of(Bytes.of(bytes)));
    }

    @Override
    public void close() {
        server.close();
    }
}
