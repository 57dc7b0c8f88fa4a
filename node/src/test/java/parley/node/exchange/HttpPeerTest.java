package parley.node.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.node.exchange.Loopback.ALPHA;
import static parley.node.exchange.Loopback.BETA;
import static parley.node.exchange.Loopback.CIRCLE;
import static parley.node.exchange.Loopback.HOST;
import static parley.node.exchange.Loopback.LOG;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.ledger.bytes.Bytes;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;
import parley.node.tls.TlsIdentity;

/** A node's calls to peers that answer anything, or nothing, or without end. */
@Timeout(120)
class HttpPeerTest {
    private final HttpPeers peers = new HttpPeers(ALPHA, Patience.STANDARD);
    private final HttpPeers impatient = new HttpPeers(ALPHA, patience(Duration.ofSeconds(1)));

    @AfterEach
    void close() {
        peers.close();
        impatient.close();
    }

    @Test
    void answerWithoutEndIsCutAtItsCap() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(ISO_8859_1);
        AtomicInteger chunks = new AtomicInteger();
        try (Liar liar = new Liar(HOST, socket -> {
            Wire.send(socket, head);
            while (true) {
                socket.getOutputStream().write(chunk); // until the caller has had enough
                chunks.incrementAndGet();
            }
        })) {
            PeerClient peer = liar.client(peers);
            assertCut(() -> peer.tile(LOG, "tile/0/000"));
            assertCut(() -> peer.checkpoint(LOG));
            assertCut(() -> peer.addCheckpoint(Bytes.EMPTY));
            liar.awaitEnds(3);
            // Three answers of at most 128 KiB, and what the sockets' own buffers took on loopback.
            assertThat(chunks.get() * 0x10000L).isLessThan(48L << 20);
        }
    }

    @Test
    void bundleIsCutAtItsCapAlso() throws Exception {
        byte[] answer = new byte[Caps.BUNDLE + 1];
        try (Liar liar = new Liar(HOST, socket -> {
            Wire.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + answer.length + "\r\n\r\n");
            socket.getOutputStream().write(answer);
        })) {
            PeerClient peer = liar.client(peers);
            assertCut(() -> peer.bundle(LOG, 0, 256));
        }
    }

    @Test
    void statedLengthOfTenGigabytesAllocatesNothing() throws Exception {
        try (Liar liar = new Liar(HOST, socket -> {
            Wire.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + (10L << 30) + "\r\n\r\nx");
            assertThat(Wire.ends(socket)).isTrue();
        })) {
            assertThatThrownBy(() -> liar.client(impatient).bundle(LOG, 0, 256))
                    .isInstanceOf(HttpTimeoutException.class);
            liar.awaitEnds(1);
        }
    }

    @Test
    void silenceBeforeInsideAndAfterTheHeadersEndsAtTheDeadline() throws Exception {
        for (String said :
                List.of("", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")) {
            try (Liar liar = new Liar(HOST, socket -> {
                Wire.send(socket, said);
                Wire.ends(socket);
            })) {
                assertThatThrownBy(() -> liar.client(impatient).checkpoint(LOG))
                        .isInstanceOf(HttpTimeoutException.class);
                liar.awaitEnds(1); // the caller did not only give up waiting, it closed the connection
            }
        }
    }

    @Test
    void peerThatHangsUpIsAnError() throws Exception {
        for (String said : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "nonsense\r\n\r\n")) {
            try (Liar liar = new Liar(HOST, socket -> Wire.send(socket, said))) {
                assertCut(() -> liar.client(peers).checkpoint(LOG));
            }
        }
    }

    @Test
    void redirectIsNotFollowed() throws Exception {
        AtomicInteger reached = new AtomicInteger();
        try (Liar elsewhere = new Liar(HOST, socket -> reached.incrementAndGet());
                Liar liar = new Liar(HOST, socket -> {
                    Wire.answerNothing(socket, "307 Temporary Redirect", "Location: " + elsewhere.address() + "/x");
                })) {
            PeerClient peer = liar.client(peers);
            assertThatThrownBy(() -> peer.checkpoint(LOG)).hasMessageContaining("307");
            assertThat(peer.addCheckpoint(Bytes.EMPTY)).isEqualTo(new CheckpointAnswer.Unexpected(307, ""));
            assertThat(reached).hasValue(0);
        }
    }

    @Test
    void conflictWithoutASizeIsNoConflict() throws Exception {
        for (String answer : List.of(
                "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n7\n",
                "Content-Type: text/x.tlog.size\r\nContent-Length: 3\r\n\r\n07\n",
                "Content-Type: text/x.tlog.size\r\nContent-Length: 1\r\n\r\n7",
                "Content-Type: text/x.tlog.size\r\nContent-Length: 3\r\n\r\n-7\n",
                "Content-Type: text/x.tlog.size\r\nContent-Length: 20\r\n\r\n9999999999999999999\n")) {
            try (Liar liar = new Liar(HOST, socket -> Wire.send(socket, "HTTP/1.1 409 Conflict\r\n" + answer))) {
                assertThat(liar.client(peers).addCheckpoint(Bytes.EMPTY))
                        .isInstanceOf(CheckpointAnswer.Unexpected.class);
            }
        }
    }

    @Test
    void wordsOfAPeerAreShortenedAndPrintable() throws Exception {
        String words = "\u001b[31mred\r\nforged line " + "x".repeat(500);
        try (Liar liar = new Liar(
                HOST,
                socket -> Wire.send(
                        socket,
                        "HTTP/1.1 400 Bad Request\r\nContent-Length: " + words.length() + "\r\n\r\n" + words))) {
            assertThat(liar.client(peers).addCheckpoint(Bytes.EMPTY))
                    .isInstanceOfSatisfying(
                            CheckpointAnswer.Malformed.class,
                            malformed -> assertThat(malformed.reason())
                                    .hasSize(200)
                                    .startsWith("?[31mred??forged line xxx"));
        }
    }

    @Test
    void waitThatAPeerAsksForIsKeptWithinReason() throws Exception {
        List<String> asked = List.of("Retry-After: 0", "Retry-After: 999999999", "Retry-After: -5", "Retry-After: 30");
        List<Long> kept = List.of(1L, 3600L, 1L, 30L);
        for (int n = 0; n < asked.size(); n++) {
            String header = asked.get(n);
            try (Liar liar = new Liar(HOST, socket -> Wire.answerNothing(socket, "503 Service Unavailable", header))) {
                assertThat(liar.client(peers).addCheckpoint(Bytes.EMPTY))
                        .isEqualTo(new CheckpointAnswer.NotYet(Duration.ofSeconds(kept.get(n))));
            }
        }
    }

    @Test
    void anotherKeyAtThePeersAddressIsNotSpokenTo() throws Exception {
        try (Liar impostor = new Liar(BETA, socket -> Wire.answerNothing(socket, "200 OK", "x: y"))) {
            assertThatThrownBy(() -> impostor.client(peers).checkpoint(LOG)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nextAddressIsTriedWhenOneCannotBeReached() throws Exception {
        URI dead;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = URI.create("https://127.0.0.1:" + closed.getLocalPort());
        }
        try (Loopback host = Loopback.start(Loopback.NOTHING);
                Liar impostor = new Liar(BETA, socket -> Wire.answerNothing(socket, "200 OK", "x: y"))) {
            PeerClient peer = peers.connect(
                    CIRCLE, HOST.publicKey(), List.of(dead, URI.create(impostor.address()), host.address()));
            assertThat(peer.ping()).isNotNull();
            assertThat(peer.ping()).isNotNull();

            PeerClient nowhere = peers.connect(CIRCLE, HOST.publicKey(), List.of(dead));
            assertThatThrownBy(nowhere::ping).isInstanceOf(IOException.class);
        }
    }

    @Test
    void addressIsAHostAndAPortAndNoMore() {
        for (String address : List.of(
                "http://127.0.0.1:1",
                "https://user@127.0.0.1:1",
                "https://127.0.0.1:1/path",
                "https://127.0.0.1:1?q",
                "https://127.0.0.1:1#f",
                "https:///",
                "file:///etc",
                "127.0.0.1:1")) {
            assertThatIllegalArgumentException()
                    .as(address)
                    .isThrownBy(() -> peers.connect(CIRCLE, HOST.publicKey(), List.of(URI.create(address))));
        }
    }

    @Test
    void memberWithoutAnAddressCannotBeCalled() {
        PeerClient peer = peers.connect(CIRCLE, HOST.publicKey(), List.of());
        assertThatThrownBy(peer::ping).isInstanceOf(IOException.class).hasMessageContaining("no address");
    }

    @Test
    void interruptionEndsACall() throws Exception {
        try (Liar liar = new Liar(HOST, Wire::ends)) {
            PeerClient peer = liar.client(peers);
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    ended.complete(new AssertionError("answered " + peer.checkpoint(LOG)));
                } catch (IOException | InterruptedException e) {
                    ended.complete(e);
                }
            });
            liar.awaitCalls(1);
            caller.interrupt();
            assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }

    /** Fails at once and not by waiting. */
    private static void assertCut(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
    }

    private static Patience patience(Duration every) {
        return new Patience(every, every, every, every, every, every);
    }

    /** A peer with a key and no manners: once it has read a request, it does as its script says and hangs up. */
    private static final class Liar implements AutoCloseable {
        private final SSLServerSocket listener;
        private final Script script;
        private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(100);
        private final BlockingQueue<Boolean> ends = new ArrayBlockingQueue<>(100);

        Liar(TlsIdentity identity, Script script) throws IOException {
            this.script = script;
            listener = (SSLServerSocket) identity.context(() -> Set.of(ALPHA.publicKey()))
                    .getServerSocketFactory()
                    .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
            listener.setNeedClientAuth(true);
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            while (!listener.isClosed()) {
                try {
                    SSLSocket socket = (SSLSocket) listener.accept();
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void serve(SSLSocket accepted) {
            try (SSLSocket socket = accepted) {
                socket.setSoTimeout(60_000);
                if (!Wire.answer(socket).isEmpty()) {
                    calls.add(true);
                    script.run(socket);
                }
            } catch (IOException e) {
                // the caller hung up, which is what most of these scripts are for
            } finally {
                ends.add(true);
            }
        }

        void awaitCalls(int count) throws InterruptedException {
            await(calls, count);
        }

        void awaitEnds(int count) throws InterruptedException {
            await(ends, count);
        }

        private static void await(BlockingQueue<Boolean> queue, int count) throws InterruptedException {
            for (int n = 0; n < count; n++) {
                assertThat(queue.poll(60, TimeUnit.SECONDS)).isEqualTo(true);
            }
        }

        String address() {
            return "https://127.0.0.1:" + listener.getLocalPort();
        }

        PeerClient client(HttpPeers peers) {
            return peers.connect(CIRCLE, HOST.publicKey(), List.of(URI.create(address())));
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }

        interface Script {
            void run(SSLSocket socket) throws IOException;
        }
    }
}
