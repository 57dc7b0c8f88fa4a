package parley.node.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import parley.ledger.bytes.Bytes;

/**
 * Trusts a certificate when the key in it is one of the pinned raw keys, which are asked for at every handshake. It
 * extends {@link X509ExtendedTrustManager} because for a plain trust manager JSSE adds a check of the host name, which
 * here means nothing. A resumed session is not asked about again: whoever serves a request looks at its key once more.
 * Thread-safe if the supplier is.
 */
final class Pins extends X509ExtendedTrustManager {
    private final Supplier<Set<Bytes>> pinned;

    Pins(Supplier<Set<Bytes>> pinned) {
        this.pinned = pinned;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    /** None: a server's list of issuers would tell a stranger whom it knows. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("no certificate");
        }
        Bytes key = RawKey.of(chain[0]).orElseThrow(() -> new CertificateException("not an Ed25519 key"));
        if (!pinned.get().contains(key)) {
            throw new CertificateException("no charter here names the TLS key " + key);
        }
    }
}
