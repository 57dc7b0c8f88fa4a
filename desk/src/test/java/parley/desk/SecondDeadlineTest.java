package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.GuardedWorld.FIRST;
import static parley.desk.GuardedWorld.SECOND;
import static parley.desk.GuardedWorld.VD11;
import static parley.desk.GuardedWorld.hidden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.entry.Party;
import parley.node.clock.NodeClock;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;
import parley.node.view.Typed;
import parley.node.view.clearance.ClearingList;
import parley.node.view.clearance.ClearingOffice;
import parley.node.view.countersign.FirstOutcome;
import parley.node.view.countersign.Signer;
import parley.node.world.World;
import parley.node.world.WorldNode;

/** A notification waits for its second officer while the time in which it has to be given runs out. */
class SecondDeadlineTest {
    private static final String DEADLINE = "2026-10-04 23:59:59 UTC";
    private static final Instant PASSED = Instant.parse("2026-10-05T00:30:00Z");

    @AutoClose
    private World world;

    @AutoClose
    private Desk desk;

    private WorldNode node;
    private Person reader;
    private String name = "";

    @BeforeEach
    void sign(@TempDir Path folder) throws IOException, InterruptedException {
        world = GuardedWorld.start("countersign", folder, Instant.parse("2026-10-04T23:04:31Z"));
        world.clock().awaitQuiet();
        node = world.node(new Party("XA"));
        desk = GuardedWorld.unguarded(node, Files.createDirectory(folder.resolve("desk")));
        reader = new Person(desk.port());
        name = node.beginDraft(world.circle(), new Typed("notification", Map.of()))
                .orElseThrow();
        assertThat(node.countersigning()
                        .orElseThrow()
                        .sign(
                                world.circle(),
                                node.draft(world.circle(), name).orElseThrow(),
                                notification("Tide"),
                                new Signer(new Credential(FIRST, ""), "")))
                .isInstanceOf(FirstOutcome.Kept.class);
    }

    /** Nothing is known of the activity before it is notified, so nothing of it is owed. */
    private Draft notification(String designation) {
        return GuardedWorld.draft(
                node,
                "notification",
                "XA/1",
                GuardedWorld.notification("XA/1", designation, "2026-11-15", "2026-11-20"));
    }

    private String row(String language) {
        return row("waiting", language);
    }

    private String row(String list, String language) {
        return reader.get("/?lang=" + language)
                .body()
                .split("class=\"finding " + list, 2)[1]
                .split("</li>", 2)[0];
    }

    private void askClearance() {
        var clearance = node.office().orElseThrow().clearance();
        var circle = world.circle();
        clearance.keep(circle, 0, 0, new ClearingOffice("Legal adviser", List.of(), "Chief"));
        long legal = clearance.offices(circle).getFirst().id();
        clearance.keep(
                circle,
                0,
                new ClearingList(VD11.agreement(), "notification", List.of(new ClearingList.Step(legal, 1)), "Chief"));
        var page = reader.get("/write/clearance/" + name);
        assertThat(reader.post(
                                "/write/clearance/" + name + "/ask",
                                Map.of("seal", hidden(page, "seal"), "text", hidden(page, "text"), "who", "Weber"))
                        .status())
                .isEqualTo(303);
    }

    private String words(String path) {
        return GuardedWorld.words(reader.get(path));
    }

    @Test
    void whatOnlyTheDraftItselfMakesDueIsToldWithItsDeadlineAndSeenToPassIt() throws InterruptedException {
        assertThat(row("en"))
                .contains(" pressing\"", "<strong>00 h 55 m</strong>", "left", "It is due by", DEADLINE)
                .doesNotContain("bad");
        assertThat(words("/write/waiting/" + name))
                .contains("Due because of it" + DEADLINE + " 00 h 55 m left prior-notification/XA/1");
        assertThat(words("/write")).contains(DEADLINE + " 00 h 55 m left");
        for (var language : List.of("fr", "de", "it", "ru", "es")) {
            assertThat(row(language)).contains(DEADLINE, "<strong>00 ");
        }

        world.clock().at(PASSED, NodeClock.Phase.CHECK, () -> {});
        world.clock().horizon(PASSED);
        world.clock().awaitQuiet();
        assertThat(row("en"))
                .contains(" bad pressing\"", "<strong>00 h 30 m</strong>", "over", "It was due by", DEADLINE);
        assertThat(words("/write/waiting/" + name)).contains(DEADLINE + " 00 h 30 m over");
        assertThat(words("/write")).contains(DEADLINE + " 00 h 30 m over");
    }

    @Test
    void whatWaitsForClearanceHasTheSameDeadlineByTheSameClock() throws InterruptedException {
        askClearance();
        assertThat(row("clearing", "en"))
                .contains(" pressing\"", "data-until=\"2026-10-04T23:59:59Z\"", "<strong>00 h 55 m</strong>", "left");
        assertThat(words("/write/clearance/" + name)).contains(DEADLINE);

        world.clock().at(PASSED, NodeClock.Phase.CHECK, () -> {});
        world.clock().horizon(PASSED);
        world.clock().awaitQuiet();
        assertThat(row("clearing", "en")).contains(" bad pressing\"", "<strong>00 h 30 m</strong>", "over");
    }

    /** Somebody else's desk notified the same activity meanwhile: no deadline runs for what waits. */
    @Test
    void whatAnotherEntryHasDoneMeanwhileIsDueByTheDraftNoLonger() throws InterruptedException {
        assertThat(node.send(
                        world.circle(),
                        notification("Ebb"),
                        List.of(new Credential(FIRST, ""), new Credential(SECOND, ""))))
                .isInstanceOf(SendOutcome.Sent.class);
        world.clock().awaitQuiet();
        assertThat(row("en")).contains("no hour set").doesNotContain(DEADLINE);
        assertThat(words("/write/waiting/" + name)).contains("nothing that this party owes is due because of it");
    }
}
