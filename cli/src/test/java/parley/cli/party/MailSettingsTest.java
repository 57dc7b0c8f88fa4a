package parley.cli.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.prose.Language;
import parley.cli.terminal.Failure;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;
import parley.node.mail.RelaySettings.Security;

class MailSettingsTest {
    private static final String SECRET = "the relay's password";

    @TempDir
    Path folder;

    private static NodeSettings settings(String mail) {
        return NodeSettings.parse(
                Bytes.utf8("{\"deskPort\": 7700, \"listen\": \"127.0.0.1:7443\", \"mail\": " + mail + "}"));
    }

    private static MailSettings mail(String mail) {
        return settings(mail).mail().orElseThrow();
    }

    @Test
    void whatIsLeftOutIsAsTheManualSays() throws IOException {
        var relay = mail("{\"relay\": \"mail.xa.example:587\", \"sender\": \"parley@xa.example\"}")
                .open(folder);
        assertThat(relay.host()).isEqualTo("mail.xa.example");
        assertThat(relay.port()).isEqualTo(587);
        assertThat(relay.security()).isEqualTo(Security.STARTTLS);
        assertThat(relay.trusted()).isEmpty();
        assertThat(relay.login()).isEmpty();
        assertThat(relay.language()).isEqualTo(Language.EN);
        assertThat(relay.limit()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aPasswordThatOthersCanReadIsNotTaken() throws IOException {
        var file = Files.writeString(folder.resolve("relay.pass"), SECRET + "\n");
        var mail = mail("""
                {"relay": "mail.xa.example:465", "tls": "implicit", "user": "parley", "passwordFile": "relay.pass",
                 "sender": "parley@xa.example", "language": "ru", "seconds": 30}""");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> mail.open(folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("can be read by others");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var relay = mail.open(folder);
        assertThat(relay.login().orElseThrow().password()).isEqualTo(SECRET);
        assertThat(relay.security()).isEqualTo(Security.IMPLICIT);
        assertThat(relay.language()).isEqualTo(Language.RU);
        assertThat(relay.toString() + mail + relay.login()).doesNotContain(SECRET);
    }

    @Test
    void aFileThatHoldsNoCertificateIsNamed() throws IOException {
        Files.writeString(folder.resolve("relay.pem"), "nothing of the kind");
        var mail = mail("{\"relay\": \"mail.xa.example:587\", \"certificateFile\": \"relay.pem\","
                + " \"sender\": \"parley@xa.example\"}");
        assertThatThrownBy(() -> mail.open(folder)).isInstanceOf(Failure.class).hasMessageContaining("relay.pem");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"relay\": \"mail.xa.example:587\"}",
                "{\"relay\": \"smtp://mail.xa.example\", \"sender\": \"a@b.example\"}",
                "{\"relay\": \"mail.xa.example:587\", \"sender\": \"a b\"}",
                "{\"relay\": \"mail.xa.example:587\", \"sender\": \"a@b.example\", \"tls\": \"none\"}",
                "{\"relay\": \"mail.xa.example:587\", \"sender\": \"a@b.example\", \"language\": \"la\"}",
                "{\"relay\": \"mail.xa.example:587\", \"sender\": \"a@b.example\", \"seconds\": 0}",
                "{\"relay\": \"mail.xa.example:587\", \"sender\": \"a@b.example\", \"user\": \"x\"}",
                "{\"relay\": \"mail.xa.example:587\", \"sender\": \"a@b.example\", \"password\": \"x\"}"
            })
    void whatCannotBeIsRefusedWithTheNameOfItsField(String mail) {
        assertThatThrownBy(() -> settings(mail))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("node.json.mail");
    }
}
