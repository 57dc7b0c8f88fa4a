package parley.node.exchange;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Address;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.Member;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.circle.Formats;
import parley.ledger.circle.Judgement;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Officer;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.Format;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Subject;
import parley.ledger.json.Json;
import parley.node.circle.Circle;
import parley.node.circle.CircleListener;
import parley.node.circle.CircleSetup;
import parley.node.circle.Pace;
import parley.node.clock.WallClock;
import parley.node.log.LogStore;
import parley.node.peer.Admission;
import parley.node.peer.PeerClient;
import parley.node.peer.PeerService;
import parley.node.store.Database;
import parley.node.store.DurableSteps;
import parley.node.tls.TlsIdentity;

/**
 * Several members of one circle in one process, each with its own files, keys, listener and clients, on real sockets and
 * the real clock. A member can be cut off the network and mended while it goes on running, and can be made to lie.
 */
final class Mesh implements AutoCloseable {
    private static final Format NOTICE = new Format("notification");
    private static final Pace PACE = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Duration.ofMillis(200),
            Duration.ofSeconds(1));

    private final Path folder;
    private final SignedCharter charter;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Map<String, UnaryOperator<PeerService>> lies = new ConcurrentHashMap<>();
    private final Object changes = new Object();

    Mesh(Path folder, String... codes) throws IOException {
        this.folder = folder;
        List<Address> addresses = freeAddresses(codes.length);
        List<Member> members = new ArrayList<>();
        for (String code : codes) {
            members.add(keys(code).member(new Party(code), Kind.PARTY, List.of(addresses.get(members.size()))));
        }
        SignedCharter signed = SignedCharter.draft(new Charter(
                "mesh",
                Instant.parse("2026-03-01T09:00:00Z"),
                false,
                members,
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                new TimeQuorum.Majority(),
                1 << 30));
        for (String code : codes) {
            signed = signed.sign(new Party(code), keys(code).identity());
        }
        this.charter = signed;
    }

    Charter charter() {
        return charter.charter();
    }

    Hash id() {
        return charter().circle().hash();
    }

    /** Starts a member's node and its listener. */
    void start(String... codes) throws IOException {
        for (String code : codes) {
            running.put(code, new Running(code));
        }
    }

    Circle circle(String code) {
        return requireNonNull(running.get(code), code).circle;
    }

    /** Closes a member's listener and lets none of its calls out, while its node goes on. */
    void cut(String code) {
        requireNonNull(running.get(code), code).cut();
    }

    void mend(String code) {
        requireNonNull(running.get(code), code).mend();
    }

    /** From now on a member's node answers its peers through this; null ends it. */
    void lie(String code, UnaryOperator<PeerService> lie) {
        lies.put(code, lie);
    }

    void tellTheTruth(String code) {
        lies.remove(code);
    }

    /** Makes a member send a notice. */
    Judgement send(String code, String subject) {
        Circle circle = circle(code);
        Payload payload = Payload.of(
                        charter().circle(),
                        circle.self(),
                        Addressees.all(),
                        NOTICE,
                        charter().from(),
                        Json.members(Map.of()))
                .withSubject(new Subject(subject));
        return circle.append(Leaf.sign(payload, List.of(officer(code))));
    }

    /** A client with a member's key, to call another member's listener with. */
    PeerClient as(HttpPeers peers, String called) {
        Member member = charter().member(new Party(called)).orElseThrow();
        return peers.connect(
                id(),
                member.tls().raw(),
                List.of(java.net.URI.create("https://" + member.addresses().getFirst())));
    }

    HttpPeers callsOf(String code) {
        return new HttpPeers(TlsIdentity.of(keys(code).tls()), Patience.STANDARD);
    }

    static MemberKeys keys(String code) {
        return MemberKeys.ofSeed("mesh " + code);
    }

    /** How much of a member's log another one holds. */
    long held(String holder, String owner) {
        return circle(holder).store(new Party(owner)).size();
    }

    /** The leaves of a member's log as another one holds them. */
    List<Bytes> log(String owner, String holder) {
        LogStore store = circle(holder).store(new Party(owner));
        return store.leaves(0, store.size());
    }

    /** Up to which leaf of a member's log another one has said, in its own log, that it holds it. */
    long seen(String by, String owner) {
        String origin = charter().log(new Party(owner)).origin();
        return circle(by).leaves(new Party(by)).stream()
                .flatMap(leaf -> leaf.seen().stream())
                .flatMap(seen -> seen.heads().stream())
                .filter(head -> head.log().origin().equals(origin))
                .mapToLong(head -> head.size())
                .max()
                .orElse(0);
    }

    /** Whether everyone holds the whole of everyone's log. */
    boolean level() {
        for (String owner : running.keySet()) {
            for (String holder : running.keySet()) {
                if (held(holder, owner) < held(owner, owner)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Waits until something holds, looking again whenever a node has changed; fails after two minutes. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        synchronized (changes) {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not within two minutes: " + what + "; " + holdings());
                }
                changes.wait(100);
            }
        }
    }

    private String holdings() {
        return running.keySet().stream()
                .map(holder -> holder + " holds "
                        + running.keySet().stream()
                                .collect(Collectors.toMap(owner -> owner, owner -> held(holder, owner))))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        running.values().forEach(Running::close);
    }

    private static PrivateKey officer(String code) {
        return PrivateKey.of(Hash.sha256(Bytes.utf8("officer of " + code)).bytes());
    }

    /** Ports that nobody has: taken together, then set free for the nodes. */
    private static List<Address> freeAddresses(int count) throws IOException {
        List<ServerSocket> taken = new ArrayList<>();
        List<Address> addresses = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            taken.add(socket);
            addresses.add(new Address("127.0.0.1", socket.getLocalPort()));
        }
        for (ServerSocket socket : taken) {
            socket.close();
        }
        return addresses;
    }

    /** One member's node. */
    private final class Running implements Admission, CircleListener, AutoCloseable {
        private final String code;
        private final TlsIdentity identity;
        private final HttpPeers calls;
        private final WallClock clock = new WallClock(InstantSource.system());
        private final Database database;
        private final Circle circle;
        private final Map<Bytes, Member> members = new LinkedHashMap<>();
        private volatile boolean cut;
        private ExchangeServer server;

        Running(String code) throws IOException {
            this.code = code;
            charter().members().forEach(member -> members.put(member.tls().raw(), member));
            identity = TlsIdentity.of(Mesh.keys(code).tls());
            calls = new HttpPeers(identity, Patience.STANDARD);
            Path home = Files.createDirectories(folder.resolve(code));
            Path highWater = Files.createDirectories(home.resolve("high-water"));
            database = Database.open(home.resolve("record.db"), "parley/node/store/record", DurableSteps.NONE);
            CircleSetup setup = new CircleSetup(
                    charter,
                    new Party(code),
                    new CircleSetup.Keys(Mesh.keys(code).log(), Mesh.keys(code).mirror()),
                    Formats.of(Map.of(NOTICE.name(), 1)),
                    new CircleSetup.Machine(
                            database,
                            highWater,
                            Hash.sha256(Bytes.utf8(code)).hex().substring(0, 32),
                            clock,
                            InstantSource.system(),
                            (id, tls, addresses) -> new Gated(calls.connect(id, tls, addresses)),
                            PACE,
                            DurableSteps.NONE));
            Circle.join(setup);
            circle = Circle.open(setup, this);
            circle.append(Leaf.sign(
                    new Enrolment(new Officer("duty officer"), officer(code).publicKey(), List.of(NOTICE))
                            .payload(
                                    charter().circle(), circle.self(), charter().from()),
                    List.of(Mesh.keys(code).identity())));
            server = listen();
            circle.start();
        }

        private ExchangeServer listen() {
            Address address =
                    charter().member(new Party(code)).orElseThrow().addresses().getFirst();
            return ExchangeServer.start(
                    new InetSocketAddress(address.host(), address.port()),
                    identity,
                    this,
                    Budget.STANDARD,
                    Patience.STANDARD,
                    InstantSource.system(),
                    new Traffic());
        }

        synchronized void cut() {
            cut = true;
            server.close();
        }

        synchronized void mend() {
            server = listen();
            cut = false;
        }

        @Override
        public Set<Bytes> keys() {
            return members.keySet();
        }

        @Override
        public Optional<PeerService> admit(Hash circleId, Bytes tls) {
            return Optional.ofNullable(members.get(tls))
                    .filter(member -> circleId.equals(id()))
                    .flatMap(circle::service)
                    .map(service -> lies.getOrDefault(code, honest -> honest).apply(service));
        }

        @Override
        public void stored() {
            changed();
        }

        @Override
        public void cosigned() {
            changed();
        }

        @Override
        public void peers() {
            changed();
        }

        private void changed() {
            synchronized (changes) {
                changes.notifyAll();
            }
        }

        @Override
        public synchronized void close() {
            server.close();
            circle.close();
            calls.close();
            clock.close();
            database.close();
        }

        /** Lets a call through unless this member is cut off. */
        private final class Gated implements PeerClient {
            private final PeerClient open;

            Gated(PeerClient open) {
                this.open = open;
            }

            private PeerClient open() throws IOException {
                if (cut) {
                    throw new IOException(code + " is cut off");
                }
                return open;
            }

            @Override
            public parley.node.peer.CheckpointAnswer addCheckpoint(Bytes request)
                    throws IOException, InterruptedException {
                return open().addCheckpoint(request);
            }

            @Override
            public Optional<Bytes> checkpoint(Hash log) throws IOException, InterruptedException {
                return open().checkpoint(log);
            }

            @Override
            public Optional<Bytes> tile(Hash log, String path) throws IOException, InterruptedException {
                return open().tile(log, path);
            }

            @Override
            public Optional<Bytes> bundle(Hash log, long number, int width) throws IOException, InterruptedException {
                return open().bundle(log, number, width);
            }

            @Override
            public Instant ping() throws IOException, InterruptedException {
                return open().ping();
            }
        }
    }
}
