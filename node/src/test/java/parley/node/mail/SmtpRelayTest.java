package parley.node.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.ledger.bytes.Bytes;
import parley.node.mail.RelayServer.Fault;
import parley.node.mail.RelaySettings.Security;
import parley.node.view.mail.MailAddress;

/** Against a real server of another project, with TLS and a login, that keeps to the protocol or does not. */
class SmtpRelayTest {
    private static final Bytes LETTER = Bytes.utf8("""
            From: desk@xa.example
            To: duty@xa.example
            Subject: one
            Message-ID: <1@xa.example>

            A line.
            .
            ..and one that begins with dots.
            """.replace("\n", "\r\n"));
    private static final MailAddress DUTY = new MailAddress("duty@xa.example");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(10);
    /** In which a conversation that is cut must have ended, on a machine that is busy. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /** Certificates are made once for all tests. */
    @TempDir
    static Path folder;

    private final AtomicInteger begun = new AtomicInteger();

    private Answer hand(RelaySettings settings) {
        try (var relay = new SmtpRelay(settings)) {
            return relay.hand(LETTER, DUTY, begun::incrementAndGet);
        }
    }

    @Test
    void aLetterArrivesAsItWasKeptAndTheRelaysReplyIsKnown() {
        try (var server = RelayServer.start(folder)) {
            assertThat(hand(server.settings(LIMIT))).isEqualTo(new Answer.Accepted("250 2.0.0 taken as number 1"));
            assertThat(server.taken())
                    .containsExactly(new RelayServer.Taken(RelayServer.SENDER.text(), DUTY.text(), LETTER));
            assertThat(begun).hasValue(1);
        }
    }

    @Test
    void tlsFromTheFirstByteIsSpokenToo() {
        try (var server = RelayServer.start(folder, true, "localhost", 0)) {
            var trusted = List.of(server.certificate());
            assertThat(hand(server.settings(Security.IMPLICIT, RelayServer.PASSWORD, trusted, LIMIT)))
                    .isInstanceOf(Answer.Accepted.class);
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void anAddressThatTheRelayDoesNotKnowIsRefusedInItsWords() {
        try (var server = RelayServer.start(folder)) {
            server.refuse(DUTY.text());
            assertThat(hand(server.settings(LIMIT))).isEqualTo(new Answer.Refused("550 5.1.1 no mailbox " + DUTY));
            assertThat(begun).hasValue(0);
        }
    }

    @Test
    void aRelayThatHasNoRoomIsAskedLater() {
        try (var server = RelayServer.start(folder)) {
            server.fail(Fault.FULL);
            assertThat(hand(server.settings(LIMIT))).isEqualTo(new Answer.Later("452 4.3.1 no room"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DROPS_AT_ADDRESS", "SILENT_AT_ADDRESS"})
    void aRelayThatLeavesAtAnAddressIsAskedLaterAboutThatOneAlone(Fault fault) {
        try (var server = RelayServer.start(folder)) {
            server.refuse(DUTY.text());
            server.fail(fault);
            assertThat(hand(server.settings(SHORT))).isInstanceOf(Answer.Later.class);
            assertThat(begun).hasValue(0);
        }
    }

    /** Before TLS whoever stands between may say what he likes. */
    @Test
    void aReplyWithoutEndIsHeardUpToALimit() throws IOException, InterruptedException {
        try (var endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var server = RelayServer.start(folder)) {
            var talk = Thread.ofVirtual().start(() -> talk(endless));
            var answer = hand(at(endless.getLocalPort(), server.settings(LIMIT)));
            assertThat(answer).isEqualTo(new Answer.Unreached("the relay said more than 262144 bytes"));
            assertThat(talk.join(LIMIT)).isTrue();
        }
    }

    /** It could be a bug in what speaks TLS or SMTP: a postman who died of it would send nothing to anybody. */
    @Test
    void whatFailsUnforeseenConcernsTheRelayAndIsNotThrown() {
        try (var server = RelayServer.start(folder, true, "localhost", 0)) {
            var settings = server.settings(Security.IMPLICIT, RelayServer.PASSWORD, List.of(), LIMIT);
            var conversation = new Conversation(settings, new Broken(), LETTER, DUTY, begun::incrementAndGet);
            assertThat(conversation.call()).isEqualTo(new Answer.Unreached("out of order"));
            assertThat(begun).hasValue(0);
        }
    }

    /** Makes no connection at all. */
    private static final class Broken extends SSLSocketFactory {
        @Override
        public String[] getDefaultCipherSuites() {
            throw new IllegalStateException("out of order");
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return getDefaultCipherSuites();
        }

        @Override
        public Socket createSocket(Socket over, String host, int port, boolean close) {
            throw new IllegalStateException("out of order");
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new IllegalStateException("out of order");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return createSocket(host.getHostName(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            return createSocket(host, port);
        }
    }

    /** Says that one more line follows until nobody listens. */
    private static void talk(ServerSocket endless) {
        try (var socket = endless.accept();
                var out = socket.getOutputStream()) {
            out.write("220 relay.xa.example\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] lines = "250-x\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(lines);
            }
        } catch (IOException gone) {
            // The node has hung up.
        }
    }

    private static RelaySettings at(int port, RelaySettings known) {
        return new RelaySettings(
                "localhost",
                port,
                Security.STARTTLS,
                known.trusted(),
                known.login(),
                known.sender(),
                known.language(),
                known.limit());
    }

    @Test
    void aConnectionThatEndsAfterTheTextLeavesItUnclear() {
        try (var server = RelayServer.start(folder)) {
            server.fail(Fault.DROPS_AFTER_DATA);
            assertThat(hand(server.settings(LIMIT))).isInstanceOf(Answer.Unclear.class);
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void aRelayThatNeverAnswersIsLeftAtTheDeadline() {
        try (var server = RelayServer.start(folder)) {
            server.fail(Fault.SILENT_AFTER_DATA);
            long begin = System.nanoTime();
            assertThat(hand(server.settings(SHORT))).isInstanceOf(Answer.Unclear.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(SHORT, SHORT.plus(MARGIN));
        }
    }

    @Test
    void aServerThatSaysNothingAtAllIsLeftAtTheDeadline() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var server = RelayServer.start(folder)) {
            assertThat(hand(at(silent.getLocalPort(), server.settings(SHORT)))).isInstanceOf(Answer.Unreached.class);
            assertThat(begun).hasValue(0);
        }
    }

    @Test
    void aCertificateThatIsNotTrustedGetsNeitherThePasswordNorTheLetter() {
        try (var server = RelayServer.start(folder);
                var other = RelayServer.start(folder, false, "elsewhere.example", 0)) {
            var foreign = server.settings(Security.STARTTLS, RelayServer.PASSWORD, List.of(other.certificate()), LIMIT);
            assertThat(hand(foreign)).isInstanceOf(Answer.Unreached.class);
            var machine = server.settings(Security.STARTTLS, RelayServer.PASSWORD, List.of(), LIMIT);
            assertThat(hand(machine)).isInstanceOf(Answer.Unreached.class);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void aTrustedCertificateForAnotherNameIsNotTheRelays() {
        for (var security : Security.values()) {
            try (var server = RelayServer.start(folder, security == Security.IMPLICIT, "elsewhere.example", 0)) {
                var settings = server.settings(security, RelayServer.PASSWORD, List.of(server.certificate()), LIMIT);
                assertThat(hand(settings)).as("%s", security).isInstanceOf(Answer.Unreached.class);
                assertThat(server.taken()).isEmpty();
            }
        }
    }

    @Test
    void aWrongPasswordIsToldAndNeverShown() {
        try (var server = RelayServer.start(folder)) {
            var settings = server.settings(Security.STARTTLS, "a wrong word", List.of(server.certificate()), LIMIT);
            var answer = hand(settings);
            assertThat(answer).isInstanceOf(Answer.Unreached.class);
            assertThat(answer.says()).contains("535").doesNotContain("a wrong word");
            assertThat(settings.toString()).doesNotContain("a wrong word");
            assertThat(settings.login().toString()).doesNotContain("a wrong word");
            assertThat(server.taken()).isEmpty();
        }
    }

    /** What goes in the clear could be read or changed on the way. */
    @Test
    void aServerThatOffersNoTlsGetsNothing() {
        try (var server = RelayServer.start(folder, true, "localhost", 0)) {
            var plain = org.subethamail.smtp.server.SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .build();
            plain.start();
            try {
                assertThat(hand(at(plain.getPortAllocated(), server.settings(LIMIT))))
                        .isInstanceOf(Answer.Unreached.class);
                assertThat(begun).hasValue(0);
            } finally {
                plain.stop();
            }
        }
    }

    @Test
    void noByteOfALetterLeavesWhenThatCannotBeNoted() {
        try (var server = RelayServer.start(folder);
                var relay = new SmtpRelay(server.settings(LIMIT))) {
            assertThatThrownBy(() -> relay.hand(LETTER, DUTY, () -> {
                        throw new IllegalStateException("the disk is full");
                    }))
                    .hasRootCauseMessage("the disk is full");
            assertThat(server.taken()).isEmpty();
        }
    }
}
