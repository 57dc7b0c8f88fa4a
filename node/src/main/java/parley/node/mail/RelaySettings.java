package parley.node.mail;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.agreement.prose.Language;
import parley.ledger.text.MalformedException;
import parley.node.view.mail.MailAddress;

/**
 * How a relay is reached.
 *
 * @param trusted the certificates, or those of their issuers, that alone are taken for the relay's; none for whatever the
 *     machine trusts
 * @param login empty where the relay asks for none
 * @param sender from whom letters come, and to whom a relay reports what it cannot deliver
 * @param language in which letters are written
 * @param limit how long a conversation may take in all
 */
public record RelaySettings(
        String host,
        int port,
        Security security,
        List<X509Certificate> trusted,
        Optional<Login> login,
        MailAddress sender,
        Language language,
        Duration limit) {
    /** How long a conversation may take where nothing else is said. */
    public static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final int PORT_MAX = 65_535;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:-]{0,252}");

    public RelaySettings {
        trusted = List.copyOf(trusted);
        if (!HOST.matcher(host).matches()) {
            throw new MalformedException("relay", MalformedException.quote(host) + " is no host");
        }
        if (port < 1 || port > PORT_MAX) {
            throw new MalformedException("relay", "port " + port + " is not from 1 to " + PORT_MAX);
        }
        if (limit.compareTo(LEAST) < 0 || limit.compareTo(MOST) > 0) {
            throw new MalformedException(
                    "relay",
                    "%d seconds are not from %d to %d"
                            .formatted(limit.toSeconds(), LEAST.toSeconds(), MOST.toSeconds()));
        }
    }

    /** How the connection is secured; there is no way without. */
    public enum Security {
        /** The connection begins in the clear and must change to TLS before anything is said. */
        STARTTLS,
        /** TLS from the first byte. */
        IMPLICIT
    }

    /** With what the relay is asked to let us in. */
    public record Login(String user, String password) {
        /** Says nothing of the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** Says nothing secret. */
    @Override
    public String toString() {
        return "%s:%d (%s) as %s".formatted(host, port, security, sender);
    }
}
