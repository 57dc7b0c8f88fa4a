package parley.node.world;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.finding.Finding;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.ledger.archive.ArchiveCheck;
import parley.ledger.archive.CheckedCircle;
import parley.ledger.archive.CircleExport;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.circle.Formats;
import parley.ledger.entry.Party;
import parley.node.Node;
import parley.node.archive.HeldLogs;
import parley.node.clock.NodeClock.Phase;
import parley.node.log.LogStore;
import parley.node.project.Assessed;
import parley.node.store.Database;
import parley.node.store.DurableSteps;
import parley.node.view.AsKnown;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;

/**
 * Silence on five real nodes, of which one has a clock that is an hour slow: whatever is claimed, the outcome is the one that
 * witnessed time gives, on every node that runs, and from an export alone.
 */
@Timeout(120)
class SilenceOnEveryNodeTest {
    private static final Path AGREEMENT = Path.of(System.getProperty("parley.root"), "agreements", "forum");
    private static final Pack FORUM = PackLoader.load(PackFolder.read(AGREEMENT));
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant DEADLINE = Instant.parse("2026-03-10T12:00:00Z");
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Party XC = new Party("XC");
    private static final Party XD = new Party("XD");
    private static final Party XE = new Party("XE");
    private static final List<Party> PARTIES = List.of(XA, XB, XC, XD, XE);
    private static final Duration SLOW = Duration.ofHours(-1);

    @TempDir
    private Path folder = Path.of("");

    private int turn;

    @Test
    void aBreakCountsUntilTheDeadlineByWhenOthersHadItWhateverClocksSay() throws Exception {
        try (World world = world()) {
            Instant put = START.plusSeconds(60);
            for (int n = 1; n <= 4; n++) {
                propose(world, put, n, DEADLINE);
            }
            breaks(world, DEADLINE.minusSeconds(1), XB, 1, Optional.empty());
            breaks(world, DEADLINE, XC, 2, Optional.empty());
            // Too late by a second, though one claims an hour before the deadline, and the other's clock says so
            // itself.
            breaks(world, DEADLINE.plusSeconds(1), XD, 3, Optional.of(DEADLINE.minusSeconds(3600)));
            breaks(world, DEADLINE.plusSeconds(1), XE, 4, Optional.empty());

            assertThat(verdicts(found(world, DEADLINE.minusSeconds(1))))
                    .isEqualTo(Map.of("XA/1", "broken", "XA/2", "open", "XA/3", "open", "XA/4", "open"));
            assertThat(verdicts(found(world, DEADLINE)))
                    .isEqualTo(Map.of("XA/1", "broken", "XA/2", "broken", "XA/3", "open", "XA/4", "open"));
            assertThat(verdicts(found(world, DEADLINE.plusSeconds(1))))
                    .isEqualTo(Map.of("XA/1", "broken", "XA/2", "broken", "XA/3", "adopted", "XA/4", "adopted"));
            assertThat(verdicts(found(world, DEADLINE.plus(Duration.ofDays(30)))))
                    .isEqualTo(Map.of("XA/1", "broken", "XA/2", "broken", "XA/3", "adopted", "XA/4", "adopted"));
        }
    }

    /** Two of the four others have not said yet what they hold: more than half of them are needed. */
    @Test
    void whileTheOthersSeenIsMissingItStaysOpenAndTheyAreNamedAndThenAllAgree() throws Exception {
        try (World world = world()) {
            propose(world, START.plusSeconds(60), 1, DEADLINE);
            propose(world, START.plusSeconds(60), 2, DEADLINE);
            stop(world, DEADLINE.minusSeconds(3600), XC);
            stop(world, DEADLINE.minusSeconds(3600), XD);
            breaks(world, DEADLINE.minusSeconds(1), XB, 1, Optional.empty());
            assertThat(verdicts(found(world, DEADLINE))).isEqualTo(Map.of("XA/1", "open", "XA/2", "open"));
            for (Finding unknown : found(world, DEADLINE.plusSeconds(1))) {
                assertThat(unknown.verdict().word()).isEqualTo("unknown");
                assertThat(needs(unknown)).contains("wait receipt by XC", "wait receipt by XD");
            }

            Instant back = DEADLINE.plus(Duration.ofHours(6));
            start(world, back, XC);
            start(world, back, XD);
            // The break was sent in time and is witnessed too late.
            assertThat(verdicts(found(world, back.plusSeconds(60))))
                    .isEqualTo(Map.of("XA/1", "adopted", "XA/2", "adopted"));
        }
    }

    @Test
    void whileOneMembersReceiptOfTheTextIsMissingItIsNamedAndOnceThereTooLateNothingFollows() throws Exception {
        try (World world = world()) {
            stop(world, START.plusSeconds(30), XC);
            propose(world, START.plusSeconds(60), 1, DEADLINE);
            List<Finding> unknown = found(world, DEADLINE.plusSeconds(1));
            assertThat(verdicts(unknown)).isEqualTo(Map.of("XA/1", "unknown"));
            assertThat(needs(unknown.getFirst())).containsExactly("wait receipt by XC");

            start(world, DEADLINE.plusSeconds(3600), XC);
            assertThat(verdicts(found(world, DEADLINE.plusSeconds(3660)))).isEqualTo(Map.of("XA/1", "invalid"));
        }
    }

    /** What every running node finds at an instant, which all do alike, and so does whoever has an export alone. */
    private List<Finding> found(World world, Instant at) throws InterruptedException {
        world.clock()
                .at(
                        at,
                        Phase.EVENT,
                        () -> world.nodes().values().forEach(node -> node.node().ifPresent(Node::assessNow)));
        world.clock().horizon(at);
        world.clock().awaitQuiet();
        Map<Party, List<Finding>> byNode = new HashMap<>();
        world.nodes().forEach((party, node) -> {
            if (node.isRunning()) {
                List<Finding> found =
                        node.findings(world.circle(), new AsKnown.Now(), at).orElseThrow();
                byNode.put(party, found);
                if (!party.equals(XE)) { // the slow one judges another instant until it is asked
                    assertThat(shown(world, node)).as("shown by %s", party).isEqualTo(found);
                }
            }
        });
        List<Finding> one = byNode.getOrDefault(XA, List.of());
        assertThat(one).isNotEmpty();
        assertThat(byNode)
                .as("at %s", at)
                .allSatisfy((_, found) -> assertThat(found).isEqualTo(one));
        // Checking every signature of an export takes a while: each time another node writes one.
        List<Party> running = byNode.keySet().stream().sorted().toList();
        compare(exported(world, running.get(turn++ % running.size()), at), one);
        return one;
    }

    private static void compare(Assessed exported, List<Finding> found) {
        assertThat(exported.findings()).as("from an export alone").isEqualTo(found);
        assertThat(found).allSatisfy(each -> {
            assertThat(exported.faults(each)).isEmpty();
            assertThat(each.stamp()).isEqualTo(exported.stamp());
        });
    }

    private static List<Finding> shown(World world, WorldNode node) {
        return node.circle(world.circle()).orElseThrow().findings().stream()
                .map(each -> node.prove(world.circle(), each).orElseThrow().finding())
                .toList();
    }

    private Assessed exported(World world, Party party, Instant at) {
        Map<String, Bytes> files = new TreeMap<>();
        CircleExport export = new CircleExport(files::put);
        export.circle(world.charter(), "any");
        Path record = folder.resolve(party.code()).resolve("record.db");
        try (Database database = Database.open(record, "parley/node/store/record", DurableSteps.NONE)) {
            HeldLogs logs = new HeldLogs(
                    world.charter(),
                    owner -> LogStore.open(database, world.charter().charter().log(owner)));
            PARTIES.forEach(owner -> logs.log(owner).findFirst().ifPresent(export::log));
        }
        Formats formats = Formats.of(
                FORUM.formats().values().stream().collect(toMap(format -> format.name(), format -> format.release())));
        ArchiveCheck.Read read = ArchiveCheck.read(path -> Optional.ofNullable(files.get(path)), formats);
        assertThat(read.report().failures()).isEmpty();
        CheckedCircle circle = read.circle().orElseThrow();
        return Assessed.of(circle, List.of(FORUM), new AsKnown.Now(), at).getFirst();
    }

    private static Map<String, String> verdicts(List<Finding> found) {
        return found.stream()
                .filter(finding -> finding.provision().equals("silence"))
                .collect(toMap(
                        finding -> finding.subject().orElseThrow(),
                        finding -> finding.verdict().word()));
    }

    private static List<String> needs(Finding finding) {
        return finding.needs().stream()
                .map(need -> need.sort() + " " + need.text())
                .toList();
    }

    private static void stop(World world, Instant at, Party party) {
        world.clock().at(at, Phase.EVENT, world.node(party)::stop);
    }

    private static void start(World world, Instant at, Party party) {
        world.clock().at(at, Phase.EVENT, world.node(party)::start);
    }

    private static void propose(World world, Instant at, int n, Instant until) {
        String body =
                "{\"title\":\"Rules\",\"text\":\"The chair changes each month.\",\"until\":\"%s\"}".formatted(until);
        send(world, at, XA, draft("proposal", n, body, Optional.empty()));
    }

    private static void breaks(World world, Instant at, Party by, int n, Optional<Instant> written) {
        send(world, at, by, draft("break-of-silence", n, "{\"reason\":\"A month is too short.\"}", written));
    }

    private static Draft draft(String format, int n, String body, Optional<Instant> written) {
        return new Draft(format, List.of(), Optional.of("XA/" + n), Optional.empty(), List.of(), "en", body, written);
    }

    private static void send(World world, Instant at, Party by, Draft draft) {
        int signatures = world.circles().getFirst().release(draft.format());
        world.clock()
                .at(
                        at,
                        Phase.EVENT,
                        () -> assertThat(world.node(by)
                                        .send(world.circle(), draft, WorldNode.OFFICERS.subList(0, signatures)))
                                .isInstanceOf(SendOutcome.Sent.class));
    }

    private World world() throws InterruptedException {
        CirclePlan circle = new CirclePlan(
                "silence",
                PARTIES,
                List.of(),
                Map.of("chair", XC),
                List.of(FORUM),
                new TreeMap<>(),
                new TimeQuorum.Majority());
        World world = World.start(new WorldPlan("silence", List.of(circle), START, folder), Map.of(XE, SLOW));
        world.clock().awaitQuiet();
        return world;
    }
}
