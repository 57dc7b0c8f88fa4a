package parley.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.node.exchange.Loopback.ALPHA;
import static parley.node.exchange.Loopback.BETA;
import static parley.node.exchange.Loopback.CIRCLE;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;
import parley.node.peer.PeerService;

/**
 * Peers of ill will against a real listener: each is cut, the ledger is not asked, and another peer goes on being served.
 */
class AbuseTest {
    private static final String POST = "/" + CIRCLE + "/add-checkpoint";
    private static final Duration SHORT = Duration.ofMillis(300);

    private final AtomicInteger asked = new AtomicInteger();
    private final PeerService counting = Loopback.posts(body -> {
        asked.incrementAndGet();
        return new CheckpointAnswer.Conflict(body.size());
    });
    private final HttpPeers beta = new HttpPeers(BETA, Patience.STANDARD);

    @AfterEach
    void close() {
        beta.close();
    }

    @Test
    void garbageIsRefusedAndTheConnectionEnds() throws Exception {
        try (Loopback host = Loopback.start(counting)) {
            long seed = Long.getLong("parley.seed", System.nanoTime());
            Random random = new Random(seed);
            for (int n = 0; n < 20; n++) {
                byte[] garbage = new byte[1 + random.nextInt(4000)];
                random.nextBytes(garbage);
                garbage[garbage.length - 1] = '\n';
                try (SSLSocket socket = host.connect(ALPHA)) {
                    socket.getOutputStream().write(garbage);
                    socket.getOutputStream().flush();
                    socket.shutdownOutput();
                    assertThat(Wire.ends(socket)).as("seed %d", seed).isTrue();
                }
            }
            assertOnlyBetaIsServed(host);
        }
    }

    @Test
    void statedBodyOfTenGigabytesIsRefusedBeforeAByteOfIt() throws Exception {
        try (Loopback host = Loopback.start(counting);
                SSLSocket socket = host.connect(ALPHA)) {
            String answer = Wire.ask(socket, Wire.request("POST", POST, "Content-Length: " + (10L << 30)));
            assertThat(answer).startsWith("HTTP/1.1 413 ");
            assertThat(Wire.ends(socket)).isTrue();
            assertOnlyBetaIsServed(host);
        }
    }

    @Test
    void bodyWithoutALengthIsRefusedBeforeAByteOfIt() throws Exception {
        try (Loopback host = Loopback.start(counting);
                SSLSocket socket = host.connect(ALPHA)) {
            assertThat(Wire.ask(socket, Wire.request("POST", POST, "Transfer-Encoding: chunked")))
                    .startsWith("HTTP/1.1 411 ");
            assertThat(Wire.ends(socket)).isTrue();
            assertOnlyBetaIsServed(host);
        }
    }

    @Test
    void endlessBodyIsCutInHoweverLargeChunksItComes() throws Exception {
        for (String size : List.of("1000", "100000", "7fffffff")) {
            try (Loopback host = Loopback.start(counting);
                    SSLSocket socket = host.connect(ALPHA)) {
                asked.set(0);
                Wire.send(socket, Wire.request("POST", POST, "Transfer-Encoding: chunked", "Content-Length: 6"));
                Wire.send(socket, size + "\r\n");
                byte[] piece = new byte[0x1000];
                // What the sockets' own buffers take on loopback, and no more.
                assertThat(writtenUntilCut(socket, piece)).isLessThan(16L << 20);
                assertOnlyBetaIsServed(host);
            }
        }
    }

    @Test
    void whatFollowsABodyOfStatedLengthIsNotReadIntoIt() throws Exception {
        try (Loopback host = Loopback.start(counting);
                SSLSocket socket = host.connect(ALPHA)) {
            Wire.send(socket, Wire.request("POST", POST, "Content-Length: 3") + "old");
            byte[] piece = new byte[0x1000];
            assertThat(writtenUntilCut(socket, piece)).isLessThan(16L << 20);
            asked.set(0);
            assertOnlyBetaIsServed(host);
        }
    }

    @Test
    void floodOfHeadersIsCut() throws Exception {
        try (Loopback host = Loopback.start(counting);
                SSLSocket socket = host.connect(ALPHA)) {
            Wire.send(socket, "GET / HTTP/1.1\r\nHost: h\r\n");
            byte[] header =
                    ("x-more: " + "y".repeat(500) + "\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            assertThat(writtenUntilCut(socket, header)).isLessThan(16L << 20);
            assertOnlyBetaIsServed(host);
        }
    }

    @Test
    void endlessRequestLineIsCut() throws Exception {
        try (Loopback host = Loopback.start(counting);
                SSLSocket socket = host.connect(ALPHA)) {
            Wire.send(socket, "GET /");
            byte[] more = "z".repeat(500).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            assertThat(writtenUntilCut(socket, more)).isLessThan(16L << 20);
            assertOnlyBetaIsServed(host);
        }
    }

    @Test
    void halfABodyThenSilenceIsCut() throws Exception {
        try (Loopback host = Loopback.start(Budget.STANDARD, shortBody(), counting);
                SSLSocket socket = host.connect(ALPHA)) {
            Wire.send(socket, Wire.request("POST", POST, "Content-Length: 1000") + "old 0\n");
            assertThat(Wire.ends(socket)).isTrue();
            assertOnlyBetaIsServed(host);
        }
    }

    @Test
    void halfABodyWhereNoneBelongsIsCutToo() throws Exception {
        try (Loopback host = Loopback.start(Budget.STANDARD, shortBody(), counting);
                SSLSocket socket = host.connect(ALPHA)) {
            Wire.send(socket, Wire.request("GET", "/" + CIRCLE + "/ping", "Content-Length: 1000") + "?");
            assertThat(Wire.ends(socket)).isTrue();
            assertOnlyBetaIsServed(host);
        }
    }

    @Test
    void bodyThatDripsIsCutThoughItNeverPauses() throws Exception {
        try (Loopback host = Loopback.start(Budget.STANDARD, shortBody(), counting);
                SSLSocket socket = host.connect(ALPHA)) {
            Wire.send(socket, Wire.request("POST", POST, "Content-Length: 100000"));
            assertThat(cutWhileDripping(socket)).isTrue();
            assertOnlyBetaIsServed(host);
        }
    }

    @Test
    void headersThatDripAreCut() throws Exception {
        try (Loopback host = Loopback.start(Budget.STANDARD, shortGreeting(), counting);
                SSLSocket socket = host.connect(ALPHA)) {
            Wire.send(socket, "GET / HTTP/1.1\r\nx: ");
            assertThat(cutWhileDripping(socket)).isTrue();
        }
    }

    @Test
    void strangerWhoConnectsAndSaysNothingIsCut() throws Exception {
        try (Loopback host = Loopback.start(Budget.STANDARD, shortGreeting(), counting);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.setSoTimeout(30_000);
            assertThat(Wire.ends(socket)).isTrue();
        }
    }

    @Test
    void memberWhoSaysNothingAfterTheHandshakeIsCut() throws Exception {
        try (Loopback host = Loopback.start(Budget.STANDARD, shortGreeting(), counting);
                SSLSocket socket = host.connect(ALPHA)) {
            assertThat(Wire.ends(socket)).isTrue();
        }
    }

    @Test
    void callerWhoDoesNotTakeTheAnswerIsCut() throws Exception {
        Patience hurried = new Patience(
                SHORT, Duration.ofSeconds(10), Duration.ofSeconds(10), SHORT, SHORT, Duration.ofSeconds(60));
        Semaphore given = new Semaphore(0);
        PeerService large = Loopback.reads(path -> {
            given.release();
            return Optional.of(new PeerService.Resource(Bytes.of(new byte[Caps.BUNDLE]), false, true));
        });
        try (Loopback host = Loopback.start(oneAtATime(), hurried, large);
                SSLSocket slow = host.connect(ALPHA);
                SSLSocket next = host.connect(ALPHA)) {
            String request = Wire.request("GET", "/" + CIRCLE + "/x");
            Wire.send(slow, request);
            given.acquire();
            // The one place is taken until the answer is cut; that it comes free again is the proof of the cut.
            String answer = Wire.ask(next, request.replace("/x", "/ping"));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!answer.startsWith("HTTP/1.1 200 ") && System.nanoTime() < end) {
                assertThat(answer).startsWith("HTTP/1.1 429 ");
                try (SSLSocket again = host.connect(ALPHA)) {
                    answer = Wire.ask(again, request.replace("/x", "/ping"));
                }
            }
            assertThat(answer).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void peerWithoutBudgetIsToldWhenToReturnAndAnotherIsServed() throws Exception {
        Budget small = new Budget(new Rate(1000, 1000), new Rate(1, 3), Budget.STANDARD.bytes(), 16);
        try (Loopback host = Loopback.start(small, Patience.STANDARD, counting);
                HttpPeers alpha = new HttpPeers(ALPHA, Patience.STANDARD)) {
            PeerClient greedy = host.client(alpha);
            List<CheckpointAnswer> answers = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                answers.add(greedy.addCheckpoint(Bytes.utf8("?")));
            }
            assertThat(answers).contains(new CheckpointAnswer.OverBudget(Duration.ofSeconds(1)));
            assertThat(answers.subList(0, 3)).containsOnly(new CheckpointAnswer.Conflict(1));
            assertThat(host.client(beta).addCheckpoint(Bytes.utf8("??"))).isEqualTo(new CheckpointAnswer.Conflict(2));
        }
    }

    @Test
    void requestsOfEveryKindCostTheirPeer() throws Exception {
        Budget small = new Budget(new Rate(1, 5), new Rate(1, 5), Budget.STANDARD.bytes(), 16);
        try (Loopback host = Loopback.start(small, Patience.STANDARD, counting);
                HttpPeers alpha = new HttpPeers(ALPHA, Patience.STANDARD)) {
            PeerClient greedy = host.client(alpha);
            assertThatThrownBy(() -> {
                        for (int n = 0; n < 100; n++) {
                            greedy.ping();
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("429");
            assertThat(host.client(beta).ping()).isEqualTo("2026-03-01T09:00:00Z");
        }
    }

    @Test
    void bytesThatAPeerFetchesCostIt() throws Exception {
        Budget small = new Budget(new Rate(1000, 1000), new Rate(10, 10), new Rate(1 << 20, 1 << 20), 16);
        PeerService large =
                Loopback.reads(path -> Optional.of(new PeerService.Resource(Bytes.of(new byte[3 << 20]), false, true)));
        try (Loopback host = Loopback.start(small, Patience.STANDARD, large);
                HttpPeers alpha = new HttpPeers(ALPHA, Patience.STANDARD)) {
            PeerClient greedy = host.client(alpha);
            assertThat(greedy.bundle(Loopback.LOG, 0, 256)).isPresent();
            assertThatThrownBy(() -> greedy.bundle(Loopback.LOG, 0, 256)).hasMessageContaining("429");
            assertThat(host.client(beta).bundle(Loopback.LOG, 0, 256)).isPresent();
        }
    }

    @Test
    void peerThatOccupiesAllItsPlacesLeavesTheOthersTheirs() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Semaphore parked = new Semaphore(0);
        PeerService slow = Loopback.posts(body -> {
            if (body.utf8().equals("park")) {
                parked.release();
                await(release);
            }
            return new CheckpointAnswer.Conflict(body.size());
        });
        try (Loopback host = Loopback.start(oneAtATime(), Patience.STANDARD, slow);
                SSLSocket occupying = host.connect(ALPHA);
                SSLSocket another = host.connect(ALPHA)) {
            Wire.send(occupying, Wire.request("POST", POST, "Content-Length: 4") + "park");
            parked.acquire();
            assertThat(Wire.ask(another, Wire.request("GET", "/" + CIRCLE + "/ping")))
                    .startsWith("HTTP/1.1 429 ")
                    .contains("Retry-After: 1\r\n");
            assertThat(host.client(beta).addCheckpoint(Bytes.utf8("??"))).isEqualTo(new CheckpointAnswer.Conflict(2));
            release.countDown();
            assertThat(Wire.answer(occupying)).startsWith("HTTP/1.1 409 ");
        }
    }

    @Test
    void serviceThatFailsAnswers500WithoutItsReasonAndFailsOnlyThatRequest() throws Exception {
        PeerService broken = Loopback.posts(body -> {
            if (body.size() == 1) {
                throw new IllegalStateException("a secret");
            }
            return new CheckpointAnswer.Conflict(body.size());
        });
        try (Loopback host = Loopback.start(broken);
                SSLSocket socket = host.connect(ALPHA)) {
            String answer = Wire.ask(socket, Wire.request("POST", POST, "Content-Length: 1") + "?");
            assertThat(answer).startsWith("HTTP/1.1 500 ").doesNotContain("secret");
            assertThat(host.client(beta).addCheckpoint(Bytes.utf8("??"))).isEqualTo(new CheckpointAnswer.Conflict(2));
        }
    }

    private void assertOnlyBetaIsServed(Loopback host) throws Exception {
        assertThat(asked).hasValue(0);
        assertThat(host.client(beta).addCheckpoint(Bytes.utf8("??"))).isEqualTo(new CheckpointAnswer.Conflict(2));
        assertThat(asked).hasValue(1);
    }

    /** Writes until the other end refuses more; fails if it never does. */
    private static long writtenUntilCut(Socket socket, byte[] piece) {
        long written = 0;
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try {
            OutputStream out = socket.getOutputStream();
            while (System.nanoTime() < end) {
                out.write(piece);
                written += piece.length;
            }
        } catch (IOException cut) {
            return written;
        }
        throw new AssertionError("never cut, after " + written + " bytes");
    }

    /** Sends a byte whenever nothing has come for a moment, until the other end closes. */
    private static boolean cutWhileDripping(Socket socket) throws IOException {
        socket.setSoTimeout(20);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            try {
                Wire.send(socket, "x");
                return Wire.ends(socket);
            } catch (SocketTimeoutException stillOpen) {
                // and on it drips
            } catch (IOException cut) {
                return true;
            }
        }
        return false;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Budget oneAtATime() {
        return new Budget(new Rate(10_000, 10_000), new Rate(10_000, 10_000), new Rate(1L << 32, 1L << 32), 1);
    }

    private static Patience shortBody() {
        Patience standard = Patience.STANDARD;
        return new Patience(
                standard.connect(), standard.greeting(), SHORT, standard.answer(), standard.bundle(), standard.idle());
    }

    private static Patience shortGreeting() {
        Patience standard = Patience.STANDARD;
        return new Patience(
                standard.connect(), SHORT, standard.body(), standard.answer(), standard.bundle(), standard.idle());
    }
}
