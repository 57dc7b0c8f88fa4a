package parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.control.Control;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Officer;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Format;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.node.Membership;
import parley.node.NodeSetup;
import parley.node.Station;
import parley.node.circle.Circle;
import parley.node.circle.CircleSetup;
import parley.node.circle.Pace;
import parley.node.clock.WallClock;
import parley.node.exchange.Budget;
import parley.node.exchange.Patience;
import parley.node.release.Officers;
import parley.node.store.DurableSteps;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;

/**
 * From the moment an officer publishes an entry until all four others have cosigned it, and until the last of their
 * receipts is there, between five real nodes on the machine's clock; beside {@link BarePosts} between the same five. A
 * receipt is written at the next whole second after the entry was stored ({@link Pace#seenDelay}), so most of the second
 * time is meant to pass. Both take turns.
 */
final class Deliveries implements AutoCloseable {
    private static final int ENTRIES = 60;
    private static final int WARM_UP = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PACK = Path.of("agreements/vd11");
    private static final Format FORMAT = new Format("statement");
    private static final Credential OFFICER = new Credential("officer", "");
    private static final Party AUTHOR = new Party("XA");

    private final Founded founded;
    private final Pack pack;
    private final WallClock clock = new WallClock(InstantSource.system());
    private final List<Station> stations = new ArrayList<>();
    private final Object lock = new Object();
    private long changes;

    private Deliveries(Founded founded, Pack pack) {
        this.founded = founded;
        this.pack = pack;
    }

    /** Measures in a new folder below an existing one; gives the lines of a table. */
    static List<String> run(Path below) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(below, "deliveries-");
        Pack pack = PackLoader.load(PackFolder.read(PACK));
        SortedMap<Party, Integer> ports = freePorts();
        Founded founded = Founded.circle(ports, List.of(pack));
        try (Deliveries deliveries = new Deliveries(founded, pack);
                BarePosts bare = new BarePosts(founded)) {
            for (Party party : ports.keySet()) {
                deliveries.start(party, folder.resolve(party.code()), ports.get(party));
            }
            return deliveries.measure(bare);
        }
    }

    @Override
    public void close() {
        stations.forEach(Station::close);
        clock.close();
    }

    private List<String> measure(BarePosts bare) throws IOException, InterruptedException {
        Circle circle = author().ledger(circleId()).orElseThrow();
        try (AutoCloseable _ = author().subscribe(change -> changed())) {
            await("the nodes to meet", () -> isCosigned(circle, circle.own().releasedSize() - 1));
            List<Long> out = new ArrayList<>();
            List<Long> back = new ArrayList<>();
            List<Long> cosigned = new ArrayList<>();
            List<Long> received = new ArrayList<>();
            Random pauses = new Random(1);
            for (int i = -WARM_UP; i < ENTRIES; i++) {
                // Receipts come just after a whole second: without a pause every entry would wait for the next one
                // longest.
                LockSupport.parkNanos(pauses.nextLong(TimeUnit.SECONDS.toNanos(1)));
                long begun = System.nanoTime();
                bare.fanOut(AUTHOR);
                long there = System.nanoTime();
                bare.fanIn(AUTHOR);
                long andBack = System.nanoTime();
                long published = System.nanoTime();
                long index = publish(i);
                await("the cosignatures of entry " + index, () -> isCosigned(circle, index));
                long allCosigned = System.nanoTime();
                await("the receipts of entry " + index, () -> isReceived(circle, index));
                long allReceived = System.nanoTime();
                if (i >= 0) {
                    out.add(there - begun);
                    back.add(andBack - begun);
                    cosigned.add(allCosigned - published);
                    received.add(allReceived - published);
                }
            }
            return List.of(
                    "",
                    "| what, 5 nodes | p50, ms | p99, ms | bare posts p50, ms | p50 / bare |",
                    "| --- | ---: | ---: | ---: | ---: |",
                    line("Deliveries, published until cosigned by all", cosigned, out),
                    line("Deliveries, published until the last receipt", received, back));
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the author's node did not let go", e);
        }
    }

    private static String line(String what, List<Long> took, List<Long> bare) {
        double median = Percentile.milliseconds(took, 50);
        double limit = Percentile.milliseconds(bare, 50);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f |",
                what,
                median,
                Percentile.milliseconds(took, 99),
                limit,
                median / limit);
    }

    private long publish(int number) {
        String body = "{\"text\":\"Statement %d: the exercise goes on as notified.\"}".formatted(number);
        Draft draft = new Draft(FORMAT.name(), List.of(), Optional.empty(), Optional.empty(), List.of(), "en", body);
        return switch (author().send(circleId(), draft, List.of(OFFICER))) {
            case SendOutcome.Sent sent -> sent.entry().index();
            case SendOutcome.Ready _ -> throw new IllegalStateException("the statement was checked, not sent");
            case SendOutcome.Locked locked ->
                throw new IllegalStateException(locked.reasons().toString());
            case SendOutcome.Refused(List<String> reasons) -> throw new IllegalStateException(reasons.toString());
        };
    }

    private boolean isCosigned(Circle circle, long index) {
        return circle.peers().stream().allMatch(peer -> peer.holds() > index);
    }

    private boolean isReceived(Circle circle, long index) {
        LogId own = circle.own().store().log();
        return circle.peers().stream()
                .allMatch(peer -> circle.leaves(peer.member().code()).reversed().stream()
                        .flatMap(leaf -> leaf.seen().stream())
                        .flatMap(seen -> seen.heads().stream())
                        .anyMatch(head -> head.log().equals(own) && head.size() > index));
    }

    private parley.node.Node author() {
        return stations.getFirst().node();
    }

    private Hash circleId() {
        return founded.charter().charter().circle().hash();
    }

    private void changed() {
        synchronized (lock) {
            changes++;
            lock.notifyAll();
        }
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long known;
            synchronized (lock) {
                known = changes;
            }
            if (condition.getAsBoolean()) {
                return;
            }
            synchronized (lock) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s for " + what);
                }
                if (changes == known) {
                    lock.wait(left);
                }
            }
        }
    }

    private void start(Party party, Path folder, int port) throws IOException {
        Files.createDirectories(folder.resolve("high-water"));
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        PrivateKey officer =
                PrivateKey.of(Hash.sha256(Bytes.utf8("officer of " + party)).bytes());
        stations.add(Station.start(
                new Station.Network(listen, founded.keysOf(party).tls(), Budget.STANDARD, Patience.STANDARD),
                peers -> new NodeSetup(
                        party,
                        folder,
                        folder.resolve("high-water"),
                        clock,
                        InstantSource.system(),
                        peers,
                        Pace.REAL,
                        DurableSteps.NONE),
                List.of(new Membership(
                        founded.charter(),
                        new CircleSetup.Keys(
                                founded.keysOf(party).log(),
                                founded.keysOf(party).mirror()),
                        List.of(pack),
                        new OneOfficer(officer),
                        List.of(enrolment(party, officer))))));
    }

    private Bytes enrolment(Party party, PrivateKey officer) {
        Control statement = new Enrolment(new Officer(OFFICER.officer()), officer.publicKey(), List.of(FORMAT));
        return Leaf.sign(
                        statement.payload(founded.charter().charter().circle(), party, Founded.FROM),
                        List.of(founded.keysOf(party).identity()))
                .bytes();
    }

    /** The charter names the ports before anybody listens, so they are chosen first, all at once. */
    private static SortedMap<Party, Integer> freePorts() throws IOException {
        SortedMap<Party, Integer> ports = new TreeMap<>();
        List<ServerSocket> held = new ArrayList<>();
        for (String code : List.of("XA", "XB", "XC", "XD", "XE")) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(socket);
            ports.put(new Party(code), socket.getLocalPort());
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        return ports;
    }

    /** An officer whose key lies open: unlocking a sealed one is made slow on purpose, and is not what is measured. */
    private record OneOfficer(PrivateKey key) implements Officers {
        @Override
        public List<String> names() {
            return List.of(OFFICER.officer());
        }

        @Override
        public Optional<PrivateKey> unlock(Credential credential) {
            return OFFICER.equals(credential) ? Optional.of(key) : Optional.empty();
        }
    }
}
