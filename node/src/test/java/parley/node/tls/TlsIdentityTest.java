package parley.node.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.crypto.PrivateKey;

/** Every connection here is a real one: two sockets on loopback and the JDK's own TLS between them. */
class TlsIdentityTest {
    private static final TlsIdentity HOST = identity(1);
    private static final TlsIdentity MEMBER = identity(2);
    private static final TlsIdentity STRANGER = identity(3);

    @Test
    void certificateCarriesTheKeyAndIsSignedByIt() throws Exception {
        X509Certificate certificate = MEMBER.certificate();

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertThat(RawKey.of(certificate)).contains(MEMBER.publicKey());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=parley");
    }

    @Test
    void oneKeyHasOneCertificate() throws Exception {
        assertThat(identity(2).certificate().getEncoded())
                .isEqualTo(MEMBER.certificate().getEncoded());
        assertThat(STRANGER.certificate().getEncoded())
                .isNotEqualTo(MEMBER.certificate().getEncoded());
    }

    @Test
    void namesOfEveryLengthThatX509AllowsMakeACertificate() {
        PrivateKey key = key(4);
        for (int length = 1; length <= 64; length++) {
            String name = "é".repeat(length); // two bytes each, so that lengths pass the boundaries of DER
            assertThat(SelfSignedCertificate.of(key, name)
                            .getSubjectX500Principal()
                            .getName())
                    .isEqualTo("CN=" + name);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SelfSignedCertificate.of(key, "n".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> SelfSignedCertificate.of(key, ""));
    }

    @Test
    void membersMeetAndEachKnowsTheOther() throws Exception {
        try (Listener listener = new Listener(HOST, Set.of(MEMBER.publicKey()))) {
            assertThat(listener.reachedBy(MEMBER.context(() -> Set.of(HOST.publicKey())), TlsIdentity.PROTOCOL))
                    .contains(HOST.publicKey());
            assertThat(listener.caller()).contains(MEMBER.publicKey());
        }
    }

    @Test
    void strangerIsRefused() throws Exception {
        try (Listener listener = new Listener(HOST, Set.of(MEMBER.publicKey()))) {
            SSLContext stranger = STRANGER.context(() -> Set.of(HOST.publicKey()));

            assertRefused(listener, stranger, TlsIdentity.PROTOCOL, "no charter here names the TLS key");
        }
    }

    @Test
    void callerRefusesAnyOtherKeyThanTheOneItCalled() throws Exception {
        try (Listener impostor = new Listener(STRANGER, Set.of(MEMBER.publicKey()))) {
            SSLContext member = MEMBER.context(() -> Set.of(HOST.publicKey()));

            assertThatThrownBy(() -> impostor.reachedBy(member, TlsIdentity.PROTOCOL))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(STRANGER.publicKey().hex());
        }
    }

    @Test
    void callerWithoutACertificateIsRefused() throws Exception {
        try (Listener listener = new Listener(HOST, Set.of(MEMBER.publicKey()))) {
            SSLContext nobody = SSLContext.getInstance(TlsIdentity.PROTOCOL);
            nobody.init(null, new Pins[] {new Pins(() -> Set.of(HOST.publicKey()))}, null);

            assertRefused(listener, nobody, TlsIdentity.PROTOCOL, "");
        }
    }

    @Test
    void olderTlsIsRefused() throws Exception {
        try (Listener listener = new Listener(HOST, Set.of(MEMBER.publicKey()))) {
            SSLContext old = SSLContext.getInstance("TLSv1.2");
            old.init(null, new Pins[] {new Pins(() -> Set.of(HOST.publicKey()))}, null);

            assertRefused(listener, old, "TLSv1.2", "");
        }
    }

    @Test
    void keysThatACharterAddsAreAcceptedFromTheNextHandshakeOn() throws Exception {
        AtomicReference<Set<Bytes>> pinned = new AtomicReference<>(Set.of());
        SSLContext member = MEMBER.context(() -> Set.of(HOST.publicKey()));
        try (Listener before = new Listener(HOST.context(pinned::get))) {
            assertRefused(before, member, TlsIdentity.PROTOCOL, "no charter here names the TLS key");
        }
        pinned.set(Set.of(MEMBER.publicKey()));
        try (Listener after = new Listener(HOST.context(pinned::get))) {
            assertThat(after.reachedBy(member, TlsIdentity.PROTOCOL)).contains(HOST.publicKey());
        }
    }

    /**
     * In TLS 1.3 the caller has finished before it is refused, so its own error is a matter of chance; what counts is that
     * it gets no answer, and that the listener saw nobody.
     */
    private static void assertRefused(Listener listener, SSLContext caller, String protocol, String reason) {
        assertThatThrownBy(() -> listener.reachedBy(caller, protocol)).isInstanceOf(IOException.class);
        assertThatThrownBy(listener::caller)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    private static TlsIdentity identity(int seed) {
        return TlsIdentity.of(key(seed));
    }

    private static PrivateKey key(int seed) {
        byte[] bytes = new byte[PrivateKey.SEED_SIZE];
        bytes[0] = (byte) seed;
        return PrivateKey.of(Bytes.of(bytes));
    }

    /** Accepts one caller, reads one byte, answers one byte, and remembers whose key it was. */
    private static final class Listener implements AutoCloseable {
        private static final int PATIENCE_MS = 10_000;

        private final SSLServerSocket socket;
        private final FutureTask<Optional<Bytes>> call = new FutureTask<>(this::serve);

        Listener(TlsIdentity identity, Set<Bytes> pinned) throws IOException {
            this(identity.context(() -> pinned));
        }

        Listener(SSLContext context) throws IOException {
            socket = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
            socket.setNeedClientAuth(true);
            Thread.ofVirtual().start(call);
        }

        private Optional<Bytes> serve() throws IOException {
            try (SSLSocket accepted = (SSLSocket) socket.accept()) {
                accepted.setSoTimeout(PATIENCE_MS);
                accepted.startHandshake();
                int first = accepted.getInputStream().read();
                accepted.getOutputStream().write(first);
                return RawKey.of(accepted.getSession().getPeerCertificates()[0]);
            }
        }

        /** The listener's key as the caller sees it, once a byte has gone there and come back. */
        Optional<Bytes> reachedBy(SSLContext caller, String protocol) throws IOException {
            try (SSLSocket connection = (SSLSocket)
                    caller.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), socket.getLocalPort())) {
                connection.setSoTimeout(PATIENCE_MS);
                connection.setEnabledProtocols(new String[] {protocol});
                connection.startHandshake();
                connection.getOutputStream().write("?".getBytes(US_ASCII));
                if (connection.getInputStream().read() != '?') {
                    throw new IOException("closed without an answer");
                }
                return RawKey.of(connection.getSession().getPeerCertificates()[0]);
            }
        }

        Optional<Bytes> caller() throws ExecutionException, InterruptedException {
            return call.get();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
