package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.view.OnDuty;
import parley.desk.view.Urgent;
import parley.desk.view.Urgent.Kind;
import parley.ledger.entry.Party;
import parley.node.clock.NodeClock.Phase;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;
import parley.node.world.World;
import parley.node.world.WorldNode;

/** What sounds at the desks of both sides of a line, over two nodes under a simulated clock. */
@Timeout(120)
class LineAlarmsTest {
    private static final Pack HOTLINE =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "hotline")));
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final List<Credential> OFFICER = List.of(new Credential("first officer", ""));
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private World world;
    private final Rows rows = new Rows(new Titles(List.of(HOTLINE)));
    private final Map<Party, Integer> numbers = new HashMap<>();
    private final List<String> sounded = new ArrayList<>();

    @BeforeEach
    void start() throws InterruptedException {
        world = World.start(new World.Plan("line", List.of(XA, XB), Map.of(), HOTLINE, Map.of(), START, folder));
        world.clock().awaitQuiet();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void send(Party by, String format, String body) {
        Draft draft =
                new Draft(format, List.of(other(by).code()), Optional.empty(), Optional.empty(), List.of(), "en", body);
        assertThat(world.node(by).send(world.circle(), draft, OFFICER)).isInstanceOf(SendOutcome.Sent.class);
    }

    private String next(Party by) {
        return by + "/" + numbers.merge(by, 1, Integer::sum);
    }

    /** Sends a test and gives its number. */
    private String test(Party by, String follows) {
        String id = next(by);
        send(
                by,
                "test-message",
                "{%s\"number\":%d,\"test\":\"%s\",\"text\":\"Apples keep through the winter.\"}"
                        .formatted(follows.isEmpty() ? "" : "\"follows\":\"" + follows + "\",", numbers.get(by), id));
        return id;
    }

    private String message(Party by) {
        String id = next(by);
        send(
                by,
                "message",
                "{\"message\":\"%s\",\"precedence\":\"routine\",\"text\":\"The road is open again.\"}".formatted(id));
        return id;
    }

    private void acknowledge(Party by, String id) {
        send(by, "acknowledgement", "{\"acknowledged\":\"%s\"}".formatted(id));
    }

    private static Party other(Party party) {
        return party.equals(XA) ? XB : XA;
    }

    private void at(Instant instant, Runnable event) {
        world.clock().at(instant, Phase.EVENT, event);
    }

    private void until(Instant instant) throws InterruptedException {
        world.clock().horizon(instant);
        world.clock().awaitQuiet();
    }

    /** What sounds at a desk where nobody has acknowledged anything yet, but that a message came. */
    private Set<Kind> sounds(Party desk) {
        CircleView circle = world.node(desk).circle(world.circle()).orElseThrow();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        rows.urgent(rows.watch(desk.code(), circle), circle, OnDuty.NONE).stream()
                .map(Urgent::kind)
                .filter(kind -> kind != Kind.FLASH)
                .forEach(kinds::add);
        return kinds;
    }

    private void look(Instant instant, Set<Kind> expected, Party... desks) {
        at(instant, () -> {});
        world.clock().at(instant, Phase.CHECK, () -> {
            for (Party desk : desks) {
                if (!sounds(desk).equals(expected)) {
                    sounded.add(instant + " at " + desk + ": " + sounds(desk) + ", not " + expected);
                }
            }
        });
    }

    private void quiet(Instant instant) {
        look(instant, Set.of(), XA, XB);
    }

    /** Tests in turn, each as late as nobody need be told of it, and each third day a message that is read after half an hour. */
    @Test
    void nothingSoundsInAQuietMonthButThatAMessageCame() throws InterruptedException {
        var last = new String[] {""};
        var read = new String[] {""};
        Instant end = START.plus(Duration.ofDays(30));
        Party by = XA;
        for (Instant turn = START.plus(HOUR); turn.isBefore(end); turn = turn.plus(HOUR.multipliedBy(9))) {
            Party sender = by;
            quiet(turn.minusSeconds(1));
            at(turn, () -> last[0] = test(sender, last[0]));
            quiet(turn);
            by = other(by);
        }
        for (Instant day = START.plus(HOUR.multipliedBy(4)); day.isBefore(end); day = day.plus(Duration.ofDays(3))) {
            at(day, () -> read[0] = message(XA));
            look(day.plusSeconds(61), Set.of(Kind.DUE), XB);
            look(day.plusSeconds(61), Set.of(), XA);
            at(day.plus(HOUR.dividedBy(2)), () -> acknowledge(XB, read[0]));
            quiet(day.plus(HOUR));
        }
        until(end);
        assertThat(sounded).isEmpty();
        assertThat(world.node(XA).circle(world.circle()).orElseThrow().entries().stream()
                        .filter(entry -> entry.format().equals("test-message"))
                        .count())
                .isEqualTo(80);
    }

    @Test
    void aMissedTestSoundsAtBothDesksFromTheNextSecondOn() throws InterruptedException {
        at(START.plusSeconds(10), () -> test(XA, ""));
        Instant due = START.plusSeconds(10).plus(HOUR.multipliedBy(12));
        quiet(due.minus(HOUR.multipliedBy(3)));
        look(due.minus(HOUR.multipliedBy(3)).plusSeconds(1), Set.of(Kind.DUE), XB);
        look(due, Set.of(Kind.DUE), XB);
        look(due, Set.of(), XA);
        look(due.plusSeconds(1), Set.of(Kind.WRONG), XA, XB);
        until(due.plusSeconds(1));
        assertThat(sounded).isEmpty();
    }

    /** Who is cut off from the other cannot know which of the two it is: each desk says that the other is silent. */
    @Test
    void aCutLineSoundsAtTheDeskOfEitherSideAndWhatCameLateAtBoth() throws InterruptedException {
        Instant cut = START.plusSeconds(10);
        for (Party away : List.of(XB, XA)) {
            WorldNode node = world.node(away);
            Instant now = cut;
            at(now, node::stop);
            at(now.plusSeconds(10), () -> test(other(away), ""));
            until(now.plusSeconds(10));
            Await.until("silence", () -> sounds(other(away)).equals(Set.of(Kind.SILENT)));
            look(now.plusSeconds(300), Set.of(Kind.SILENT), other(away));
            at(now.plusSeconds(310), node::start);
            until(now.plusSeconds(310));
            Await.until(
                    "both answer",
                    () -> world.nodes().values().stream()
                            .allMatch(each -> each.circle(world.circle())
                                    .orElseThrow()
                                    .peers()
                                    .getFirst()
                                    .reachable()));
            look(now.plusSeconds(311), Set.of(Kind.SLOW), XA, XB);
            look(now.plusSeconds(310).plus(HOUR), Set.of(Kind.SLOW), XA, XB);
            quiet(now.plusSeconds(311).plus(HOUR));
            cut = now.plusSeconds(312).plus(HOUR);
            until(cut);
        }
        assertThat(sounded).isEmpty();
    }
}
