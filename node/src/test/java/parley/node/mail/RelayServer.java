package parley.node.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import parley.agreement.prose.Language;
import parley.ledger.bytes.Bytes;
import parley.node.view.mail.MailAddress;

/** A real SMTP server on loopback, with TLS and a login, that keeps what it took and misbehaves when told to. */
public final class RelayServer implements AutoCloseable {
    public static final String USER = "parley";
    public static final String PASSWORD = "the relay's password";
    public static final MailAddress SENDER = new MailAddress("desk@xa.example");

    private final KeyStore keys;
    private final SMTPServer server;
    private final CountDownLatch silence = new CountDownLatch(1);
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile Fault fault = Fault.NONE;
    private volatile String refused = "";
    private volatile Socket last = new Socket();

    /** A letter that it took. */
    public record Taken(String from, String to, Bytes message) {}

    /** What it does wrong. */
    public enum Fault {
        NONE,
        /** It never says whether it took a letter, which it did. */
        SILENT_AFTER_DATA,
        /** It closes the connection when a letter has come, which it keeps. */
        DROPS_AFTER_DATA,
        /** It has no room for now. */
        FULL,
        /** It closes the connection when it hears the address that it has no mailbox for. */
        DROPS_AT_ADDRESS,
        /** It says nothing more when it hears that address. */
        SILENT_AT_ADDRESS
    }

    private RelayServer(KeyStore keys, boolean implicit, int port) throws GeneralSecurityException {
        this.keys = keys;
        var context = context(keys);
        var builder = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("relay.xa.example")
                .insertReceivedHeaders(false)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(RelayServer::login))
                .messageHandlerFactory(_ -> new Handler());
        if (implicit) {
            builder.serverSocketFactory(context);
        } else {
            builder.enableTLS().requireTLS().startTlsSocketFactory(plain -> secured(context, plain));
        }
        this.server = builder.build();
        server.start();
    }

    /** One that changes to TLS when asked. */
    public static RelayServer start(Path folder) {
        return start(folder, false, "localhost", 0);
    }

    /** @param name for which its certificate is made */
    static RelayServer start(Path folder, boolean implicit, String name, int port) {
        try {
            return new RelayServer(keys(folder, name), implicit, port);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore keys(Path folder, String name) throws GeneralSecurityException, IOException {
        var file = folder.resolve("relay-" + name + ".p12");
        if (Files.notExists(file)) {
            make(file, name);
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static void make(Path file, String name) throws IOException {
        var tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "relay",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        try {
            if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IOException("keytool made no certificate");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private SSLSocket secured(SSLContext context, Socket plain) throws IOException {
        var secured = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        secured.setUseClientMode(false);
        last = plain;
        return secured;
    }

    private static void login(String user, String password, MessageContext context) throws LoginFailedException {
        if (!user.equals(USER) || !password.equals(PASSWORD)) {
            throw new LoginFailedException();
        }
    }

    X509Certificate certificate() {
        try {
            return (X509Certificate) keys.getCertificate("relay");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getPortAllocated();
    }

    /** Settings with which a node reaches it. */
    public RelaySettings settings(Duration limit) {
        return settings(RelaySettings.Security.STARTTLS, PASSWORD, List.of(certificate()), limit);
    }

    RelaySettings settings(
            RelaySettings.Security security, String password, List<X509Certificate> trusted, Duration limit) {
        var login = new RelaySettings.Login(USER, password);
        return new RelaySettings(
                "localhost", port(), security, trusted, Optional.of(login), SENDER, Language.EN, limit);
    }

    void fail(Fault next) {
        fault = next;
    }

    /** Has no mailbox of that name. */
    void refuse(String address) {
        refused = address;
    }

    /** Leaves without a word when it hears that address. */
    public void dropAt(String address) {
        refuse(address);
        fail(Fault.DROPS_AT_ADDRESS);
    }

    /** What it took, in its order. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        silence.countDown();
        server.stop();
    }

    /** One conversation about one letter. */
    private final class Handler implements MessageHandler {
        private String from = "";
        private String to = "";

        @Override
        public void from(String address) {
            from = address;
        }

        @Override
        public void recipient(String address) throws RejectException {
            if (address.toLowerCase(Locale.ROOT).equals(refused)) {
                switch (fault) {
                    case DROPS_AT_ADDRESS -> gone();
                    case SILENT_AT_ADDRESS -> silent();
                    case NONE, FULL, SILENT_AFTER_DATA, DROPS_AFTER_DATA -> {}
                }
                throw new RejectException(550, "5.1.1 no mailbox " + address);
            }
            if (fault == Fault.FULL) {
                throw new RejectException(452, "4.3.1 no room");
            }
            to = address;
        }

        @Override
        public String data(InputStream letter) {
            try {
                taken.add(new Taken(from, to, Bytes.of(letter.readAllBytes())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return switch (fault) {
                case SILENT_AFTER_DATA -> silent();
                case DROPS_AFTER_DATA -> gone();
                case NONE, FULL, DROPS_AT_ADDRESS, SILENT_AT_ADDRESS -> "2.0.0 taken as number " + taken.size();
            };
        }

        private String gone() {
            try {
                last.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return "to nobody";
        }

        private String silent() {
            try {
                silence.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "too late";
        }

        @Override
        public void done() {}
    }
}
