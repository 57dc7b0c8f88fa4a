package parley.cli.party;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.agreement.prose.Language;
import parley.cli.terminal.Failure;
import parley.ledger.charter.Address;
import parley.ledger.json.Fields;
import parley.ledger.text.MalformedException;
import parley.node.mail.RelaySettings;
import parley.node.mail.RelaySettings.Login;
import parley.node.mail.RelaySettings.Security;
import parley.node.view.mail.MailAddress;

/**
 * The mail relay of a node's own network, in {@code node.json}:
 *
 * <pre>
 * "mail": {"relay": "mail.xa.example:587", "tls": "starttls", "certificateFile": "relay.pem",
 *          "user": "parley", "passwordFile": "relay.pass",
 *          "sender": "parley@xa.example", "language": "en", "seconds": 60}
 * </pre>
 *
 * {@code tls} is {@code starttls}, or {@code implicit} for TLS from the first byte. Files are named from the data folder. Left out
 * may be {@code tls}, {@code certificateFile} (then the relay's certificate is one that the machine trusts), {@code user} together with
 * {@code passwordFile}, {@code language} and {@code seconds}, the limit of a whole conversation.
 */
public record MailSettings(
        Address relay,
        Security security,
        Optional<String> certificateFile,
        Optional<Secret> login,
        MailAddress sender,
        Language language,
        Duration limit) {
    private static final int FILE_MAX = 64 << 10;
    private static final int SECONDS_MAX = 600;

    /** Who logs in, and the file with his password. */
    record Secret(String user, String passwordFile) {}

    static MailSettings parse(Fields fields) {
        var user = fields.optionalText("user", text -> text);
        var password = fields.optionalText("passwordFile", text -> text);
        if (user.isPresent() != password.isPresent()) {
            throw new MalformedException("node.json.mail", "user and passwordFile go together");
        }
        var settings = new MailSettings(
                fields.text("relay", Address::parse),
                fields.optionalText("tls", MailSettings::security).orElse(Security.STARTTLS),
                fields.optionalText("certificateFile", text -> text),
                user.map(name -> new Secret(name, password.orElseThrow())),
                fields.text("sender", MailAddress::new),
                fields.optionalText("language", MailSettings::language).orElse(Language.EN),
                fields.optional("seconds").isPresent()
                        ? Duration.ofSeconds(fields.whole("seconds", 1, SECONDS_MAX))
                        : RelaySettings.LIMIT);
        fields.end();
        return settings;
    }

    private static Security security(String word) {
        return switch (word) {
            case "starttls" -> Security.STARTTLS;
            case "implicit" -> Security.IMPLICIT;
            default -> throw new IllegalArgumentException("must be starttls or implicit, not " + word);
        };
    }

    private static Language language(String code) {
        return Language.of(code)
                .orElseThrow(() -> new IllegalArgumentException("must be one of the six languages, not " + code));
    }

    /** With what its files hold. */
    public RelaySettings open(Path folder) throws IOException {
        try {
            return new RelaySettings(
                    relay.host(),
                    relay.port(),
                    security,
                    certificateFile.isPresent() ? certificates(folder.resolve(certificateFile.get())) : List.of(),
                    login.isPresent() ? Optional.of(opened(folder, login.get())) : Optional.empty(),
                    sender,
                    language,
                    limit);
        } catch (MalformedException unfit) {
            throw Failure.use("mail in node.json: " + unfit.getMessage());
        }
    }

    private static Login opened(Path folder, Secret secret) throws IOException {
        return new Login(secret.user, NodeSettings.secret(folder.resolve(secret.passwordFile)));
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        try {
            var read = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(
                            PartyFolder.read(file, FILE_MAX).toArray()));
            if (read.isEmpty()) {
                throw Failure.use(file + " holds no certificate");
            }
            return read.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException unfit) {
            throw Failure.use(file + " holds no certificates in PEM form");
        }
    }
}
