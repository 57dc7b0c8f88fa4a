package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.GuardedWorld.FIRST;
import static parley.desk.GuardedWorld.REQUEST;
import static parley.desk.GuardedWorld.SECOND;
import static parley.desk.GuardedWorld.VD11;
import static parley.desk.GuardedWorld.hidden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.entry.Party;
import parley.node.view.Credential;
import parley.node.view.SendOutcome;
import parley.node.view.Typed;
import parley.node.view.clearance.ClearingList;
import parley.node.view.clearance.ClearingOffice;
import parley.node.view.countersign.FirstOutcome;
import parley.node.view.countersign.Signer;
import parley.node.world.World;
import parley.node.world.WorldNode;

/** How far the drafts of a duty have come, told where the duty stands. */
class BegunStagesTest {
    private static final String REPLY = "inspection-reply";

    @AutoClose
    private World world;

    @AutoClose
    private Desk desk;

    private WorldNode node;
    private Person officer;

    /** XB asks XA for an inspection, so XA owes a reply. */
    @BeforeEach
    void open(@TempDir Path folder) throws IOException, InterruptedException {
        world = GuardedWorld.start("begun", folder, Instant.parse("2026-10-04T03:04:31Z"));
        node = world.node(new Party("XA"));
        desk = GuardedWorld.unguarded(node, Files.createDirectory(folder.resolve("desk")));
        officer = new Person(desk.port());
        var request = GuardedWorld.draft(node, "inspection-request", "XB/31", REQUEST);
        assertThat(world.node(new Party("XB"))
                        .send(world.circle(), request, List.of(new Credential(FIRST, ""), new Credential(SECOND, ""))))
                .isInstanceOf(SendOutcome.Sent.class);
        world.clock().awaitQuiet();
    }

    private String begin() {
        var typed = Map.of(
                "to", List.of("all"),
                "subject", List.of("XB/31"),
                "lang.text", List.of("en"),
                "b.accepted", List.of("yes"));
        return node.beginDraft(world.circle(), new Typed(REPLY, typed)).orElseThrow();
    }

    private void askClearance(String name) {
        var clearance = node.office().orElseThrow().clearance();
        clearance.keep(world.circle(), 0, 0, new ClearingOffice("Legal adviser", List.of(), "Chief"));
        long legal = clearance.offices(world.circle()).getFirst().id();
        clearance.keep(
                world.circle(),
                0,
                new ClearingList(VD11.agreement(), REPLY, List.of(new ClearingList.Step(legal, 1)), "Chief"));
        var page = officer.get("/write/clearance/" + name);
        assertThat(officer.post(
                                "/write/clearance/" + name + "/ask",
                                Map.of("seal", hidden(page, "seal"), "text", hidden(page, "text"), "who", "Weber"))
                        .status())
                .isEqualTo(303);
    }

    private void sign(String name) {
        assertThat(node.countersigning()
                        .orElseThrow()
                        .sign(
                                world.circle(),
                                node.draft(world.circle(), name).orElseThrow(),
                                GuardedWorld.draft(node, REPLY, "XB/31", "{\"accepted\":true}"),
                                new Signer(new Credential(FIRST, ""), "")))
                .isInstanceOf(FirstOutcome.Kept.class);
    }

    /** What the watch says of the drafts where duties stand; two duties of one request say the same. */
    private Set<String> begunOnTheWatch() {
        var links = officer.get("/").body().split("<a class=\"begun\"", -1);
        return Stream.of(links)
                .skip(1)
                .map(link -> words("<a" + link.split("</a>", 2)[0]).strip())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    private String begunBeforeTheFormats() {
        var name = node.circle(world.circle()).orElseThrow().findings().stream()
                .map(found -> found.head())
                .filter(head -> head.debtor().code().equals("XA")
                        && head.account().code().equals("XA")
                        && head.subject().filter("XB/31"::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .name();
        var start = officer.get("/write?duty=" + name.replace("/", "%2F")).body();
        return start.substring(start.indexOf("id=\"begun\""), start.indexOf("id=\"waiting-title\""));
    }

    @Test
    void aDraftOfWhichClearanceIsAskedWaitsForItWhereItsDutyStands() {
        var name = begin();
        assertThat(begunOnTheWatch()).containsExactly("Draft begun 03:04 UTC : " + name);
        askClearance(name);
        assertThat(begunOnTheWatch())
                .containsExactly("Draft waits for clearance, asked for 03:04 UTC by Weber : " + name);
        assertThat(begunBeforeTheFormats())
                .contains("href=\"/write/clearance/" + name)
                .doesNotContain("/write/draft/" + name);
        assertThat(words(begunBeforeTheFormats())).contains("asked for 2026-10-04 03:04:31 UTC by Weber");
        assertThat(words(officer.get("/?lang=ru").body())).doesNotContain("Draft waits");
    }

    /** What was asked for another text is no clearance of this one: the draft is being written again. */
    @Test
    void aDraftThatChangedSinceItsClearanceWasAskedForIsOnlyBegun() {
        var name = begin();
        askClearance(name);
        var typed = new HashMap<>(
                node.draft(world.circle(), name).orElseThrow().typed().values());
        typed.put("b.accepted", List.of("no"));
        node.saveDraft(world.circle(), name, new Typed(REPLY, typed));
        assertThat(begunOnTheWatch()).containsExactly("Draft begun 03:04 UTC : " + name);
    }

    @Test
    void aDraftThatOneOfficerHasSignedWaitsForTheSecondWhereItsDutyStands() {
        var name = begin();
        sign(name);
        assertThat(begunOnTheWatch())
                .containsExactly("Draft waits for a second signature, signed 03:04 UTC by first officer : " + name);
        assertThat(begunBeforeTheFormats())
                .contains("href=\"/write/waiting/" + name)
                .doesNotContain("/write/draft/" + name);
    }

    /** Of one draft the furthest stage is told, and each of two for itself. */
    @Test
    void aSignedDraftThatStillWaitsForClearanceIsToldAsSignedAndAnotherBesideIt() {
        var signed = begin();
        sign(signed);
        askClearance(signed);
        var other = begin();
        assertThat(begunOnTheWatch())
                .containsExactlyInAnyOrder(
                        "Draft waits for a second signature, signed 03:04 UTC by first officer : " + signed,
                        "Draft begun 03:04 UTC : " + other);
    }
}
