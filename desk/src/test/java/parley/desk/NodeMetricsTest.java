package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.ledger.entry.Party;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;
import parley.node.world.World;

/** What a reading tells of real nodes, one of which is away for a while. */
@Timeout(120)
class NodeMetricsTest {
    private static final Path ROOT = Path.of(System.getProperty("parley.root"));
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Party XA = new Party("XA");
    private static final Party XC = new Party("XC");
    private static final Pattern NAMED = Pattern.compile("\\b((?:parley|jvm|process)_[a-z_]+)");

    @TempDir
    Path folder;

    private final Pack pack = PackLoader.load(PackFolder.read(ROOT.resolve("agreements/vd11")));

    @Test
    void whatAnOperatorAlarmsOnIsWhatTheNodeShows() throws Exception {
        try (var world = world();
                var desk = Desk.open(world.node(XA), new Rows(new Titles(List.of(pack))), folder.resolve("XA"), 0)) {
            world.clock().awaitQuiet();
            world.node(XC).stop();
            assertThat(world.node(XA).send(world.circle(), notice(), officers()))
                    .isInstanceOf(SendOutcome.Sent.class);
            pass(world, START.plus(Duration.ofHours(30)));
            var away = read(desk);
            assertThat(away.value("parley_receipts_missing", "peer=\"XC\"")).isEqualTo(1);
            assertThat(away.value("parley_receipts_missing", "peer=\"XB\"")).isZero();
            assertThat(away.value("parley_receipts_missing_age_seconds", "peer=\"XC\""))
                    .isEqualTo(away.value("parley_node_time_seconds") - START.getEpochSecond());
            assertThat(away.value("parley_entries_unwitnessed")).isEqualTo(1);
            assertThat(away.value("parley_findings", "debtor=\"own\"", "verdict=\"due\""))
                    .isPositive();
            sameAs(world.node(XA).circle(world.circle()).orElseThrow(), away);

            world.node(XC).start();
            pass(world, START.plus(Duration.ofHours(31)));
            var back = read(desk);
            assertThat(back.value("parley_receipts_missing", "peer=\"XC\"")).isZero();
            assertThat(back.value("parley_receipts_missing_age_seconds", "peer=\"XC\""))
                    .isZero();
            assertThat(back.value("parley_entries_unwitnessed")).isZero();
            assertThat(back.value("parley_entries_unwitnessed_age_seconds")).isZero();
            sameAs(world.node(XA).circle(world.circle()).orElseThrow(), back);

            assertThat(back.value("parley_exchange_requests_total", "kind=\"add_checkpoint\"", "answer=\"served\""))
                    .isPositive();
            assertThat(back.value("parley_store_bytes", "database=\"record\"")).isGreaterThan(10_000);
            assertThat(back.value("parley_store_free_bytes")).isPositive();
            assertThat(back.value("parley_warnings")).isZero();
            assertThat(back.value(
                            "parley_circle_info",
                            "name=\"read\"",
                            "drill=\"true\"",
                            world.circle().hex()))
                    .isEqualTo(1);
            everyNameOfThePageIsThere(away, back, onceAClockIsKnown(world, desk));
        }
    }

    /** A peer's clock is known once it has answered a ping, for which there is time only while nothing else goes over the line. */
    private static Reading onceAClockIsKnown(World world, Desk desk) throws Exception {
        var changes = new Semaphore(0);
        try (var _ = world.node(XA).subscribe(change -> changes.release())) {
            var reading = read(desk);
            while (!reading.types().containsKey("parley_peer_clock_offset_seconds")) {
                assertThat(changes.tryAcquire(60, TimeUnit.SECONDS))
                        .as("a change of any kind")
                        .isTrue();
                changes.drainPermits();
                reading = read(desk);
            }
            return reading;
        }
    }

    private static void sameAs(CircleView view, Reading reading) {
        for (var member : view.summary().members()) {
            assertThat(reading.value("parley_log_entries", "member=\"" + member + "\""))
                    .isEqualTo((double) view.entries().stream()
                            .filter(entry -> entry.pointer().party().equals(member))
                            .count());
            assertThat(reading.value("parley_log_void_entries", "member=\"" + member + "\""))
                    .isZero();
        }
        view.peers().forEach(peer -> {
            var label = "peer=\"" + peer.party() + "\"";
            assertThat(reading.value("parley_peer_reachable", label)).isEqualTo(peer.reachable() ? 1 : 0);
            assertThat(reading.value("parley_peer_cosigned_entries", label)).isEqualTo((double) peer.holds());
        });
        for (var verdict : Verdict.values()) {
            var label = "verdict=\"" + verdict.word() + "\"";
            assertThat(reading.value("parley_findings", "debtor=\"own\"", label))
                    .as(verdict.word())
                    .isEqualTo((double) found(view, verdict, true));
            assertThat(reading.value("parley_findings", "debtor=\"others\"", label))
                    .as(verdict.word())
                    .isEqualTo((double) found(view, verdict, false));
        }
        var deadline = view.findings().stream()
                .filter(found -> found.head().debtor().code().equals("XA")
                        && found.head().account().code().equals("XA")
                        && found.head().verdict() == Verdict.DUE)
                .flatMap(found -> found.head().dueAt().stream())
                .filter(due -> !due.isBefore(view.at()))
                .min(Instant::compareTo);
        assertThat(reading.has("parley_next_deadline_timestamp_seconds")).isEqualTo(deadline.isPresent());
        deadline.ifPresent(due -> assertThat(reading.value("parley_next_deadline_timestamp_seconds"))
                .isEqualTo((double) due.getEpochSecond()));
    }

    private static long found(CircleView view, Verdict verdict, boolean own) {
        return view.findings().stream()
                .filter(found -> found.head().account().code().equals("XA"))
                .filter(found -> found.head().debtor().code().equals("XA") == own)
                .filter(found -> found.head().verdict() == verdict)
                .count();
    }

    /** The page for whoever runs a node names numbers to alarm on; one that is not there would never raise an alarm. */
    private static void everyNameOfThePageIsThere(Reading... readings) throws IOException {
        var named = new TreeSet<String>();
        NAMED.matcher(Files.readString(ROOT.resolve("docs/administration.md")))
                .results()
                .forEach(found -> named.add(found.group(1)));
        assertThat(named).hasSizeGreaterThan(15);
        var known = new TreeSet<String>();
        for (var reading : readings) {
            known.addAll(reading.types().keySet());
            reading.numbers().keySet().forEach(series -> known.add(series.split("\\{", 2)[0]));
        }
        named.removeAll(known);
        assertThat(named).as("named on the page, and no number").isEmpty();
    }

    private static Reading read(Desk desk) {
        var answer = new Wire(desk.port())
                .send("GET", "/metrics", List.of(new Wire.Header("Host", "127.0.0.1:" + desk.port())), "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("officer", "Tide", "XA/7");
        return Reading.of(answer.body());
    }

    private static void pass(World world, Instant to) throws InterruptedException {
        world.clock().horizon(to);
        world.clock().awaitQuiet();
    }

    private static List<Credential> officers() {
        return List.of(new Credential("first officer", ""), new Credential("second officer", ""));
    }

    private static Draft notice() {
        var body = """
                {"activity": "XA/7", "designation": "Tide", "hosts": ["XA"], "form": "exercise",
                 "start": "2026-06-20", "end": "2026-07-10",
                 "contingents": [{"party": "XA", "state": "XA", "from": "2026-06-20", "to": "2026-07-10", "troops": 14000,
                   "tanks": 0, "acv": 0, "artillery": 0, "brigades": 2, "divisional": false}],
                 "area": {"accuracyMetres": 1000,
                   "points": [[361000000, -381000000], [361000000, -379000000], [359000000, -379000000]]}}
                """;
        return new Draft("notification", List.of(), Optional.of("XA/7"), Optional.empty(), List.of(), "en", body);
    }

    private World world() {
        return World.start(new World.Plan(
                "read", List.of(XA, new Party("XB"), XC), Map.of("chair", XA), pack, Map.of(), START, folder));
    }
}
