package parley.node.world;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.finding.Finding;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Party;
import parley.node.circle.Circle;
import parley.node.view.AsKnown;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;

@Timeout(180)
class PlayTest {
    private static final Path AGREEMENT = Path.of(System.getProperty("parley.root"), "agreements", "vd11");
    private static final Pack PACK = PackLoader.load(PackFolder.read(AGREEMENT));

    @TempDir
    Path folder;

    @Test
    void trident_juncture_is_found_as_expected_on_every_node() throws Exception {
        Report report = play("trident-juncture-2015", folder).report();
        assertThat(report.findings().mismatches()).isEmpty();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.receipts().expected()).isEqualTo(16);
    }

    @Test
    void a_node_that_was_down_catches_up_and_its_receipt_says_when() throws Exception {
        Report report = play("baltic-belarus-2022-node-down", folder).report();
        assertThat(report.findings().mismatches()).isEmpty();
        assertThat(report.isComplete()).isTrue();
    }

    @Tag("ci")
    @Test
    void the_same_case_gives_the_same_logs() throws Exception {
        // Ports differ from run to run and stand in the charter; what is compared is everything after it.
        assertThat(play("trident-juncture-2015", folder.resolve("one")).shape())
                .isEqualTo(play("trident-juncture-2015", folder.resolve("two")).shape());
    }

    @Tag("ci")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "baltic-belarus-2022",
                "northern-fleet-2015",
                "raised-at-d-1",
                "reported-by-another",
                "walk-through",
                "zapad-2017"
            })
    void a_case_is_found_as_expected_over_the_exchange(String name) throws Exception {
        Report report = play(name, folder).report();
        assertThat(report.findings().mismatches()).isEmpty();
        assertThat(report.isComplete()).isTrue();
    }

    /** While XC is down a quorum of XA's witnesses is missing: what XA says then is neither there nor not there. */
    @Test
    void what_was_known_then_is_judged_again_on_every_node() throws Exception {
        try (World world = world("known-then-and-now", folder)) {
            Report report = new Play(world, scenario("known-then-and-now")).run();
            assertThat(report.findings().mismatches()).isEmpty();
            Hash circle = world.circle();
            WorldNode xb = world.node(new Party("XB"));
            world.node(new Party("XC")).stop();
            Draft statement = new Draft(
                    "statement",
                    List.of(),
                    Optional.of("XA/1"),
                    Optional.empty(),
                    List.of(),
                    "en",
                    "{\"text\":\"The exercise goes as planned.\"}");
            assertThat(world.node(new Party("XA")).send(circle, statement, WorldNode.OFFICERS.subList(0, 1)))
                    .isInstanceOf(SendOutcome.Sent.class);
            Instant then = world.clock().instant().plusSeconds(60);
            world.clock().horizon(then);
            world.clock().awaitQuiet();
            assertThat(stamps(xb, circle, new AsKnown.At(then))).containsOnly(Map.entry(Optional.of(then), 1));
            world.node(new Party("XC")).start();
            world.clock().horizon(then.plusSeconds(3600));
            world.clock().awaitQuiet();
            assertThat(stamps(xb, circle, new AsKnown.At(then))).containsOnly(Map.entry(Optional.of(then), 0));
            assertThat(stamps(xb, circle, new AsKnown.Now())).containsOnly(Map.entry(Optional.empty(), 0));

            List<Finding> now = xb.findings(circle, new AsKnown.Now(), then).orElseThrow();
            Map<String, Long> sizes = new TreeMap<>();
            now.getFirst().stamp().sizes().forEach((party, size) -> sizes.put(party.code(), size));
            assertThat(xb.findings(circle, new AsKnown.Sizes(sizes), then)).contains(now);
            long more = sizes.merge("XA", 1L, Long::sum);
            assertThatThrownBy(() -> xb.findings(circle, new AsKnown.Sizes(sizes), then))
                    .hasMessageContaining("XA has " + (more - 1) + " leaves here, not " + more);
        }
    }

    /** As known at which instant, and how many entries were left out, of everything that is found. */
    private static Set<Map.Entry<Optional<Instant>, Integer>> stamps(WorldNode node, Hash circle, AsKnown known) {
        return node.findings(circle, known, node.now()).orElseThrow().stream()
                .map(Finding::stamp)
                .map(stamp -> Map.entry(stamp.knownAt(), stamp.leftOut()))
                .collect(toSet());
    }

    private record Played(Report report, List<List<Integer>> shape) {}

    private static Played play(String name, Path home) throws IOException, InterruptedException {
        try (World world = world(name, home)) {
            Report report = new Play(world, scenario(name)).run();
            return new Played(
                    report,
                    world.nodes().keySet().stream()
                            .map(party -> shape(world, party))
                            .toList());
        }
    }

    private static Scenario scenario(String name) throws IOException {
        Path file = AGREEMENT.resolve("cases").resolve(name + ".yaml");
        return CaseLoader.load(file.toString(), Files.readString(file), PACK).scenario();
    }

    private static World world(String name, Path home) throws IOException {
        Files.createDirectories(home);
        Scenario scenario = scenario(name);
        Instant start = scenario.timeline().getFirst().at().minus(Duration.ofDays(1));
        List<Party> parties = scenario.parties().stream()
                .map(party -> new Party(party.code()))
                .toList();
        var roles = new TreeMap<String, Party>();
        scenario.roles().forEach((role, party) -> roles.put(role, new Party(party.code())));
        return World.start(new World.Plan(name, parties, roles, PACK, scenario.parameters(), start, home));
    }

    /** The sizes of a log's leaves after the charter, in order: addresses apart, the bytes are the same in each run. */
    private static List<Integer> shape(World world, Party party) {
        Circle circle =
                world.node(party).node().orElseThrow().ledger(world.circle()).orElseThrow();
        return circle.leaves(party).stream()
                .skip(1)
                .map(leaf -> leaf.leaf())
                .map(Bytes::size)
                .toList();
    }
}
