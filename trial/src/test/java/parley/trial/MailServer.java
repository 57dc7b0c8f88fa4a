package parley.trial;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import parley.ledger.bytes.Bytes;

/** A mail relay of another project on loopback, with TLS and a login. It can be stopped, and started again at its port. */
final class MailServer implements AutoCloseable {
    static final String USER = "parley";
    static final String PASSWORD = "the relay's own password";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final KeyStore keys;
    private final int port;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile String unknown = "";
    private SMTPServer server;

    /** A letter for an address, as it came. */
    record Taken(String to, Bytes bytes) {
        Message read() {
            try {
                return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes.toArray()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        /** What each of its parts holds, decoded. */
        List<byte[]> parts() {
            var parts = new ArrayList<byte[]>();
            for (Entity part : ((Multipart) read().getBody()).getBodyParts()) {
                try (InputStream in = ((SingleBody) part.getBody()).getInputStream()) {
                    parts.add(in.readAllBytes());
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
            return parts;
        }
    }

    private MailServer(KeyStore keys, int port) throws GeneralSecurityException {
        this.keys = keys;
        this.port = port;
        this.server = started();
    }

    /** Makes its certificate in a folder, and starts it. */
    static MailServer start(Path folder, int port) throws IOException, GeneralSecurityException {
        var file = folder.resolve("relay.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = List.of(
                tool,
                "-genkeypair",
                "-alias",
                "relay",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
        try (var made = Program.start(folder, Map.of(), command)) {
            if (made.awaitExit(LIMIT) != 0) {
                throw new IOException("keytool: " + made.err());
            }
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new MailServer(keys, port);
    }

    private SMTPServer started() throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var fresh = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, _) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }))
                .enableTLS()
                .requireTLS()
                .startTlsSocketFactory(context)
                .messageHandlerFactory(_ -> new Handler())
                .build();
        fresh.start();
        return fresh;
    }

    /** Has no mailbox of that name. */
    void knowsNot(String address) {
        unknown = address;
    }

    void stop() {
        server.stop();
    }

    void startAgain() throws GeneralSecurityException {
        server = started();
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** Its certificate as a file holds it. */
    String pem() throws GeneralSecurityException {
        var encoded = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n"
                + encoded.encodeToString(keys.getCertificate("relay").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {
        private String to = "";

        @Override
        public void from(String address) {}

        @Override
        public void recipient(String address) throws RejectException {
            if (address.equals(unknown)) {
                throw new RejectException(550, "5.1.1 no mailbox " + address);
            }
            to = address;
        }

        @Override
        public String data(InputStream letter) throws IOException {
            taken.add(new Taken(to, Bytes.of(letter.readAllBytes())));
            return "2.0.0 taken as number " + taken.size();
        }

        @Override
        public void done() {}
    }
}
