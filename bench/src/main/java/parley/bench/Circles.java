package parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.control.Control;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Officer;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Format;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.node.Membership;
import parley.node.Node;
import parley.node.NodeSetup;
import parley.node.Station;
import parley.node.circle.CircleSetup;
import parley.node.circle.Pace;
import parley.node.clock.WallClock;
import parley.node.exchange.Budget;
import parley.node.exchange.Patience;
import parley.node.exchange.Rate;
import parley.node.store.DurableSteps;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.SendOutcome;

/** Two real nodes on the machine's clock, with their own files, keys and listeners, in one circle or in several. */
final class Circles implements AutoCloseable {
    static final List<Party> PARTIES = List.of(new Party("XA"), new Party("XB"));
    private static final List<Credential> OFFICERS = List.of(new Credential("first", ""), new Credential("second", ""));

    private final List<Ring> rings;
    private final List<WallClock> clocks = new ArrayList<>(); // one each: they are processes of their own in real use
    private final SortedMap<Party, Station> stations = new TreeMap<>();

    private Circles(List<Ring> rings) {
        this.rings = List.copyOf(rings);
    }

    /** One circle of the two, founded, and its pack. */
    record Ring(Founded founded, Pack pack) {
        Hash id() {
            return founded.charter().charter().circle().hash();
        }
    }

    /** Founds a circle for each of the packs, in this order, and starts both nodes. */
    static Circles start(Path folder, List<Pack> packs) throws IOException {
        SortedMap<Party, Integer> ports = freePorts();
        List<Ring> rings = new ArrayList<>();
        for (Pack pack : packs) {
            String name = rings.isEmpty() ? "bench" : "bench " + (rings.size() + 1);
            rings.add(new Ring(Founded.circle(name, ports, List.of(pack)), pack));
        }
        Circles circles = new Circles(rings);
        for (var listen : ports.entrySet()) {
            circles.start(listen.getKey(), folder.resolve(listen.getKey().code()), listen.getValue());
        }
        return circles;
    }

    /** All of them, in the order of the packs. */
    List<Ring> rings() {
        return rings;
    }

    /** A party's node. */
    Node node(Party party) {
        return Objects.requireNonNull(stations.get(party), () -> party + " has no node")
                .node();
    }

    /** A party says something in a circle; it is durable there when this returns, and nobody has answered yet. */
    EntryPointer send(Ring ring, Party author, Draft draft) {
        int signatures = Objects.requireNonNull(ring.pack().formats().get(draft.format()))
                .release();
        if (node(author).send(ring.id(), draft, OFFICERS.subList(0, signatures)) instanceof SendOutcome.Sent sent) {
            return sent.entry();
        }
        throw new IllegalStateException("not sent: " + node(author).check(ring.id(), draft) + " " + draft);
    }

    @Override
    public void close() {
        stations.values().forEach(Station::close);
        clocks.forEach(WallClock::close);
    }

    private void start(Party party, Path folder, int port) throws IOException {
        Files.createDirectories(folder.resolve("high-water"));
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Budget ample =
                new Budget(new Rate(100_000, 100_000), new Rate(100_000, 100_000), new Rate(1 << 30, 1 << 30), 64);
        WallClock clock = new WallClock(InstantSource.system());
        clocks.add(clock);
        PrivateKey tls = rings.getFirst().founded().keysOf(party).tls();
        stations.put(
                party,
                Station.start(
                        new Station.Network(listen, tls, ample, Patience.STANDARD),
                        peers -> new NodeSetup(
                                party,
                                folder,
                                folder.resolve("high-water"),
                                clock,
                                InstantSource.system(),
                                peers,
                                Pace.REAL,
                                DurableSteps.NONE),
                        rings.stream().map(ring -> membership(ring, party)).toList()));
    }

    private static Membership membership(Ring ring, Party party) {
        Founded founded = ring.founded();
        return new Membership(
                founded.charter(),
                new CircleSetup.Keys(
                        founded.keysOf(party).log(), founded.keysOf(party).mirror()),
                List.of(ring.pack()),
                new OpenKeys(party),
                OFFICERS.stream()
                        .map(officer -> enrolment(ring, party, officer))
                        .toList());
    }

    private static Bytes enrolment(Ring ring, Party party, Credential officer) {
        List<Format> formats =
                ring.pack().formats().keySet().stream().map(Format::new).toList();
        Control statement = new Enrolment(
                new Officer(officer.officer()), key(party, officer).publicKey(), formats);
        Founded founded = ring.founded();
        return Leaf.sign(
                        statement.payload(founded.charter().charter().circle(), party, Founded.FROM),
                        List.of(founded.keysOf(party).identity()))
                .bytes();
    }

    private static PrivateKey key(Party party, Credential officer) {
        return PrivateKey.of(Hash.sha256(Bytes.utf8(officer.officer() + " officer of " + party))
                .bytes());
    }

    /** The charters name the ports before anybody listens, so they are chosen first, both at once. */
    private static SortedMap<Party, Integer> freePorts() throws IOException {
        SortedMap<Party, Integer> ports = new TreeMap<>();
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports.put(PARTIES.getFirst(), one.getLocalPort());
            ports.put(PARTIES.getLast(), other.getLocalPort());
        }
        return ports;
    }

    /** Officers whose keys lie open: unlocking a sealed one is made slow on purpose, and is not what is measured. */
    private record OpenKeys(Party party) implements parley.node.release.Officers {
        @Override
        public List<String> names() {
            return OFFICERS.stream().map(Credential::officer).toList();
        }

        @Override
        public Optional<PrivateKey> unlock(Credential credential) {
            return OFFICERS.contains(credential) ? Optional.of(key(party, credential)) : Optional.empty();
        }
    }
}
