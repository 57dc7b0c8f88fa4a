package parley.node.mail;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whom to take for the relay. */
final class Trust {
    private Trust() {}

    /** Makes connections to whoever shows one of the certificates, or one that they issued; none: that the machine trusts. */
    static SSLSocketFactory of(List<X509Certificate> trusted) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusted.isEmpty() ? null : only(trusted).getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK cannot set up TLS for the relay", e);
        }
    }

    private static TrustManagerFactory only(List<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate certificate : trusted) {
            store.setCertificateEntry("relay-" + store.size(), certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
