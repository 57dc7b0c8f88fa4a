package parley.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.agreement.pack.CaseFile;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.StoryFile;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.desk.Desk;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Party;
import parley.node.view.NodeView;
import parley.node.world.Play;
import parley.node.world.Report;
import parley.node.world.World;
import parley.node.world.WorldCircle;
import parley.node.world.WorldPlan;

/** A world of nodes in this process that plays one case or story, with a desk for each of them. */
final class Stage implements AutoCloseable {
    /** The circle is founded a day before the case begins, so that officers are enrolled when they first write. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private final World world;
    private final Function<World, Play> played;
    private final List<Desk> desks = new CopyOnWriteArrayList<>();

    private Stage(World world, Function<World, Play> played) {
        this.world = world;
        this.played = played;
    }

    /**
     * Founds the circle and starts its nodes.
     *
     * @param parties how many nodes; 0 for those of the case. Further ones take part and say nothing
     * @param folder an existing folder, in which each node gets its own
     */
    static Stage set(Pack pack, CaseFile played, int parties, Path folder) {
        var scenario = played.scenario();
        var roles = new TreeMap<String, Party>();
        scenario.roles().forEach((role, party) -> roles.put(role, new Party(party.code())));
        var plan = new World.Plan(
                played.title(),
                cast(scenario, parties),
                roles,
                pack,
                scenario.parameters(),
                start(played.name(), scenario.timeline().stream()),
                folder);
        return new Stage(World.start(plan), world -> new Play(world, scenario));
    }

    /** Founds the circles of a story and starts a node for everybody who is in any of them. */
    static Stage set(StoryFile story, Path folder) {
        var entries = story.circles().stream().flatMap(circle -> circle.timeline().stream());
        var plan = WorldPlan.of(story, start(story.name(), entries), folder);
        return new Stage(World.start(plan), world -> new Play(world, story));
    }

    private static Instant start(String name, Stream<Scenario.Item> entries) {
        return entries.map(Scenario.Item::at)
                .min(Instant::compareTo)
                .orElseThrow(() -> Failure.use(name + " has no entry to play"))
                .minus(BEFORE);
    }

    /** The parties of the case, and as many of XA to XZ as it takes to reach the number. */
    static List<Party> cast(Scenario scenario, int number) {
        Set<Party> cast = new LinkedHashSet<>();
        scenario.parties().forEach(party -> cast.add(new Party(party.code())));
        if (number != 0 && number < cast.size()) {
            throw Failure.use("the case %s has %d parties; --parties %d is fewer"
                    .formatted(scenario.name(), cast.size(), number));
        }
        for (char letter = 'A'; letter <= 'Z' && cast.size() < number; letter++) {
            cast.add(new Party("X" + letter));
        }
        if (cast.size() < number) {
            throw Failure.use("a world has at most %d parties here, not %d".formatted(cast.size(), number));
        }
        return List.copyOf(cast);
    }

    /**
     * Puts the charters of its circles into every node's folder, where {@code export} looks for it, and opens a desk for each; they are
     * opened side by side.
     *
     * @param first the first desk's port, the others follow; 0 for any free ones
     */
    List<Desk> openDesks(Path folder, int first) throws IOException, InterruptedException {
        var packs = new LinkedHashMap<Hash, List<Pack>>();
        world.circles().forEach(circle -> packs.put(circle.id(), circle.plan().packs()));
        var rows = new Rows(new Titles(packs));
        var opening = new ArrayList<Callable<Desk>>();
        for (var node : world.nodes().values()) {
            int port = first == 0 ? 0 : first + opening.size();
            opening.add(() -> openDesk(node, rows, folder.resolve(node.party()), port));
        }
        var opened = new ArrayList<Desk>();
        try (var openers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var desk : openers.invokeAll(opening)) {
                opened.add(result(desk));
            }
        }
        return opened;
    }

    private Desk openDesk(NodeView node, Rows rows, Path data, int port) throws IOException {
        Files.createDirectories(data);
        var party = new Party(node.party());
        new PartyFolder(data)
                .found(world.circles().stream()
                        .filter(circle -> circle.plan().members().contains(party))
                        .map(WorldCircle::charter)
                        .toList());
        var desk = Desk.open(node, rows, data, port);
        desks.add(desk);
        return desk;
    }

    private static Desk result(Future<Desk> opened) throws IOException, InterruptedException {
        try {
            return opened.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException io -> throw io;
                case RuntimeException other -> throw other;
                case null, default -> throw new IllegalStateException("a desk could not be opened", failed);
            }
        }
    }

    /** Plays to the last expected finding. */
    Report play() throws InterruptedException {
        return played.apply(world).run();
    }

    @Override
    public void close() {
        desks.forEach(Desk::close);
        world.close();
    }
}
