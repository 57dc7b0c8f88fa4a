package parley.node.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.StoryFile;
import parley.node.Node;
import parley.node.clock.NodeClock.Phase;
import parley.node.clock.SimulatedClock;
import parley.node.project.Translation;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.ReceiptView;
import parley.node.view.RefView;
import parley.node.view.SendOutcome;

/**
 * Plays the timelines of a case, or of a story of several circles, in a world: every entry is sent by its author's node at its
 * instant, a node that receives late is stopped until then, and every expected finding is looked for on every running node of
 * its circle. For one thread, once.
 */
public final class Play {
    private final World world;
    private final String name;
    private final List<Scene> scenes;
    private final SimulatedClock clock;
    private final IdentityHashMap<Item, EntryPointer> sent = new IdentityHashMap<>();
    private final List<String> mismatches = new ArrayList<>();
    private final Deliveries deliveries;
    private int matched;

    private Play(World world, String name, List<Scene> scenes) {
        this.world = world;
        this.name = name;
        this.scenes = List.copyOf(scenes);
        this.clock = world.clock();
        this.deliveries = new Deliveries(world);
    }

    /** A play of a case whose parties are the world's. */
    public Play(World world, Scenario scenario) {
        this(world, scenario.name(), List.of(Scene.of(world, scenario)));
    }

    /** A play of a story whose circles are the world's, in the same order. */
    public Play(World world, StoryFile story) {
        this(world, story.name(), scenes(world, story));
    }

    private static List<Scene> scenes(World world, StoryFile story) {
        List<Scene> scenes = new ArrayList<>();
        for (StoryFile.Circle told : story.circles()) {
            scenes.add(new Scene(world.circles().get(scenes.size()), told));
        }
        return scenes;
    }

    /**
     * Plays to the last instant at which something happens or is expected; the world stands there afterwards.
     *
     * @throws IllegalStateException when an entry is refused by its author's own node
     */
    public Report run() throws InterruptedException {
        long begun = System.nanoTime();
        clock.awaitQuiet(); // the nodes meet, and read each other's charters and keys
        SortedMap<Instant, List<Scene.Awaited>> expected = new TreeMap<>();
        scenes.stream()
                .flatMap(Scene::awaited)
                .forEach(awaited -> expected.computeIfAbsent(awaited.asked(), at -> new ArrayList<>())
                        .add(awaited));
        for (Scene scene : scenes) {
            scene.timeline().forEach(this::planAbsences);
            scene.timeline().forEach(item -> clock.at(item.at(), Phase.EVENT, () -> send(scene, item)));
        }
        expected.forEach((at, list) -> {
            clock.at(
                    at,
                    Phase.EVENT,
                    () -> world.nodes()
                            .values()
                            .forEach(node -> node.node().ifPresent(running -> running.assessNow())));
            clock.at(at, Phase.CHECK, () -> list.forEach(this::check));
        });
        try (deliveries) {
            clock.horizon(last(expected));
            clock.awaitQuiet();
        }
        Report report = report(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        gatherCosignatures();
        return report;
    }

    /** Once, at the end: from then on every node's files are enough to write evidence of every entry. */
    private void gatherCosignatures() throws InterruptedException {
        world.nodes().values().forEach(node -> node.node().ifPresent(Node::gatherCosignatures));
        clock.awaitQuiet();
    }

    /** Who receives an entry later than it was sent is stopped from then until the receipt; for ever, if it never comes. */
    private void planAbsences(Item item) {
        item.received().forEach((party, receipt) -> {
            WorldNode node = Scene.node(world, party);
            if (receipt.isEmpty() || receipt.get().isAfter(item.at())) {
                clock.at(item.at(), Phase.EVENT, node::stop);
                receipt.ifPresent(at -> clock.at(at, Phase.EVENT, node::start));
            }
        });
    }

    private void send(Scene scene, Item item) {
        int signatures = scene.circle().release(item.format());
        List<RefView> refs = item.refs().stream()
                .flatMap(ref -> scene.told().named(item, ref).map(sent::get).stream()
                        .map(entry -> new RefView(ref.role(), entry)))
                .toList();
        Draft draft = new Draft(
                item.format(),
                item.to().stream().map(parley.agreement.value.Party::code).toList(),
                item.subject(),
                Optional.empty(),
                refs,
                item.lang(),
                Translation.json(item.body()).print().utf8());
        WorldNode author = Scene.node(world, item.by());
        long begun = System.nanoTime();
        switch (author.send(scene.circle().id(), draft, WorldNode.OFFICERS.subList(0, signatures))) {
            case SendOutcome.Sent(EntryPointer entry) -> {
                sent.put(item, entry);
                if (item.received().isEmpty()) {
                    deliveries.sent(author, scene.circle().id(), entry, begun);
                }
            }
            case SendOutcome.Refused(List<String> reasons) ->
                throw new IllegalStateException("line " + item.line() + " of " + name + ": " + item.by()
                        + " cannot send the " + item.format() + ": " + String.join("; ", reasons));
            case SendOutcome.Locked locked ->
                throw new IllegalStateException("line " + item.line() + " of " + name + ": " + locked.reasons());
            case SendOutcome.Ready _ -> throw new IllegalStateException("a draft was checked, not sent");
        }
    }

    /** Matched when it is so on every node of the circle that runs now. */
    private void check(Scene.Awaited awaited) {
        List<String> differences = awaited.scene().nodes(world).stream()
                .filter(WorldNode::isRunning)
                .flatMap(node -> awaited.differences(node).stream())
                .toList();
        Scenario.Expected expected = awaited.expected();
        if (differences.isEmpty()) {
            matched++;
        } else {
            mismatches.add("line " + expected.line() + ", " + expected.at() + ", " + expected.finding() + " "
                    + String.join("; ", differences));
        }
    }

    private Report report(long wallMs) {
        int entries = 0;
        int expectedReceipts = 0;
        int received = 0;
        for (Scene scene : scenes) {
            entries += scene.timeline().size();
            for (Item item : scene.timeline()) {
                long never = item.received().values().stream()
                        .filter(Optional::isEmpty)
                        .count();
                expectedReceipts += (int) (scene.others() - never);
                received += receipts(scene, item);
            }
        }
        int parties = (int) world.circles().stream()
                .flatMap(circle -> circle.plan().parties().stream())
                .distinct()
                .count();
        return new Report(
                name,
                new Report.Size(scenes.size(), parties, world.nodes().size() - parties, entries),
                new Report.Receipts(expectedReceipts, received),
                new Report.Findings(
                        (int) scenes.stream().flatMap(Scene::awaited).count(), matched, mismatches),
                deliveries.summary(),
                wallMs);
    }

    private int receipts(Scene scene, Item item) {
        EntryPointer entry = sent.get(item);
        Optional<CircleView> view =
                Scene.node(world, item.by()).circle(scene.circle().id());
        return (int) view.stream()
                .flatMap(circle -> circle.entries().stream())
                .filter(known -> known.pointer().equals(entry))
                .flatMap(known -> known.receipts().stream())
                .filter(receipt -> receipt.state().compareTo(ReceiptView.State.RECEIVED) >= 0)
                .count();
    }

    private Instant last(SortedMap<Instant, List<Scene.Awaited>> expected) {
        Instant end = expected.isEmpty() ? clock.instant() : expected.lastKey();
        for (Scene scene : scenes) {
            for (Item item : scene.timeline()) {
                end = item.at().isAfter(end) ? item.at() : end;
                for (Optional<Instant> receipt : item.received().values()) {
                    end = receipt.isPresent() && receipt.get().isAfter(end) ? receipt.get() : end;
                }
            }
        }
        return end;
    }
}
