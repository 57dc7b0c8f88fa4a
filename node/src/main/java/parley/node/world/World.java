package parley.node.world;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.entry.Party;
import parley.ledger.json.Json;
import parley.node.clock.NodeClock;
import parley.node.clock.SimulatedClock;

/**
 * Nodes of one circle or of several, each with its own files, sockets and keys, under one simulated clock. The keys come from
 * the names of world and circles, so a world is for play: nothing in it is secret. Starting and stopping is for one thread at a
 * time.
 */
public final class World implements AutoCloseable {
    private final SimulatedClock clock;
    private final List<WorldCircle> circles;
    private final Map<Party, WorldNode> nodes;

    private World(SimulatedClock clock, List<WorldCircle> circles, Map<Party, WorldNode> nodes) {
        this.clock = clock;
        this.circles = List.copyOf(circles);
        this.nodes = Collections.unmodifiableMap(nodes);
    }

    /**
     * What a world of one circle under one agreement is made of; all of its members are parties, and a majority fixes times.
     *
     * @param name of the circle; the same name gives the same keys
     * @param parties their codes
     * @param roles which party fills which role of the charter
     * @param pack the agreement
     * @param parameters what the charter binds of the parameters that the pack leaves open
     * @param start when the charter holds from; the clock stands there at first
     * @param folder an existing folder, in which each node gets its own
     */
    public record Plan(
            String name,
            List<Party> parties,
            Map<String, Party> roles,
            Pack pack,
            Map<String, Data> parameters,
            Instant start,
            Path folder) {
        private WorldPlan whole() {
            SortedMap<String, Map<String, Data>> bound = new TreeMap<>(Map.of(pack.agreement(), parameters));
            CirclePlan circle =
                    new CirclePlan(name, parties, List.of(), roles, List.of(pack), bound, new TimeQuorum.Majority());
            return new WorldPlan(name, List.of(circle), start, folder);
        }
    }

    /** Founds the circle and starts every node; returns when all are up, which is before they have met. */
    public static World start(Plan plan) {
        return start(plan.whole());
    }

    /** Founds the circles and starts every node; returns when all are up, which is before they have met. */
    public static World start(WorldPlan plan) {
        return start(plan, Map.of());
    }

    /**
     * A world in which some clocks are wrong.
     *
     * @param off by how much whose clock is ahead of the world's; a negative duration: behind it
     */
    static World start(WorldPlan plan, Map<Party, Duration> off) {
        Map<Party, Integer> ports = ports(plan.members());
        WorldKeys keys = WorldKeys.of(plan);
        List<WorldCircle> circles = plan.circles().stream()
                .map(circle -> WorldCircle.found(plan, circle, ports, keys))
                .toList();
        SimulatedClock clock = new SimulatedClock(plan.start());
        Map<Party, WorldNode> nodes = new LinkedHashMap<>();
        for (Party party : plan.members()) {
            InetSocketAddress listen =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), requireNonNull(ports.get(party)));
            List<WorldNode.Seat> seats = circles.stream()
                    .filter(circle -> circle.plan().members().contains(party))
                    .map(circle ->
                            new WorldNode.Seat(circle, keys.of(circle.plan().name(), party)))
                    .toList();
            nodes.put(
                    party,
                    new WorldNode(
                            party,
                            seats,
                            clock(clock, party, off),
                            listen,
                            plan.folder().resolve(party.code())));
        }
        World world = new World(clock, circles, nodes);
        try {
            startAll(nodes.values());
            return world;
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    /** A party's node; throws {@link IllegalArgumentException} when it is not in this world. */
    public WorldNode node(Party party) {
        WorldNode node = nodes.get(party);
        if (node == null) {
            throw new IllegalArgumentException(party + " is not in this world");
        }
        return node;
    }

    public SimulatedClock clock() {
        return clock;
    }

    /** The circles, in the order of the plan. */
    public List<WorldCircle> circles() {
        return circles;
    }

    /** The id of the first circle, which is the only one that all nodes of a {@link Plan} are in. */
    public Hash circle() {
        return circles.getFirst().id();
    }

    /** The charter of the first circle. */
    public SignedCharter charter() {
        return circles.getFirst().charter();
    }

    /** The first agreement of the first circle. */
    public Pack pack() {
        return circles.getFirst().plan().packs().getFirst();
    }

    /** The nodes by party, in the order of their codes. They stay the same objects while they are stopped and started. */
    public Map<Party, WorldNode> nodes() {
        return nodes;
    }

    @Override
    public void close() {
        clock.close();
        nodes.values().forEach(WorldNode::stop);
    }

    /** What a story binds of a pack's parameters, as a charter says it. */
    public static SortedMap<String, Json.Members> bindings(Pack pack, Map<String, Data> parameters) {
        return WorldCircle.bindings(pack, parameters);
    }

    private static NodeClock clock(NodeClock right, Party party, Map<Party, Duration> off) {
        return off.containsKey(party) ? new WrongClock(right, requireNonNull(off.get(party))) : right;
    }

    /** Starting is mostly waiting for disks and handshakes, so they start side by side. */
    private static void startAll(Iterable<WorldNode> nodes) {
        try (ExecutorService starters = Executors.newCachedThreadPool()) {
            List<Future<?>> starting = new ArrayList<>();
            nodes.forEach(node -> starting.add(starters.submit(node::start)));
            for (Future<?> start : starting) {
                await(start);
            }
        }
    }

    private static void await(Future<?> start) {
        try {
            start.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException("interrupted while the nodes of a world started", e);
        } catch (ExecutionException e) {
            throw new CompletionException("a node of a world could not be started", e.getCause());
        }
    }

    private static Map<Party, Integer> ports(List<Party> parties) {
        List<Integer> free = FreePorts.choose(parties.size());
        Map<Party, Integer> ports = new LinkedHashMap<>();
        for (int i = 0; i < free.size(); i++) {
            ports.put(parties.get(i), free.get(i));
        }
        return ports;
    }
}
