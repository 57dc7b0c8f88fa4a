package parley.node.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Party;
import parley.node.circle.Circle;

@Timeout(180)
class PlayTest {
    private static final Path AGREEMENT = Path.of(System.getProperty("parley.root"), "agreements", "vd11");

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

    private record Played(Report report, List<List<Integer>> shape) {}

    private static Played play(String name, Path home) throws IOException, InterruptedException {
        Files.createDirectories(home);
        Pack pack = PackLoader.load(PackFolder.read(AGREEMENT));
        Path file = AGREEMENT.resolve("cases").resolve(name + ".yaml");
        Scenario scenario =
                CaseLoader.load(file.toString(), Files.readString(file), pack).scenario();
        Instant start = scenario.timeline().getFirst().at().minus(Duration.ofDays(1));
        List<Party> parties = scenario.parties().stream()
                .map(party -> new Party(party.code()))
                .toList();
        var roles = new TreeMap<String, Party>();
        scenario.roles().forEach((role, party) -> roles.put(role, new Party(party.code())));
        try (World world =
                World.start(new World.Plan(name, parties, roles, pack, scenario.parameters(), start, home))) {
            Report report = new Play(world, scenario).run();
            return new Played(
                    report, parties.stream().map(party -> shape(world, party)).toList());
        }
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
