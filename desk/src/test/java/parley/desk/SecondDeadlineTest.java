package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
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
    private static final Pack VD11 =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
    private static final String FIRST = "first officer";

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
        world = World.start(new World.Plan(
                "countersign",
                List.of(new Party("XA"), new Party("XB")),
                Map.of("chair", new Party("XB")),
                VD11,
                Map.of(),
                Instant.parse("2026-10-04T23:04:31Z"),
                Files.createDirectory(folder.resolve("world"))));
        world.clock().awaitQuiet();
        node = world.node(new Party("XA"));
        desk = Desk.open(node, new Rows(new Titles(List.of(VD11))), Files.createDirectory(folder.resolve("desk")), 0);
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
        return new Draft(
                "notification",
                List.of(),
                Optional.of("XA/1"),
                Optional.empty(),
                List.of(),
                "en",
                """
                {"activity":"XA/1","designation":"%s","hosts":["XA"],"form":"exercise","start":"2026-11-15",\
                "end":"2026-11-20","contingents":[{"party":"XA","state":"XA","from":"2026-11-15","to":"2026-11-20",\
                "troops":14000,"tanks":0,"acv":0,"artillery":0,"brigades":2,"divisional":false}],"area":\
                {"accuracyMetres":1000,"points":[[361000000,-381000000],[361000000,-379000000],[359000000,-379000000]]}}""".formatted(designation),
                Optional.of(node.now()));
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

    private static String hidden(String page, String control) {
        return page.split("name=\"" + control + "\" value=\"", 2)[1].split("\"", 2)[0];
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
        var page = reader.get("/write/clearance/" + name).body();
        assertThat(reader.post(
                                "/write/clearance/" + name + "/ask",
                                Map.of("seal", hidden(page, "seal"), "text", hidden(page, "text"), "who", "Weber"))
                        .status())
                .isEqualTo(303);
    }

    private String words(String path) {
        return reader.get(path).body().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
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
                        List.of(new Credential(FIRST, ""), new Credential("second officer", ""))))
                .isInstanceOf(SendOutcome.Sent.class);
        world.clock().awaitQuiet();
        assertThat(row("en")).contains("no hour set").doesNotContain(DEADLINE);
        assertThat(words("/write/waiting/" + name)).contains("nothing that this party owes is due because of it");
    }
}
