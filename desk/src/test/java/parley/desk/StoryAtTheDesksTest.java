package parley.desk;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.PlainBrowser.hidden;
import static parley.desk.PlainBrowser.location;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.StoryLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario.Expected;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.StoryFile;
import parley.agreement.scenario.CaseRunner;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.write.TypedEntry;
import parley.ledger.entry.Party;
import parley.node.clock.NodeClock.Phase;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.Proved;
import parley.node.world.World;
import parley.node.world.WorldCircle;
import parley.node.world.WorldNode;
import parley.node.world.WorldPlan;

/**
 * The crisis as its officers write it: at the desks of real nodes, in browsers without scripts, each entry on its form, checked,
 * signed by as many as its format asks, and sent. What is found is asked of every node.
 */
@Tag("ci")
@Timeout(300)
class StoryAtTheDesksTest {
    private static final Path STORY = Path.of(System.getProperty("parley.root"), "stories", "crisis.yaml");

    private static final List<String> OFFICERS = List.of("first officer", "second officer");

    @TempDir
    Path folder;

    private final Map<String, PlainBrowser> browsers = new HashMap<>();
    private final IdentityHashMap<Item, EntryPointer> sent = new IdentityHashMap<>();

    /** What happens in a circle of the story. */
    private record Scene(WorldCircle circle, StoryFile.Circle told) {
        Pack pack(Item item) {
            return told.parts().stream()
                    .map(StoryFile.Part::pack)
                    .filter(pack -> pack.format(item.format()).isPresent())
                    .findFirst()
                    .orElseThrow();
        }

        Stream<WorldNode> nodes(World world) {
            return circle.plan().members().stream().map(world::node);
        }
    }

    @Test
    void everyEntryIsWrittenAtADeskAndEveryFindingIsThatOfTheStory() throws Exception {
        StoryFile story = StoryLoader.load(
                STORY.toString(), Files.readString(STORY), agreement -> Optional.of(CaseDesk.pack(agreement)));
        Instant begins = story.circles().stream()
                .flatMap(circle -> circle.timeline().stream())
                .map(Item::at)
                .min(Instant::compareTo)
                .orElseThrow();
        List<Desk> desks = new ArrayList<>();
        try (World world = World.start(WorldPlan.of(story, begins.minus(Duration.ofDays(1)), folder))) {
            List<Scene> scenes = new ArrayList<>();
            for (var told : story.circles()) {
                scenes.add(new Scene(world.circles().get(scenes.size()), told));
            }
            var packs = new LinkedHashSet<Pack>();
            scenes.forEach(scene -> packs.addAll(scene.circle.plan().packs()));
            var rows = new Rows(new Titles(packs));
            for (var node : world.nodes().values()) {
                var desk = Desk.open(node, rows, folder.resolve(node.party()), 0);
                desks.add(desk);
                browsers.put(node.party(), new PlainBrowser(desk::port));
            }
            world.clock().awaitQuiet();
            play(world, scenes);
        } finally {
            browsers.values().forEach(PlainBrowser::close);
            desks.forEach(Desk::close);
        }
    }

    private void play(World world, List<Scene> scenes) throws Exception {
        var instants = new TreeSet<Instant>();
        scenes.forEach(scene -> {
            scene.told.timeline().forEach(item -> instants.add(item.at()));
            scene.told.parts().forEach(part -> part.scenario().expect().forEach(each -> instants.add(each.at())));
        });
        List<String> differences = new ArrayList<>();
        int found = 0;
        for (Instant at : instants) {
            // A clock on which nothing is due stands where it stood.
            world.clock().at(at, Phase.EVENT, () -> {});
            world.clock().horizon(at);
            world.clock().awaitQuiet();
            for (Scene scene : scenes) {
                for (Item item : scene.told.timeline()) {
                    if (item.at().equals(at)) {
                        write(world, scene, item);
                    }
                }
            }
            world.clock().awaitQuiet();
            for (Scene scene : scenes) {
                for (var part : scene.told.parts()) {
                    for (Expected expected : part.scenario().expect()) {
                        if (expected.at().equals(at)) {
                            found++;
                            scene.nodes(world)
                                    .forEach(node ->
                                            differences.addAll(differences(scene, part.pack(), expected, node)));
                        }
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(found).isGreaterThan(30);
    }

    private static List<String> differences(Scene scene, Pack pack, Expected expected, WorldNode node) {
        node.node().ifPresent(running -> running.assessNow());
        var findings = node.circle(scene.circle.id()).stream()
                .flatMap(view -> view.findings().stream())
                .filter(view ->
                        view.pack().equals(pack.sha256()) && view.head().name().equals(expected.finding()))
                .flatMap(view -> node.prove(scene.circle.id(), view).stream())
                .map(Proved::finding)
                .toList();
        return CaseRunner.check(expected, findings).differences().stream()
                .map(difference -> "line %d, %s, %s at the desk of %s: %s"
                        .formatted(expected.line(), expected.at(), expected.finding(), node.party(), difference))
                .toList();
    }

    /** At the desk of the entry's author: begun, typed, checked, signed, sent. */
    private void write(World world, Scene scene, Item item) throws Exception {
        var node = world.node(new Party(item.by().code()));
        var browser = Objects.requireNonNull(browsers.get(node.party()));
        var below = "/circle/" + scene.circle.id().hex();
        var start = browser.get(below + "/write");
        var form = location(post(browser, start, below + "/write/new", Map.of("format", List.of(item.format()))));
        Map<String, List<String>> typed = new LinkedHashMap<>(TypedEntry.body(scene.pack(item), item));
        typed.put("to", List.of(item.to().isEmpty() ? "all" : "some"));
        if (!item.to().isEmpty()) {
            typed.put("to.member", item.to().stream().map(party -> party.code()).toList());
        }
        item.subject().ifPresent(subject -> typed.put("subject", List.of(subject)));
        typed.put("lang.text", List.of(item.lang()));
        typed.put("refs:rows", List.of("" + item.refs().size()));
        for (int i = 0; i < item.refs().size(); i++) {
            var ref = item.refs().get(i);
            typed.put("refs." + i + ".role", List.of(ref.role()));
            typed.put(
                    "refs." + i + ".entry",
                    List.of(scene.told
                            .named(item, ref)
                            .map(sent::get)
                            .orElseThrow()
                            .path()));
        }
        typed.put("do", List.of("check"));
        var path = form.replaceFirst("\\?.*", "");
        var check = location(post(browser, browser.get(form), path, typed));
        var checked = browser.get(check);
        Map<String, List<String>> signed = new LinkedHashMap<>();
        for (int i = 0;
                i
                        < scene.circle.plan().packs().stream()
                                .flatMap(pack -> pack.format(item.format()).stream())
                                .findFirst()
                                .orElseThrow()
                                .release();
                i++) {
            signed.put("officer." + i, List.of(OFFICERS.get(i)));
            signed.put("passphrase." + i, List.of(""));
        }
        location(post(browser, checked, check.replaceFirst("\\?.*", ""), signed));
        sent.put(item, last(node, scene));
    }

    private static EntryPointer last(WorldNode node, Scene scene) {
        return node.circle(scene.circle.id()).orElseThrow().entries().stream()
                .filter(entry -> entry.counts() && entry.pointer().party().equals(node.party()))
                .max(comparingLong((EntryView entry) -> entry.pointer().index()))
                .orElseThrow()
                .pointer();
    }

    private static HttpResponse<String> post(
            PlainBrowser browser, HttpResponse<String> drawn, String path, Map<String, List<String>> typed)
            throws Exception {
        Map<String, List<String>> form = new LinkedHashMap<>();
        hidden(drawn).forEach((name, value) -> form.put(name, List.of(value)));
        form.putAll(typed);
        return browser.postAll(path, form, "same-origin");
    }
}
