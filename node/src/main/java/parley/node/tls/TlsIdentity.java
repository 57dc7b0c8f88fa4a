package parley.node.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PrivateKey;

/**
 * This party's end of every connection: its TLS key, and the certificate that carries it. Thread-safe.
 */
public final class TlsIdentity {
    /** The only version that is spoken; both ends also say so in their parameters. */
    public static final String PROTOCOL = "TLSv1.3";

    private static final Bytes PKCS8_PREFIX = Bytes.hex("302e020100300506032b657004220420");
    private static final String ALIAS = "tls";

    private final Bytes publicKey;
    private final X509Certificate certificate;
    private final KeyManager[] keyManagers;

    private TlsIdentity(Bytes publicKey, X509Certificate certificate, KeyManager[] keyManagers) {
        this.publicKey = publicKey;
        this.certificate = certificate;
        this.keyManagers = keyManagers;
    }

    /** The identity of whoever holds this key; its public half is what charters name as the member's {@code tls}. */
    public static TlsIdentity of(PrivateKey key) {
        X509Certificate certificate = SelfSignedCertificate.of(key, "parley");
        try {
            char[] password = new char[0]; // the store never leaves this process
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            java.security.PrivateKey secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            Bytes.concat(PKCS8_PREFIX, key.seed()).toArray()));
            store.setKeyEntry(ALIAS, secret, password, new Certificate[] {certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return new TlsIdentity(key.publicKey().raw(), certificate, factory.getKeyManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot hold an Ed25519 key for TLS", e);
        }
    }

    /** The raw public key, as charters name it. */
    public Bytes publicKey() {
        return publicKey;
    }

    /** The certificate that carries it. */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * A context that presents this identity and accepts exactly the pinned keys.
     *
     * @param pinned the raw keys that are accepted, asked for at every full handshake
     */
    public SSLContext context(Supplier<Set<Bytes>> pinned) {
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(keyManagers, new TrustManager[] {new Pins(pinned)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 11 has " + PROTOCOL, e);
        }
    }
}
