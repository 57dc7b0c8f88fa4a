package parley.node.world;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.finding.Finding;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Verdict;
import parley.ledger.entry.Party;
import parley.node.view.AsKnown;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.FindingView;
import parley.node.view.SendOutcome;
import parley.node.view.Vitals;

/** Real nodes that send, stop and start at random. The seed is printed; {@code -Dparley.seed} plays it again. */
@Timeout(180)
class FindingsOnEveryNodeTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final Path AGREEMENT = Path.of(System.getProperty("parley.root"), "agreements", "vd11");
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final List<Party> PARTIES = List.of(new Party("XA"), new Party("XB"), new Party("XC"));
    private static final int STEPS = 10;

    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random(SEED);
    private final List<Integer> found = new ArrayList<>();

    @Test
    void eachNodeShowsWhatAnAssessmentFromScratchFindsWhileOthersAreAwayAndAfterItsOwnStart() throws Exception {
        System.out.println("FindingsOnEveryNodeTest: seed " + SEED);
        try (World world = world()) {
            Instant now = START;
            for (int step = 1; step <= STEPS; step++) {
                goOn(world, step);
                now = now.plus(Duration.ofHours(random.nextInt(1, 80)));
                world.clock().horizon(now);
                world.clock().awaitQuiet();
                world.nodes().values().stream().filter(WorldNode::isRunning).forEach(node -> compare(node, world));
            }
        }
        assertThat(found).as("findings on some node").anyMatch(many -> many > 5);
    }

    private void goOn(World world, int step) {
        WorldNode node = world.node(PARTIES.get(random.nextInt(PARTIES.size())));
        if (!node.isRunning()) {
            node.start();
        } else if (random.nextInt(3) == 0) {
            CircleView before = node.circle(world.circle()).orElseThrow();
            node.stop();
            before.findings()
                    .forEach(each -> assertThat(node.prove(world.circle(), each))
                            .as("what stood last can still be looked at")
                            .isPresent());
        } else {
            String subject = node.party() + "/" + step;
            assertThat(node.send(world.circle(), notice(node.party(), subject), WorldNode.OFFICERS))
                    .isInstanceOf(SendOutcome.Sent.class);
        }
    }

    private void compare(WorldNode node, World world) {
        CircleView view = node.circle(world.circle()).orElseThrow();
        List<Finding> proved = view.findings().stream()
                .map(each -> node.prove(world.circle(), each).orElseThrow().finding())
                .toList();
        assertThat(proved)
                .as("on the node of %s at %s", node.party(), view.at())
                .isEqualTo(node.findings(world.circle(), new AsKnown.Now(), view.at())
                        .orElseThrow());
        assertThat(view.findings())
                .extracting(FindingView::head)
                .isEqualTo(proved.stream().map(Finding::head).toList());
        sameNumbers(node.vitals(world.circle()).orElseThrow(), view, new parley.agreement.value.Party(node.party()));
        found.add(proved.size());
    }

    private static void sameNumbers(Vitals vitals, CircleView view, parley.agreement.value.Party self) {
        Map<Boolean, Map<Verdict, Long>> counts = view.findings().stream()
                .map(FindingView::head)
                .filter(head -> head.account().equals(self))
                .collect(partitioningBy(
                        head -> head.debtor().equals(self), groupingBy(head -> head.verdict(), counting())));
        for (Verdict verdict : Verdict.values()) {
            assertThat(vitals.own().get(verdict))
                    .isEqualTo(requireNonNull(counts.get(true)).getOrDefault(verdict, 0L));
            assertThat(vitals.others().get(verdict))
                    .isEqualTo(requireNonNull(counts.get(false)).getOrDefault(verdict, 0L));
        }
        assertThat(vitals.nextDeadline())
                .isEqualTo(view.findings().stream()
                        .map(FindingView::head)
                        .filter(head ->
                                head.account().equals(self) && head.debtor().equals(self))
                        .filter(head -> head.verdict() == Verdict.DUE)
                        .flatMap(head -> head.dueAt().stream())
                        .filter(due -> !due.isBefore(view.at()))
                        .min(Instant::compareTo));
    }

    private Draft notice(String party, String subject) {
        String body = ("{\"activity\":\"%s\",\"designation\":\"Tide\",\"hosts\":[\"%s\"],\"form\":\"exercise\","
                        + "\"start\":\"2026-06-%02d\",\"end\":\"2026-07-10\",\"contingents\":[{\"party\":\"%s\","
                        + "\"state\":\"%s\",\"from\":\"2026-06-30\",\"to\":\"2026-07-10\",\"troops\":14000,\"tanks\":0,"
                        + "\"acv\":0,\"artillery\":0,\"brigades\":2,\"divisional\":false}],\"area\":{\"accuracyMetres\":1000,"
                        + "\"points\":[[361000000,-381000000],[361000000,-379000000],[359000000,-379000000]]}}")
                .formatted(subject, party, random.nextInt(1, 31), party, party);
        return new Draft("notification", List.of(), Optional.of(subject), Optional.empty(), List.of(), "en", body);
    }

    private World world() throws IOException {
        return World.start(new World.Plan(
                "findings on every node",
                PARTIES,
                Map.of("chair", PARTIES.getFirst()),
                PackLoader.load(PackFolder.read(AGREEMENT)),
                Map.of(),
                START,
                folder));
    }
}
