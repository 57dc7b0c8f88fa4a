package parley.node.exchange;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections that do not come to the point: Helidon itself waits for ever in a handshake and in the headers of a
 * request (it closes only connections that idle between requests). It runs one thread for each connection, makes the TLS
 * engine on it and reads on it, so a guard can stand over that thread from the engine to the first request line, and
 * again from each request line to the end of the headers.
 */
final class Greeting implements Http1ConnectionListener {
    private final Deadlines deadlines;
    private final Duration limit;
    private final Map<Thread, Deadlines.Guard> waiting = new ConcurrentHashMap<>();

    Greeting(Deadlines deadlines, Duration limit) {
        this.deadlines = deadlines;
        this.limit = limit;
    }

    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
        begin();
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        end();
    }

    /** The same context, with a guard begun for each engine that is made. */
    SSLContext over(SSLContext context) {
        return new Watched(new WatchedSpi(context), context);
    }

    private void begin() {
        end();
        waiting.put(Thread.currentThread(), deadlines.guard(limit));
    }

    private void beginConnection() {
        waiting.keySet().removeIf(thread -> !thread.isAlive()); // whose connection ended before it came to the point
        begin();
    }

    private void end() {
        Deadlines.Guard guard = waiting.remove(Thread.currentThread());
        if (guard != null) {
            guard.close();
        }
    }

    private static final class Watched extends SSLContext {
        Watched(SSLContextSpi spi, SSLContext context) {
            super(spi, context.getProvider(), context.getProtocol());
        }
    }

    /** Delegates everything; the protected methods of {@link SSLContextSpi} leave no shorter way. */
    private final class WatchedSpi extends SSLContextSpi {
        private final SSLContext context;

        WatchedSpi(SSLContext context) {
            this.context = context;
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            beginConnection();
            return context.createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            beginConnection();
            return context.createSSLEngine(host, port);
        }

        @Override
        protected void engineInit(
                KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("initialised already");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return context.getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return context.getServerSocketFactory();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return context.getDefaultSSLParameters();
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return context.getSupportedSSLParameters();
        }
    }
}
