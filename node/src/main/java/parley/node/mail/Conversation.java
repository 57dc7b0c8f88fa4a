package parley.node.mail;

import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import parley.ledger.bytes.Bytes;
import parley.node.view.mail.MailAddress;

/**
 * One letter for one address over one connection. It owns its socket, so that whoever watches the time can close it whatever the
 * library waits for.
 */
final class Conversation implements Callable<Answer> {
    private static final String TLS = "TLSv1.3 TLSv1.2";
    private static final int REPLY_MAX = 500;

    /** What a relay has to say about one letter, its certificates with it, is far less. */
    private static final int HEARD_MAX = 256 << 10;

    private static final int PERMANENT = 500;
    private static final int TRANSIENT = 400;

    /** The relay does not let us in (RFC 4954): that says nothing of the address. */
    private static final Set<Integer> STRANGER = Set.of(530, 534, 535, 538);

    private final RelaySettings settings;
    private final SSLSocketFactory trust;
    private final Bytes message;
    private final MailAddress to;
    private final Runnable handing;
    private final BoundedSocket socket = new BoundedSocket(HEARD_MAX);

    /** The relay has let us in: what fails from here on says nothing of other addresses. */
    private volatile boolean entered;

    private volatile boolean begun;
    private volatile boolean unnoted;
    private volatile Optional<String> cut = Optional.empty();

    Conversation(RelaySettings settings, SSLSocketFactory trust, Bytes message, MailAddress to, Runnable handing) {
        this.settings = settings;
        this.trust = trust;
        this.message = message;
        this.to = to;
        this.handing = handing;
    }

    /** Closes the connection; says what must be taken for the outcome when it does not say one itself. */
    Answer cut(String why) {
        cut = Optional.of(why);
        shut();
        return broken(why);
    }

    /** What comes of it when no reply says it. */
    private Answer broken(String why) {
        String says = cut.orElse(why);
        if (begun) {
            return new Answer.Unclear(says);
        }
        return entered ? new Answer.Later(says) : new Answer.Unreached(says);
    }

    @Override
    public Answer call() {
        var session = Session.getInstance(properties(), login());
        try {
            var transport = new SMTPTransport(session, new URLName("smtp", null, -1, null, null, null));
            transport.connect(connected());
            entered = true;
            Answer answer = hand(transport, session);
            if (!(answer instanceof Answer.Unclear)) {
                takeLeave(transport);
            }
            return answer;
        } catch (MessagingException | IOException failed) {
            return broken(reason(failed));
        } catch (RuntimeException failed) {
            // What cannot be noted ends the postman; what the library stumbles over in foreign words must not.
            if (unnoted) {
                throw failed;
            }
            return broken(reason(failed));
        } finally {
            shut();
        }
    }

    private void shut() {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed as far as it can be.
        }
    }

    /** Whatever comes of it changes nothing of what was said before. */
    private static void takeLeave(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // The relay has left first.
        }
    }

    private Answer hand(SMTPTransport transport, Session session) throws MessagingException {
        var letter = new Watched(session, message);
        try {
            transport.sendMessage(letter, new Address[] {new InternetAddress(to.text(), true)});
            return new Answer.Accepted(shown(transport.getLastServerResponse()));
        } catch (MessagingException failed) {
            int code = transport.getLastReturnCode();
            String reply = shown(transport.getLastServerResponse());
            if (STRANGER.contains(code)) {
                return new Answer.Unreached(reply);
            }
            if (code >= PERMANENT) {
                return new Answer.Refused(reply);
            }
            if (code >= TRANSIENT) {
                return new Answer.Later(reply);
            }
            return broken(reason(failed));
        }
    }

    private Socket connected() throws IOException {
        int limit = Math.toIntExact(settings.limit().toMillis());
        // The name stays with the address, so that no look-up in reverse decides which name the certificate must bear.
        var address = InetAddress.getByAddress(
                settings.host(), InetAddress.getByName(settings.host()).getAddress());
        socket.setSoTimeout(limit);
        socket.connect(new InetSocketAddress(address, settings.port()), limit);
        return switch (settings.security()) {
            case STARTTLS -> socket;
            case IMPLICIT -> secured();
        };
    }

    private Socket secured() throws IOException {
        var secured = (SSLSocket) trust.createSocket(socket, settings.host(), settings.port(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(TLS.split(" "));
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.ssl.socketFactory", trust);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", TLS);
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.from", settings.sender().text());
        properties.setProperty("mail.smtp.localhost", settings.sender().domain());
        return properties;
    }

    private Authenticator login() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return settings.login()
                        .map(login -> new PasswordAuthentication(login.user(), login.password()))
                        .orElse(null);
            }
        };
    }

    private static String reason(Exception failed) {
        var cause = Optional.ofNullable(failed.getCause()).orElse(failed);
        return shown(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    /** Foreign words in one line, and not too many. */
    private static String shown(@Nullable String says) {
        if (says == null) {
            return "";
        }
        String line = says.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
        return line.length() <= REPLY_MAX ? line : line.substring(0, REPLY_MAX) + "…";
    }

    /** A letter that says when its bytes are about to leave, and leaves as it was kept. */
    private final class Watched extends MimeMessage {
        Watched(Session session, Bytes bytes) throws MessagingException {
            super(session, new ByteArrayInputStream(bytes.toArray()));
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
            unnoted = true;
            handing.run();
            unnoted = false;
            begun = true;
            super.writeTo(out, ignored);
        }
    }
}
