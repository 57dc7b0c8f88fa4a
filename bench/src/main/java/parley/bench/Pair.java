package parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
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
import parley.node.project.Translation;
import parley.node.store.DurableSteps;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryView;
import parley.node.view.SendOutcome;

/** Two real nodes on the machine's clock, which write to each other what parties do. */
final class Pair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final List<Party> PARTIES = List.of(new Party("XA"), new Party("XB"));
    private static final List<Credential> OFFICERS = List.of(new Credential("first", ""), new Credential("second", ""));

    /** So many send at once, so that several entries become durable together. */
    private static final int WRITERS = 32;

    /** What a visit consists of. */
    private static final Set<String> VISITS =
            Set.of("inspection-request", "inspection-reply", "arrival", "departure", "inspection-report");

    private static final Map<String, Map<String, Data>> FURTHER = Map.of(
            "notification",
            Map.of("area", area()),
            "inspection-request",
            Map.of(
                    "area", area(),
                    "pointOfEntry", new Data.Text("The harbour"),
                    "transport", new Data.Text("By sea"),
                    "means", new Data.Text("ground")));

    private final Founded founded;
    private final Pack pack;
    private final WallClock clock = new WallClock(InstantSource.system());
    private final List<Station> stations = new ArrayList<>();
    private final AtomicLong statements = new AtomicLong();
    private final Iterator<Drafts.Draft> drafts;

    private Pair(Founded founded, Pack pack) {
        this.founded = founded;
        this.pack = pack;
        this.drafts = drafts();
    }

    /** Founds their circle and starts both. */
    static Pair start(Path folder, Pack pack) throws IOException {
        SortedMap<Party, Integer> ports = new TreeMap<>();
        for (Party party : PARTIES) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ports.put(party, socket.getLocalPort());
            }
        }
        Pair pair = new Pair(Founded.circle(ports, List.of(pack)), pack);
        for (var listen : ports.entrySet()) {
            pair.start(listen.getKey(), folder.resolve(listen.getKey().code()), listen.getValue());
        }
        return pair;
    }

    /** The first one's node. */
    Node node() {
        return stations.getFirst().node();
    }

    /** Writes so many entries, and waits until the first has all receipts and findings that follow from them. */
    void write(int entries) throws InterruptedException {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<CompletableFuture<Void>> sent = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                Drafts.Draft draft = drafts.next();
                sent.add(CompletableFuture.runAsync(() -> send(draft), writers));
            }
            sent.forEach(CompletableFuture::join);
        }
        await(() -> received() == entries);
        await(() -> !node().circle(circle()).orElseThrow().findings().isEmpty());
    }

    /** Writes one entry more; it is durable, and nobody has answered yet. */
    void writeOne() {
        send(drafts.next());
    }

    /** The second one states something, of which nothing is judged. */
    void say(String text) {
        Draft draft = new Draft(
                "statement",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "en",
                Translation.json(new Data.Members(Map.of("text", new Data.Text(text))))
                        .print()
                        .utf8());
        send(stations.getLast().node(), draft);
    }

    @Override
    public void close() {
        stations.forEach(Station::close);
        clock.close();
    }

    private long received() {
        return node().circle(circle()).orElseThrow().entries().stream()
                .filter(EntryView::counts)
                .filter(entry -> entry.receipts().stream()
                        .allMatch(receipt -> receipt.at().isPresent()))
                .count();
    }

    private void send(Drafts.Draft draft) {
        Node author =
                stations.get(PARTIES.indexOf(new Party(draft.author().code()))).node();
        Draft whole = new Draft(
                draft.format(),
                draft.to().stream().map(parley.agreement.value.Party::code).toList(),
                draft.subject(),
                Optional.empty(),
                List.of(),
                "en",
                Translation.json(whole(draft)).print().utf8());
        send(author, whole);
    }

    private void send(Node author, Draft draft) {
        int signatures =
                Objects.requireNonNull(pack.formats().get(draft.format())).release();
        if (!(author.send(circle(), draft, OFFICERS.subList(0, signatures)) instanceof SendOutcome.Sent)) {
            throw new IllegalStateException("not sent: " + author.check(circle(), draft) + " " + draft);
        }
    }

    /** The body of a draft with those items of its form on which nothing is judged in a benchmark of findings. */
    private Data whole(Drafts.Draft draft) {
        Map<String, Data> body = new LinkedHashMap<>(draft.body());
        if (draft.format().equals("statement")) { // two that say the same in the same second would be one entry
            body.put("text", new Data.Text("Nothing new, " + statements.incrementAndGet()));
        }
        FURTHER.getOrDefault(draft.format(), Map.of()).forEach(body::putIfAbsent);
        return new Data.Members(body);
    }

    private static Data area() {
        List<Data> points = Stream.of(
                        new long[] {361_000_000, -381_000_000},
                        new long[] {361_000_000, -379_000_000},
                        new long[] {359_000_000, -379_000_000})
                .<Data>map(point -> new Data.Items(List.of(new Data.Whole(point[0]), new Data.Whole(point[1]))))
                .toList();
        return new Data.Members(Map.of("accuracyMetres", new Data.Whole(1_000), "points", new Data.Items(points)));
    }

    private Hash circle() {
        return founded.charter().charter().circle().hash();
    }

    /**
     * Without end, year after year, what stands for itself: corrections and withdrawals would need what they name. Visits are
     * those of the first year alone: all is written today, and no quota of one year is asked for thousands of times.
     */
    private static Iterator<Drafts.Draft> drafts() {
        List<parley.agreement.value.Party> parties = PARTIES.stream()
                .map(party -> new parley.agreement.value.Party(party.code()))
                .toList();
        Drafts stories = new Drafts(new Random(1), parties);
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return IntStream.iterate(0, year -> year + 1)
                .boxed()
                .flatMap(year -> stories
                        .write(
                                from.plus(Duration.ofDays(365L * year)),
                                from.plus(Duration.ofDays(365L * (year + 1))),
                                1_000)
                        .stream()
                        .filter(draft -> year == 0 || !VISITS.contains(draft.format())))
                .filter(draft -> draft.about().isEmpty())
                .iterator();
    }

    private void start(Party party, Path folder, int port) throws IOException {
        Files.createDirectories(folder.resolve("high-water"));
        InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Budget ample =
                new Budget(new Rate(100_000, 100_000), new Rate(100_000, 100_000), new Rate(1 << 30, 1 << 30), 64);
        stations.add(Station.start(
                new Station.Network(listen, founded.keysOf(party).tls(), ample, Patience.STANDARD),
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
                        new OpenKeys(party),
                        OFFICERS.stream()
                                .map(officer -> enrolment(party, officer))
                                .toList()))));
    }

    private Bytes enrolment(Party party, Credential officer) {
        List<Format> formats = pack.formats().keySet().stream().map(Format::new).toList();
        Control statement = new Enrolment(
                new Officer(officer.officer()), key(party, officer).publicKey(), formats);
        return Leaf.sign(
                        statement.payload(founded.charter().charter().circle(), party, Founded.FROM),
                        List.of(founded.keysOf(party).identity()))
                .bytes();
    }

    private static PrivateKey key(Party party, Credential officer) {
        return PrivateKey.of(Hash.sha256(Bytes.utf8(officer.officer() + " officer of " + party))
                .bytes());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE + " in vain");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
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
