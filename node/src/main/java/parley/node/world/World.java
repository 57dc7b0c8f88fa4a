package parley.node.world;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
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
import java.util.stream.Collectors;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Address;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.Member;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.entry.Party;
import parley.ledger.json.Json;
import parley.node.clock.SimulatedClock;
import parley.node.project.Translation;

/**
 * Nodes of one circle, each with its own files, sockets and keys, under one simulated clock. The keys come from the
 * circle's name, so a world is for play: nothing in it is secret. Starting and stopping is for one thread at a time.
 */
public final class World implements AutoCloseable {
    private static final long BYTES_PER_DAY = 1L << 30;

    private final SimulatedClock clock;
    private final SignedCharter charter;
    private final Pack pack;
    private final Map<Party, WorldNode> nodes;

    private World(SimulatedClock clock, SignedCharter charter, Pack pack, Map<Party, WorldNode> nodes) {
        this.clock = clock;
        this.charter = charter;
        this.pack = pack;
        this.nodes = Collections.unmodifiableMap(nodes);
    }

    /**
     * What a world is made of.
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
        public Plan {
            parties = parties.stream().sorted().distinct().toList();
            roles = Collections.unmodifiableMap(new TreeMap<>(roles));
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        }
    }

    /** Founds the circle and starts every node; returns when all are up, which is before they have met. */
    public static World start(Plan plan) {
        Map<Party, Integer> ports = ports(plan.parties());
        Map<Party, MemberKeys> keys = keys(plan);
        SignedCharter charter = found(plan, ports, keys);
        SimulatedClock clock = new SimulatedClock(plan.start());
        Map<Party, WorldNode> nodes = new LinkedHashMap<>();
        for (Party party : plan.parties()) {
            InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), of(ports, party));
            nodes.put(
                    party,
                    new WorldNode(
                            party,
                            charter,
                            plan.pack(),
                            clock,
                            listen,
                            plan.folder().resolve(party.code()),
                            of(keys, party)));
        }
        World world = new World(clock, charter, plan.pack(), nodes);
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

    /** The id of the circle that all of them are in. */
    public Hash circle() {
        return charter.charter().circle().hash();
    }

    /** The charter that all of them have signed. */
    public SignedCharter charter() {
        return charter;
    }

    /** The agreement that is played. */
    public Pack pack() {
        return pack;
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

    private static SignedCharter found(Plan plan, Map<Party, Integer> ports, Map<Party, MemberKeys> keys) {
        List<Member> members = plan.parties().stream()
                .map(party ->
                        of(keys, party).member(party, Kind.PARTY, List.of(new Address("127.0.0.1", of(ports, party)))))
                .toList();
        Hash pack = Hash.hex(plan.pack().sha256());
        Charter charter = new Charter(
                plan.name(),
                plan.start(),
                true,
                members,
                new TreeMap<>(plan.roles()),
                List.of(new parley.ledger.charter.Pack(
                        plan.pack().agreement(), plan.pack().version(), pack)),
                bindings(plan.pack(), plan.parameters()),
                new TimeQuorum.Majority(),
                BYTES_PER_DAY);
        SignedCharter signed = SignedCharter.draft(charter);
        for (Party party : plan.parties()) {
            signed = signed.sign(party, of(keys, party).identity());
        }
        return signed;
    }

    /** What a story binds of a pack's parameters, as a charter says it. */
    public static SortedMap<String, Json.Members> bindings(Pack pack, Map<String, Data> parameters) {
        SortedMap<String, Json.Members> bindings = new TreeMap<>();
        if (!parameters.isEmpty() && Translation.json(new Data.Members(parameters)) instanceof Json.Members members) {
            bindings.put(pack.agreement(), members);
        }
        return bindings;
    }

    private static <T> T of(Map<Party, T> byParty, Party party) {
        return requireNonNull(byParty.get(party), "every party has its own");
    }

    /** The keys of every party. Deriving them is what costs most in a founding, so it is done once and side by side. */
    private static Map<Party, MemberKeys> keys(Plan plan) {
        return plan.parties().parallelStream()
                .collect(Collectors.toConcurrentMap(
                        party -> party, party -> MemberKeys.ofSeed("world " + plan.name() + "/" + party)));
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
