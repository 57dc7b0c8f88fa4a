package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.desk.access.Keeper;
import parley.desk.access.Role;
import parley.desk.live.Changes;
import parley.desk.metrics.Meters;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;

/** What a desk counts, who may read it, and what a reading costs. */
@Timeout(60)
class MetricsTest {
    private static final String REQUESTS = "parley_desk_request_duration_seconds_count";

    @TempDir
    Path data;

    @AutoClose
    private Guarded guarded;

    private String key;

    @BeforeEach
    void open() {
        guarded = new Guarded(data);
        key = guarded.registry.keys().make("a scraper", Role.READER).orElseThrow();
    }

    private Wire.Answer ask(String method, String target, Wire.Header... more) {
        var headers = new ArrayList<Wire.Header>();
        headers.add(new Wire.Header("Host", "127.0.0.1:" + guarded.desk.port()));
        headers.addAll(List.of(more));
        return new Wire(guarded.desk.port()).send(method, target, headers, "");
    }

    private Wire.Header bearer() {
        return new Wire.Header("Authorization", "Bearer " + key);
    }

    private Reading read() {
        var answer = ask("GET", "/metrics", bearer());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
        return Reading.of(answer.body());
    }

    @Test
    void aKeyOfAReaderOrASessionReadsItAndNobodyElse() {
        var refused = ask("GET", "/metrics");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("www-authenticate")).contains("Bearer");
        assertThat(ask("GET", "/metrics", new Wire.Header("Authorization", "Bearer " + "0".repeat(64)))
                        .status())
                .isEqualTo(401);
        assertThat(guarded.signedIn("a reader", Role.READER).get("/metrics").status())
                .isEqualTo(200);
        assertThat(read().value("parley_signin_refused_total", "way=\"key\"")).isEqualTo(1);
    }

    @Test
    void refusedTriesToSignInAreCountedByWhatWasShown() {
        var stranger = guarded.stranger();
        for (int i = 0; i < 30; i++) {
            stranger.post("/sign-in/code", Map.of("code", "AAAA-BBBB-CCCC-DDDD", "to", "/"));
        }
        guarded.answer(stranger, "{}", "/");
        var reading = read();
        assertThat(reading.value("parley_signin_refused_total", "way=\"code\"")).isEqualTo(30);
        assertThat(reading.value("parley_signin_refused_total", "way=\"passkey\""))
                .isEqualTo(1);
        assertThat(reading.value("parley_signin_refused_total", "way=\"enrolment\""))
                .isEqualTo(0);
    }

    @Test
    void requestsAreCountedByTheRouteThatTookThemWhateverIsAskedFor() throws Exception {
        ask("GET", "/entries/XA/1/1", bearer());
        ask("GET", "/entries/ZZ/7/99", bearer());
        ask("GET", "/circle/" + RestingNode.CIRCLE.hex() + "/entries/XA/1/2", bearer());
        ask("GET", "/api/inbox", bearer());
        ask("POST", "/api/send", bearer());
        guarded.node.busy = true;
        ask("GET", "/api/findings?at=2026-10-01T00:00:00Z", bearer());
        ask("GET", "/assets/desk/desk.css");
        ask("BREW", "/coffee", bearer());
        counted(3, "route=\"/entries/{party}/{epoch}/{index}\"", "status=\"4xx\"");
        counted(1, "route=\"/api/inbox\"", "status=\"2xx\"");
        counted(1, "route=\"/api/send\"", "status=\"4xx\"", "method=\"POST\"");
        counted(1, "route=\"/api/findings\"", "status=\"5xx\"");
        counted(1, "route=\"/assets\"", "status=\"2xx\"");
        counted(1, "method=\"other\"", "route=\"none\"");
        var reading = read();
        assertThat(reading.value("parley_desk_request_duration_seconds_bucket", "route=\"/api/inbox\"", "le=\"+Inf\""))
                .isEqualTo(1);
        for (int i = 0; i < 200; i++) {
            ask("GET", "/nowhere-" + i + "?q=" + i, bearer());
            ask("X" + i, "/entries/" + i, bearer());
        }
        counted(200, "route=\"elsewhere\"");
        counted(201, "method=\"other\"");
        var after = read();
        assertThat(after.numbers().size()).isLessThan(reading.numbers().size() + 60);
        assertThat(String.join("\n", after.numbers().keySet())).doesNotContain("nowhere-", "X17", "ZZ");
    }

    @Test
    void aReadingDrawsNoSnapshotAndWorksNothingOut() {
        guarded.node.busy = true; // whoever asks for findings is refused
        read();
        int before = guarded.node.snapshots.get();
        for (int i = 0; i < 20; i++) {
            read();
        }
        assertThat(guarded.node.snapshots.get()).isEqualTo(before);
        ask("GET", "/", bearer());
        assertThat(guarded.node.snapshots.get()).isGreaterThan(before);
    }

    @Test
    void aNameThatOthersChoseIsEscaped() {
        guarded.node.others.add(new CircleSummary(
                Hash.sha256(Bytes.utf8("another")), "a\"} 1\nb\\", true, List.of("XA"), Map.of(), List.of()));
        var reading = read();
        assertThat(reading.value("parley_circle_info", "name=\"a\\\"} 1\\nb\\\\\""))
                .isEqualTo(1);
        assertThat(reading.value("parley_build_info", "version=\"0.1.0\"", "party=\"XA\""))
                .isEqualTo(1);
        assertThat(Description.of(Description.resource("api/openapi.json"))
                        .root()
                        .at("/info/version")
                        .asString())
                .isEqualTo(parley.node.Release.VERSION);
    }

    @Test
    void whatTheMachineDoesIsThereToo() throws Exception {
        read();
        counted(1, "route=\"/metrics\"");
        var reading = read();
        assertThat(reading.value("jvm_threads_live_threads")).isPositive();
        assertThat(reading.types())
                .containsKeys("jvm_memory_used_bytes", "jvm_memory_max_bytes", "process_uptime_seconds")
                .containsEntry("parley_exchange_requests_total", "counter")
                .containsEntry("parley_desk_request_duration_seconds", "histogram");
    }

    @Test
    void openPagesAreCountedAsLongAsTheyAreOpen() throws Exception {
        assertThat(read().value("parley_desk_event_streams")).isZero();
        try (var client = HttpClient.newHttpClient()) {
            var live = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + guarded.desk.port() + "/live"))
                            .header("Authorization", "Bearer " + key)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var body = live.body()) {
                assertThat(body.read()).isNotNegative();
                assertThat(read().value("parley_desk_event_streams")).isEqualTo(1);
            }
        }
        Await.until(
                "that the page that was closed is no longer counted",
                () -> read().value("parley_desk_event_streams") == 0);
    }

    @Test
    void manyMayReadAtOnceWhileRequestsAreCounted() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            Callable<Reading> reading = () -> {
                ask("GET", "/entries", bearer());
                return read();
            };
            for (var read : pool.invokeAll(java.util.Collections.nCopies(64, reading))) {
                assertThat(read.get().has("parley_build_info")).isTrue();
            }
        }
        counted(64, "route=\"/entries\"");
    }

    @Test
    void whatIsClosedIsHeldByNothing() throws Exception {
        var closed = closed(data);
        Await.until("that nothing holds what was closed", () -> {
            System.gc();
            return closed.get() == null;
        });
    }

    private static WeakReference<Meters> closed(Path data) throws IOException {
        try (var keeper = new Keeper(data, InstantSource.system());
                var changes = new Changes(0);
                var meters = new Meters(new RestingNode(), keeper.denied(), changes)) {
            return new WeakReference<>(meters);
        }
    }

    /** An answer goes out before it is counted. */
    private void counted(int least, String... labels) throws InterruptedException {
        Await.until(
                "that it is counted %d times: %s".formatted(least, List.of(labels)),
                () -> read().sum(REQUESTS, labels) >= least);
    }
}
