package parley.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.desk.api.Access;
import parley.desk.api.Token;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.node.view.Change;

class DeskTest {
    @TempDir
    Path data;

    private final RestingNode node = new RestingNode();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Token token;
    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        desk = Desk.open(node, new Rows(new Titles(List.of())), data, 0);
        token = Access.read(data).token();
    }

    @AfterEach
    void close() {
        desk.close();
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String passphrase, String bearer) throws Exception {
        return post("""
                {"format": "statement", "subject": "XA/1", "body": {"text": "hello"},
                 "officers": [{"officer": "duty", "passphrase": "%s"}]}
                """.formatted(passphrase), bearer);
    }

    private HttpResponse<String> post(String entry, String bearer) throws Exception {
        return client.send(
                request("/api/send")
                        .header("Authorization", bearer)
                        .POST(HttpRequest.BodyPublishers.ofString(entry))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void thePageComesUnderAPolicyThatRunsNothingButItsOwnFiles() throws Exception {
        var page = get("/", "Accept-Language", "ru, en;q=0.5");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("lang=\"ru\"").contains("Учение");
        assertThat(get("/?lang=fr").body()).contains("lang=\"fr\"");
    }

    @Test
    void everyFileThatThePageNamesIsServed() throws Exception {
        for (var path : List.of(
                "/assets/desk/desk.css",
                "/assets/desk/desk.js",
                "/assets/desk/live.js",
                "/assets/desk/favicon.svg",
                "/assets/desk/follow.js")) {
            assertThat(get("/").body()).contains(path);
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
        // What a worker may ask for, its own answer says.
        assertThat(get("/assets/desk/stream.js").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("connect-src 'self'", "worker-src 'self'");
        assertThat(get("/circle/" + "00".repeat(32) + "/").statusCode()).isEqualTo(404);
        assertThat(get("/circle/" + "00".repeat(32) + "/live").statusCode()).isEqualTo(404);
    }

    @Test
    void aNameOfAnotherSiteIsTurnedAway() throws Exception {
        assertThat(status("evil.example")).contains("421");
        assertThat(status("localhost.evil.example")).contains("421");
        assertThat(status("xa.localhost:1")).contains("200");
    }

    @Test
    void aPageOfAnotherSiteMayLeadHereAndAskForNothing() throws Exception {
        for (var path : List.of("/", "/live", "/agreement/findings?at=2027-01-01T00:00:00Z", "/assets/desk/desk.css")) {
            for (var site : List.of("cross-site", "same-site")) {
                var image = get(path, "Sec-Fetch-Site", site, "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image");
                assertThat(image.statusCode()).as(path).isEqualTo(403);
            }
        }
        var link = get("/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");
        assertThat(link.statusCode()).isEqualTo(200);
        assertThat(get("/", "Sec-Fetch-Site", "none").statusCode()).isEqualTo(200);
    }

    /** The JDK's client refuses to send a Host header of our choice, so this speaks for itself. */
    private String status(String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(host)
                            .getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    @Test
    void onlyTheTokenOpensTheCommandLinesCalls() throws Exception {
        assertThat(Files.getPosixFilePermissions(data.resolve("desk.token")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(send("right", "Bearer " + "0".repeat(64)).statusCode()).isEqualTo(401);
        assertThat(get("/api/inbox").statusCode()).isEqualTo(401);
        assertThat(node.sent).isEmpty();
        assertThat(send("right", token.header()).statusCode()).isEqualTo(200);
        assertThat(node.sent).hasSize(1);
        assertThat(Access.read(data).address().getPort()).isEqualTo(desk.port());
    }

    @Test
    void aRefusalNamesItsReasonAndANonsenseItsField() throws Exception {
        var refused = send("wrong", token.header());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("passphrase");
        var nonsense = client.send(
                request("/api/send")
                        .header("Authorization", token.header())
                        .POST(HttpRequest.BodyPublishers.ofString("{\"body\": {}}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(nonsense.statusCode()).isEqualTo(400);
        assertThat(nonsense.body()).contains("format");
    }

    @Test
    void whatSaysWhenItWasWrittenReachesTheNodeWithThatInstant() throws Exception {
        var entry = """
                {"format": "statement", "subject": "XA/1", "written": "%s", "body": {"text": "hello"},
                 "officers": [{"officer": "duty", "passphrase": "right"}]}
                """;
        assertThat(post(entry.formatted("2026-10-04T03:04:29Z"), token.header()).statusCode())
                .isEqualTo(200);
        assertThat(node.sent.getFirst().written()).contains(Instant.parse("2026-10-04T03:04:29Z"));
        var nonsense = post(entry.formatted("yesterday"), token.header());
        assertThat(nonsense.statusCode()).isEqualTo(400);
        assertThat(nonsense.body()).contains("yesterday");
        assertThat(get("/api/clock", "Authorization", token.header()).body())
                .isEqualTo("{\"at\":\"2026-10-04T03:04:31Z\",\"party\":\"XA\"}");
    }

    @Test
    void whatWasSentIsListedApartFromWhatCameIn() throws Exception {
        send("right", token.header());
        assertThat(get("/api/sent", "Authorization", token.header()).body())
                .contains("\"subject\":\"XA/1\"")
                .contains("\"receipts\":[]");
        assertThat(get("/api/inbox", "Authorization", token.header()).body()).contains("\"entries\":[]");
    }

    @Test
    void findingsAreAskedForAtAnInstantAndWithTheKnowledgeOfAnother() throws Exception {
        var axes = "?at=2026-10-01T00:00:00Z&known=XA:2,XB:0&account=XB";
        assertThat(get("/api/findings" + axes, "Authorization", token.header()).body())
                .contains("\"at\":\"2026-10-01T00:00:00Z\"", "\"findings\":[]");
        assertThat(get("/api/differences" + axes, "Authorization", token.header())
                        .body())
                .contains("\"at\":\"2026-10-01T00:00:00Z\"", "\"differences\":[]");
        for (String wrong : List.of("known=lately", "at=2026-10-01", "known=XA:1,XA:2", "at=2026-10-01T00:00:00.5Z")) {
            var refused = get("/api/findings?" + wrong, "Authorization", token.header());
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
        }
        var nothing = get("/api/differences", "Authorization", token.header());
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("say known");
    }

    @Test
    void aBodyBeyondTheLimitIsCut() throws Exception {
        var tooLarge = request("/api/send")
                .header("Authorization", token.header())
                .POST(HttpRequest.BodyPublishers.ofString(" ".repeat(300 << 10)))
                .build();
        assertThat(isCut(tooLarge)).isTrue();
        assertThat(node.sent).isEmpty();
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    /** Whether it is refused by its size: whoever is still writing may find the connection gone before he reads that. */
    private boolean isCut(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString()).statusCode() == 413;
        } catch (IOException gone) {
            return true;
        }
    }

    @Test
    void anOpenPageHearsThatThereIsAnEntryAndAsksForIt() throws Exception {
        var shown = stamp(get("/").body());
        try (var lines = stream()) {
            assertThat(lines.readLine()).isEqualTo("event:beat");
            assertThat(lines.readLine()).isEqualTo("data:/ " + RestingNode.NOW);
            assertThat(next(lines, "event:change")).isEqualTo("data:" + shown);
            assertThat(stamp(get("/pieces").body())).isEqualTo(shown);
            send("right", token.header());
            assertThat(next(lines, "event:change")).isNotEqualTo("data:" + shown);
            var pieces = get("/pieces?lang=fr").body();
            assertThat(stamp(pieces)).isNotEqualTo(shown);
            assertThat(pieces).contains("entry-XA-0", "Membres").doesNotContain("<html");
        }
    }

    private BufferedReader stream() throws Exception {
        HttpResponse<InputStream> live = client.send(
                request("/live").header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
        assertThat(live.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(live.body(), UTF_8));
    }

    private static String next(BufferedReader lines, String event) throws IOException {
        var line = lines.readLine();
        while (!line.equals(event)) {
            line = lines.readLine();
        }
        return lines.readLine();
    }

    private static String stamp(String html) {
        return html.replaceAll("(?s).* data-stamp=\"([^\"]+)\".*", "$1");
    }

    @Test
    @Timeout(60)
    void theStreamsThatAreOpenAreCounted() throws Exception {
        awaitStreams(0);
        var first = stream();
        assertThat(first.readLine()).isNotNull();
        awaitStreams(1);
        try (var second = stream()) {
            assertThat(second.readLine()).isNotNull();
            awaitStreams(2);
        }
        first.close();
        awaitStreams(0);
    }

    private void awaitStreams(int number) throws Exception {
        while (!PlainBrowser.words(get("/administration?lang=en")).contains("open: " + number + ",")) {
            // That a reader has gone, the next write tells.
            node.announce(Change.Topic.ENTRIES);
        }
    }

    @Test
    @Timeout(60)
    void aClockThatStandsStillIsSaidAgainSoThatAnOpenPageIsNotTakenForAClosedOne() throws Exception {
        try (var lines = stream()) {
            assertThat(lines.lines().filter(line -> line.equals("event:beat")).limit(2))
                    .hasSize(2);
        }
    }

    /** Whoever cannot say whether it is closed already closes it; so does what follows each test here. */
    @Test
    void closingItAgainDoesNothing() {
        desk.close();
        assertThatCode(desk::close).doesNotThrowAnyException();
    }
}
