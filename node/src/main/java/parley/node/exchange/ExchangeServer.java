package parley.node.exchange;

import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import parley.node.peer.Admission;
import parley.node.tls.TlsIdentity;

/**
 * A node's listener for its peers: HTTP/1.1 over TLS 1.3, both ends authenticated. Only keys that the {@link Admission}
 * names come through the handshake. Runs until it is closed. Thread-safe.
 */
public final class ExchangeServer implements AutoCloseable {
    /** Sockets at one time, so that strangers who connect and say nothing cannot use up the process's files. */
    private static final int MAX_CONNECTIONS = 1024;

    private final WebServer server;
    private final Deadlines deadlines;

    private ExchangeServer(WebServer server, Deadlines deadlines) {
        this.server = server;
        this.deadlines = deadlines;
    }

    /**
     * Listens.
     *
     * @param address where; port 0 takes a free one
     * @param wallClock the real time, for {@code ping}; never a simulated one
     * @param traffic in which every answer is counted
     * @throws UncheckedIOException when the address cannot be listened on
     */
    public static ExchangeServer start(
            InetSocketAddress address,
            TlsIdentity identity,
            Admission admission,
            Budget budget,
            Patience patience,
            InstantSource wallClock,
            Traffic traffic) {
        Deadlines deadlines = new Deadlines();
        Greeting greeting = new Greeting(deadlines, patience.greeting());
        Exchange exchange = new Exchange(admission, budget, patience, deadlines, wallClock, traffic);
        Tls tls = Tls.builder()
                .sslContext(greeting.over(identity.context(admission::keys)))
                .clientAuth(TlsClientAuth.REQUIRED)
                .addEnabledProtocol(TlsIdentity.PROTOCOL)
                .addApplicationProtocol("http/1.1")
                .build();
        Http1Config http = Http1Config.builder()
                .maxPrologueLength(Caps.REQUEST_LINE)
                .maxHeadersSize(Caps.HEADERS)
                .addReceiveListener(greeting)
                .build();
        WebServer server = WebServer.builder()
                .bindAddress(address)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(200))
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addProtocol(http)
                .contentEncoding(ContentEncodingContext.builder()
                        .contentEncodingsDiscoverServices(false)
                        .build())
                .connectionOptions(options -> options.tcpNoDelay(true))
                // Without NIO, Helidon 4.5.0 makes its TLS sockets without asking for the caller's certificate.
                .useNio(true)
                .tls(tls)
                .maxPayloadSize(Caps.CHECKPOINT)
                .maxTcpConnections(MAX_CONNECTIONS)
                .idleConnectionTimeout(patience.idle())
                .idleConnectionPeriod(patience.idle().dividedBy(4))
                .routing(HttpRouting.builder().any(exchange))
                .build();
        try {
            server.start();
            if (!server.isRunning()) { // Helidon 4.5.0 logs that it cannot listen, and goes on
                throw new UncheckedIOException(new BindException("cannot listen on " + address));
            }
        } catch (RuntimeException e) {
            deadlines.close();
            throw e;
        }
        return new ExchangeServer(server, deadlines);
    }

    /** The port that is listened on. */
    public int port() {
        return server.port();
    }

    /** Stops listening and closes every connection. */
    @Override
    public void close() {
        server.stop();
        deadlines.close();
    }
}
