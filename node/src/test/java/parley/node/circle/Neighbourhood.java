package parley.node.circle;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.circle.Formats;
import parley.ledger.circle.Judgement;
import parley.ledger.control.Control;
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
import parley.node.clock.NodeClock;
import parley.node.log.LogStore;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;
import parley.node.peer.PeerService;
import parley.node.store.Database;
import parley.node.store.DurableSteps;

/**
 * Several members of one circle in one process, each with its own files, joined without a network: a call goes straight
 * to the other's service, or fails when that member is down.
 */
final class Neighbourhood implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Format NOTICE = new Format("notification");

    private final Path folder;
    private final NodeClock clock;
    private final SignedCharter charter;
    private final Map<Party, Circle> running = new ConcurrentHashMap<>();
    private final Map<Party, Circle> cutOff = new ConcurrentHashMap<>();
    private final Map<Party, Database> databases = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();

    Neighbourhood(Path folder, NodeClock clock, String... codes) {
        this.folder = folder;
        this.clock = clock;
        Charter text = new Charter(
                "test",
                START,
                false,
                List.of(codes).stream()
                        .map(code -> keys(new Party(code)).member(new Party(code), Kind.PARTY, List.of()))
                        .toList(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                new TimeQuorum.Majority(),
                1 << 30);
        SignedCharter signed = SignedCharter.draft(text);
        for (Party code : text.codes()) {
            signed = signed.sign(code, keys(code).identity());
        }
        this.charter = signed;
    }

    Charter charter() {
        return charter.charter();
    }

    /** Starts a member's node, for the first time or again. */
    Circle start(String code, DurableSteps steps) {
        Party party = new Party(code);
        try {
            Path home = Files.createDirectories(folder.resolve(code));
            Files.createDirectories(home.resolve("high-water"));
            Database database = Database.open(home.resolve("record.db"), "parley/node/store/record", steps);
            databases.put(party, database);
            CircleSetup setup = setup(party, home, database, steps);
            Circle.join(setup);
            Circle circle = Circle.open(setup, new Deaf());
            running.put(party, circle);
            enrol(circle);
            circle.start();
            return circle;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Circle start(String code) {
        return start(code, DurableSteps.NONE);
    }

    Circle circle(String code) {
        return requireNonNull(running.get(new Party(code)), code + " is down");
    }

    /** From now on nobody reaches this node and it reaches nobody, while it still believes to run. */
    void cutOff(String code) {
        Circle circle = running.remove(new Party(code));
        if (circle != null) {
            cutOff.put(new Party(code), circle);
        }
    }

    boolean isUp(String code) {
        return running.containsKey(new Party(code));
    }

    /** Ends a node as a crash would: nothing is said to anyone. */
    void stop(String code) {
        Party party = new Party(code);
        for (Map<Party, Circle> circles : List.of(running, cutOff)) {
            Circle circle = circles.remove(party);
            if (circle != null) {
                circle.close();
            }
        }
        Database database = databases.remove(party);
        if (database != null) {
            database.close();
        }
    }

    /** Makes a member send a notice. */
    Judgement send(String code, String subject) {
        Circle circle = circle(code);
        Payload payload = Payload.of(
                        charter().circle(),
                        circle.self(),
                        Addressees.all(),
                        NOTICE,
                        clock.instant(),
                        Json.members(Map.of()))
                .withSubject(new Subject(subject));
        return circle.append(Leaf.sign(payload, List.of(officer(circle.self()))));
    }

    /** The leaves of one member's log as another member holds them. */
    List<Bytes> log(String owner, String holder) {
        LogStore store = circle(holder).store(new Party(owner));
        return store.leaves(0, store.size());
    }

    @Override
    public void close() {
        for (Party party : charter().codes()) {
            stop(party.code());
        }
    }

    private void enrol(Circle circle) {
        Control enrolment = new Enrolment(
                new Officer("duty officer"), officer(circle.self()).publicKey(), List.of(NOTICE));
        Leaf leaf = Leaf.sign(
                enrolment.payload(charter().circle(), circle.self(), START),
                List.of(keys(circle.self()).identity()));
        if (circle.append(leaf) instanceof Judgement.VoidLeaf refused) {
            throw new IllegalStateException(refused.detail());
        }
    }

    private CircleSetup setup(Party party, Path home, Database database, DurableSteps steps) {
        MemberKeys keys = keys(party);
        return new CircleSetup(
                charter,
                party,
                new CircleSetup.Keys(keys.log(), keys.mirror()),
                Formats.of(Map.of(NOTICE.name(), 1)),
                new CircleSetup.Machine(
                        database,
                        home.resolve("high-water"),
                        Hash.sha256(Bytes.utf8(party.code())).hex().substring(0, 32),
                        clock,
                        InstantSource.system(),
                        (circle, tls, addresses) -> new Neighbour(party, tls),
                        Pace.WORLD,
                        steps));
    }

    private static MemberKeys keys(Party party) {
        return MemberKeys.ofSeed("test " + party);
    }

    private static PrivateKey officer(Party party) {
        return PrivateKey.of(Hash.sha256(Bytes.utf8("officer of " + party)).bytes());
    }

    @FunctionalInterface
    private interface Call<T> {
        T make() throws IOException;
    }

    /** A member as another one reaches it. */
    private final class Neighbour implements PeerClient {
        private final Party caller;
        private final Party called;

        Neighbour(Party caller, Bytes tls) {
            this.caller = caller;
            this.called = charter().members().stream()
                    .filter(member -> member.tls().raw().equals(tls))
                    .findFirst()
                    .orElseThrow()
                    .code();
        }

        @Override
        public CheckpointAnswer addCheckpoint(Bytes request) throws IOException {
            CheckpointAnswer answer = answered(() -> service().addCheckpoint(request));
            if (answer.status() == 403 || answer.status() == 422) {
                refusals.add(answer.toString());
            }
            return answer;
        }

        @Override
        public Optional<Bytes> checkpoint(Hash log) throws IOException {
            return file(log, "checkpoint");
        }

        @Override
        public Optional<Bytes> tile(Hash log, String path) throws IOException {
            return file(log, path);
        }

        @Override
        public Optional<Bytes> bundle(Hash log, long number, int width) throws IOException {
            return file(log, new parley.ledger.tile.TilePath.Bundle(number, width).print());
        }

        @Override
        public Instant ping() throws IOException {
            service();
            return Instant.now();
        }

        private Optional<Bytes> file(Hash log, String path) throws IOException {
            return answered(() -> service().read(log.hex() + "/" + path).map(PeerService.Resource::content));
        }

        /** A bug or a death over there is no answer here. */
        private static <T> T answered(Call<T> call) throws IOException {
            try {
                return call.make();
            } catch (RuntimeException e) {
                throw new IOException("no answer", e);
            }
        }

        private PeerService service() throws IOException {
            Circle circle = running.get(called);
            if (circle == null || !running.containsKey(caller)) {
                throw new IOException(called + " is down");
            }
            return circle.service(charter().member(caller).orElseThrow()).orElseThrow();
        }
    }

    /** Checkpoints that anyone has refused as forged or inconsistent. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    private static final class Deaf implements CircleListener {
        @Override
        public void stored() {}

        @Override
        public void cosigned() {}

        @Override
        public void peers() {}
    }
}
