package parley.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.node.exchange.Loopback.ALPHA;
import static parley.node.exchange.Loopback.CIRCLE;
import static parley.node.exchange.Loopback.LOG;
import static parley.node.exchange.Loopback.NOW;
import static parley.node.exchange.Loopback.OTHER_CIRCLE;
import static parley.node.exchange.Loopback.OUTSIDER;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;
import parley.node.peer.PeerService;

/** What peers of good will say to each other, over real sockets. */
class ExchangeTest {
    private final HttpPeers peers = new HttpPeers(ALPHA, Patience.STANDARD);

    @AfterEach
    void close() {
        peers.close();
    }

    @Test
    void everyAnswerToACheckpointArrivesAsItWasGiven() throws Exception {
        List<CheckpointAnswer> answers = List.of(
                new CheckpointAnswer.Cosigned(Bytes.utf8("\u2014 name c2lnbmF0dXJl\n\u2014 other c2lnbmF0dXJl\n")),
                new CheckpointAnswer.Malformed("the first line is no old size"),
                new CheckpointAnswer.Untrusted("no signature of the log's key"),
                new CheckpointAnswer.UnknownLog(),
                new CheckpointAnswer.Conflict(0),
                new CheckpointAnswer.Conflict(999_999_999_999_999_999L),
                new CheckpointAnswer.Inconsistent("the proof yields another root: \u00e9\u0416"),
                new CheckpointAnswer.OverBudget(Duration.ofSeconds(1)),
                new CheckpointAnswer.NotYet(Duration.ofMinutes(7)));
        List<Bytes> requests = Collections.synchronizedList(new ArrayList<>());
        PeerService service = Loopback.posts(request -> {
            requests.add(request);
            return answers.get(requests.size() - 1);
        });
        try (Loopback host = Loopback.start(service)) {
            PeerClient peer = host.client(peers);
            for (CheckpointAnswer answer : answers) {
                assertThat(peer.addCheckpoint(Bytes.utf8("old 0\n\n" + answer))).isEqualTo(answer);
            }
            assertThat(requests)
                    .containsExactlyElementsOf(answers.stream()
                            .map(answer -> Bytes.utf8("old 0\n\n" + answer))
                            .toList());
        }
    }

    @Test
    void postedCheckpointMayHaveItsCapAndNotAByteMore() throws Exception {
        try (Loopback host = Loopback.start(Loopback.posts(body -> new CheckpointAnswer.Conflict(body.size())))) {
            PeerClient peer = host.client(peers);
            assertThat(peer.addCheckpoint(Bytes.of(new byte[Caps.CHECKPOINT])))
                    .isEqualTo(new CheckpointAnswer.Conflict(Caps.CHECKPOINT));
            try (SSLSocket socket = host.connect(ALPHA)) {
                String head = Wire.request(
                        "POST", "/" + CIRCLE + "/add-checkpoint", "Content-Length: " + (Caps.CHECKPOINT + 1));
                assertThat(Wire.ask(socket, head)).startsWith("HTTP/1.1 413 ");
            }
        }
    }

    @Test
    void servesCheckpointsTilesAndBundlesByTheirPaths() throws Exception {
        Bytes note = Bytes.utf8("a note\n");
        Bytes tile = Bytes.of(new byte[Caps.TILE]);
        Bytes bundle = Bytes.of(new byte[Caps.BUNDLE]);
        Map<String, PeerService.Resource> held = Map.of(
                LOG + "/checkpoint", new PeerService.Resource(note, true, false),
                LOG + "/tile/0/000", new PeerService.Resource(tile, false, true),
                LOG + "/tile/entries/x001/x234/067.p/12", new PeerService.Resource(bundle, false, true));
        try (Loopback host = Loopback.start(Loopback.reads(path -> Optional.ofNullable(held.get(path))))) {
            PeerClient peer = host.client(peers);
            assertThat(peer.checkpoint(LOG)).contains(note);
            assertThat(peer.tile(LOG, "tile/0/000")).contains(tile);
            assertThat(peer.bundle(LOG, 1_234_067, 12)).contains(bundle);
            assertThat(peer.bundle(LOG, 1_234_067, 256)).isEmpty();
            assertThat(peer.tile(LOG, "tile/0/001")).isEmpty();

            try (SSLSocket socket = host.connect(ALPHA)) {
                assertThat(Wire.ask(socket, Wire.request("GET", "/" + CIRCLE + "/" + LOG + "/tile/0/000")))
                        .startsWith("HTTP/1.1 200 ")
                        .contains("Content-Type: application/octet-stream\r\n")
                        .contains("Cache-Control: private, max-age=31536000, immutable\r\n");
                assertThat(Wire.ask(socket, Wire.request("GET", "/" + CIRCLE + "/" + LOG + "/checkpoint")))
                        .startsWith("HTTP/1.1 200 ")
                        .contains("Content-Type: text/plain; charset=utf-8\r\n")
                        .contains("Cache-Control: no-store\r\n");
            }
        }
    }

    @Test
    void pingAnswersTheWallClockInWholeSeconds() throws Exception {
        try (Loopback host = Loopback.start(Loopback.NOTHING)) {
            assertThat(host.client(peers).ping()).isEqualTo(NOW.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Test
    void circleLooksToAnOutsiderLikeOneThatDoesNotExist() throws Exception {
        PeerService everything =
                Loopback.reads(path -> Optional.of(new PeerService.Resource(Bytes.utf8(path), true, false)));
        try (Loopback host = Loopback.start(everything);
                SSLSocket socket = host.connect(OUTSIDER)) {
            assertThat(Wire.ask(socket, Wire.request("GET", "/" + OTHER_CIRCLE + "/ping")))
                    .startsWith("HTTP/1.1 200 ");
            String nowhere = "/" + "0".repeat(64);
            for (String path : List.of("/ping", "/" + LOG + "/checkpoint", "/add-checkpoint", "/", "")) {
                for (String method : List.of("GET", "POST", "HEAD", "DELETE")) {
                    String body = method.equals("POST") ? "old 0\n\n" : "";
                    String length = "Content-Length: " + body.length();
                    String real = Wire.ask(socket, Wire.request(method, "/" + CIRCLE + path, length) + body);
                    String missing = Wire.ask(socket, Wire.request(method, nowhere + path, length) + body);
                    assertThat(undated(real)).isEqualTo(undated(missing)).startsWith("HTTP/1.1 404 ");
                }
            }
        }
    }

    @Test
    void pathThatIsSpelledInAnotherWayIsNotThere() throws Exception {
        PeerService everything =
                Loopback.reads(path -> Optional.of(new PeerService.Resource(Bytes.utf8(path), true, false)));
        String circle = CIRCLE.hex();
        try (Loopback host = Loopback.start(everything)) {
            for (String path : List.of(
                    "/" + circle.toUpperCase(java.util.Locale.ROOT) + "/ping",
                    "/%" + Integer.toHexString(circle.charAt(0)) + circle.substring(1) + "/ping",
                    "//" + circle + "/ping",
                    "/" + circle.substring(1) + "/ping",
                    "/" + circle + "0/ping",
                    "/x/../" + circle + "/ping",
                    "/" + circle + "/ping?x=1",
                    "/")) {
                try (SSLSocket socket = host.connect(ALPHA)) {
                    assertThat(Wire.ask(socket, Wire.request("GET", path)))
                            .as(path)
                            .startsWith("HTTP/1.1 404 ");
                }
            }
            try (SSLSocket socket = host.connect(ALPHA)) {
                assertThat(Wire.ask(socket, Wire.request("GET", "/" + circle + "/%70ing/../a//b")))
                        .endsWith("\r\n\r\n%70ing/../a//b");
            }
        }
    }

    @Test
    void methodThatAPathDoesNotTakeIs405() throws Exception {
        try (Loopback host = Loopback.start(Loopback.NOTHING);
                SSLSocket socket = host.connect(ALPHA)) {
            String circle = "/" + CIRCLE;
            assertThat(Wire.ask(socket, Wire.request("GET", circle + "/add-checkpoint")))
                    .startsWith("HTTP/1.1 405 ");
            assertThat(Wire.ask(socket, Wire.request("POST", circle + "/ping", "Content-Length: 0")))
                    .startsWith("HTTP/1.1 405 ");
            assertThat(Wire.ask(socket, Wire.request("PUT", circle + "/" + LOG + "/checkpoint", "Content-Length: 0")))
                    .startsWith("HTTP/1.1 405 ");
        }
    }

    @Test
    void portIsFreeAgainOnceTheListenerIsClosed() throws Exception {
        int port;
        try (Loopback host = Loopback.start(Loopback.NOTHING)) {
            host.client(peers).ping();
            port = host.port();
        }
        try (java.net.ServerSocket again = new java.net.ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port));
            assertThat(again.isBound()).isTrue();
        }
    }

    private static String undated(String answer) {
        return answer.replaceAll("\r\nDate: [^\r]*", "");
    }
}
