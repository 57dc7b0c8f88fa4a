package parley.node.exchange;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.peer.PeerClient;
import parley.node.peer.Peers;
import parley.node.tls.TlsIdentity;

/**
 * Reaches peers over HTTP/1.1 with kept connections (the JDK drops those unused for 30 s, {@code
 * jdk.httpclient.keepalive.timeout}, before a peer does). One client for each key, which accepts that key alone; no
 * redirect is followed. Thread-safe.
 */
public final class HttpPeers implements Peers, AutoCloseable {
    private final TlsIdentity identity;
    private final Patience patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Bytes, HttpClient> clients = new ConcurrentHashMap<>();

    public HttpPeers(TlsIdentity identity, Patience patience) {
        this.identity = identity;
        this.patience = patience;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when an address is not {@code https://HOST:PORT}
     */
    @Override
    public PeerClient connect(Hash circle, Bytes tls, List<URI> addresses) {
        return new HttpPeer(clients.computeIfAbsent(tls, this::client), circle, addresses, patience);
    }

    /** Ends every call under way with an {@link java.io.IOException}. */
    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
        threads.shutdownNow();
    }

    private HttpClient client(Bytes tls) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {TlsIdentity.PROTOCOL});
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.connect())
                .sslContext(identity.context(() -> Set.of(tls)))
                .sslParameters(parameters)
                .executor(threads)
                .build();
    }
}
