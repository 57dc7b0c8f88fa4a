package parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Party;
import parley.node.exchange.Budget;
import parley.node.exchange.ExchangeServer;
import parley.node.exchange.HttpPeers;
import parley.node.exchange.Patience;
import parley.node.exchange.Rate;
import parley.node.exchange.Traffic;
import parley.node.peer.Admission;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;
import parley.node.peer.PeerService;
import parley.node.tls.TlsIdentity;

/**
 * The posts of a circle with nothing behind them: the same listeners and clients over the same mutual TLS. Whoever gets a
 * post fetches a bundle from the caller, as a node does, and answers at once: nothing is parsed, stored, signed or synced.
 */
final class BarePosts implements AutoCloseable {
    private static final Rate PLENTY = new Rate(1_000_000, 1_000_000);
    private static final Budget BUDGET = new Budget(PLENTY, PLENTY, new Rate(1L << 32, 1L << 32), 64);

    /** About as long as a request with a short proof, a bundle of one entry, and a cosignature. */
    private static final Bytes REQUEST = Bytes.utf8("r".repeat(800));

    private static final Bytes BUNDLE = Bytes.utf8("b".repeat(1_200));
    private static final Bytes LINES = Bytes.utf8("l".repeat(200));

    private final Hash circle;
    private final Map<Party, Stop> stops = new TreeMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    BarePosts(Founded founded) {
        this.circle = founded.charter().charter().circle().hash();
        Set<Bytes> keys = founded.keys().values().stream()
                .map(member -> member.tls().publicKey().raw())
                .collect(Collectors.toUnmodifiableSet());
        founded.keys().forEach((party, member) -> stops.put(party, new Stop(TlsIdentity.of(member.tls()), keys)));
        stops.values()
                .forEach(one ->
                        stops.values().stream().filter(other -> other != one).forEach(one::meet));
    }

    /** One party posts to all others side by side; returns when all have answered. */
    void fanOut(Party from) throws IOException, InterruptedException {
        Stop caller = of(from);
        all(caller.clients.values().stream().map(BarePosts::post).toList());
    }

    /** All others post to one party side by side. */
    void fanIn(Party to) throws IOException, InterruptedException {
        Bytes called = of(to).identity.publicKey();
        all(stops.values().stream()
                .flatMap(stop -> Optional.ofNullable(stop.clients.get(called)).stream())
                .map(BarePosts::post)
                .toList());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        stops.values().forEach(Stop::close);
    }

    private Stop of(Party party) {
        return Optional.ofNullable(stops.get(party)).orElseThrow();
    }

    private static Callable<CheckpointAnswer> post(PeerClient client) {
        return () -> client.addCheckpoint(REQUEST);
    }

    private void all(List<Callable<CheckpointAnswer>> posts) throws IOException, InterruptedException {
        List<CheckpointAnswer> answers = new ArrayList<>();
        for (Future<CheckpointAnswer> answer : threads.invokeAll(posts)) {
            try {
                answers.add(answer.get());
            } catch (ExecutionException e) {
                throw new IOException("a bare post failed", e);
            }
        }
        if (!answers.stream().allMatch(CheckpointAnswer.Cosigned.class::isInstance)) {
            throw new IOException("a bare post was answered with one of " + answers);
        }
    }

    /** One party's listener and its clients, by the key of whom they reach. */
    private final class Stop implements Admission, AutoCloseable {
        private final TlsIdentity identity;
        private final Set<Bytes> keys;
        private final Map<Bytes, PeerClient> clients = new TreeMap<>();
        private final HttpPeers peers;
        private final ExchangeServer server;

        Stop(TlsIdentity identity, Set<Bytes> keys) {
            this.identity = identity;
            this.keys = keys;
            this.peers = new HttpPeers(identity, Patience.STANDARD);
            this.server = ExchangeServer.start(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    identity,
                    this,
                    BUDGET,
                    Patience.STANDARD,
                    InstantSource.system(),
                    new Traffic());
        }

        void meet(Stop other) {
            Bytes key = other.identity.publicKey();
            clients.put(
                    key, peers.connect(circle, key, List.of(URI.create("https://127.0.0.1:" + other.server.port()))));
        }

        @Override
        public Set<Bytes> keys() {
            return keys;
        }

        @Override
        public Optional<PeerService> admit(Hash named, Bytes tls) {
            return Optional.ofNullable(clients.get(tls)).map(Answering::new);
        }

        @Override
        public void close() {
            server.close();
            peers.close();
        }
    }

    /** Fetches before it answers, and serves what is fetched. */
    private record Answering(PeerClient caller) implements PeerService {
        @Override
        public CheckpointAnswer addCheckpoint(Bytes request) {
            try {
                Bytes fetched = caller.bundle(Hash.sha256(request), 0, 1).orElseThrow();
                return fetched.equals(BUNDLE)
                        ? new CheckpointAnswer.Cosigned(LINES)
                        : new CheckpointAnswer.Malformed("another bundle came");
            } catch (IOException e) {
                throw new IllegalStateException("the bundle of a bare post could not be fetched", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new CheckpointAnswer.Malformed("interrupted");
            }
        }

        @Override
        public Optional<Resource> read(String path) {
            return Optional.of(new Resource(BUNDLE, false, true));
        }
    }
}
