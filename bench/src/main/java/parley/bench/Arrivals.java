package parley.bench;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
import parley.ledger.entry.Party;
import parley.ledger.tile.TilePath;
import parley.node.Membership;
import parley.node.Node;
import parley.node.NodeSetup;
import parley.node.circle.CircleSetup;
import parley.node.circle.Pace;
import parley.node.clock.NodeClock;
import parley.node.clock.SimulatedClock;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;
import parley.node.peer.PeerService;
import parley.node.release.Officers;
import parley.node.store.DurableSteps;
import parley.node.view.AsKnown;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;

/**
 * What a node spends on its findings when one entry arrives in a circle with many, and then its receipts; beside what it
 * spent before findings were kept, when everything was assessed from scratch, of the same circle in the same run. Three
 * nodes with their own files, joined without a network, under a simulated clock. One entry in a hundred is a notice of an
 * exercise under Vienna Document 2011, the others are statements.
 *
 * <p>The sizes are {@code parley.entries}, such as {@code 1000,10000}; how often from scratch, {@code parley.rounds}.
 */
final class Arrivals implements AutoCloseable {
    private static final String SIZES = System.getProperty("parley.entries", "1000,10000");
    private static final int ROUNDS = Integer.getInteger("parley.rounds", 1);
    private static final int ARRIVALS = 21;
    private static final int TOGETHER = 900;
    private static final int NOTICES = 100;
    private static final List<Credential> OFFICERS =
            List.of(new Credential("first officer", ""), new Credential("second officer", ""));

    private final Pack pack = PackLoader.load(PackFolder.read(Path.of("agreements/vd11")));
    private final Founded founded;
    private final SimulatedClock clock = new SimulatedClock(Founded.FROM);
    private final Map<Party, Node> nodes = new ConcurrentHashMap<>();
    private final List<Long> assessments = new ArrayList<>();
    private Instant now = Founded.FROM;
    private int sent;

    private Arrivals() {
        SortedMap<Party, Integer> ports = new TreeMap<>();
        List.of("XA", "XB", "XC").forEach(code -> ports.put(new Party(code), 1));
        this.founded = Founded.circle(ports, List.of(pack));
    }

    static void run(Path below) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(below, "arrivals-");
        say("| entries | findings | arrival of | p50, ms | slowest, ms | from scratch, ms | scratch / p50 |");
        say("| ---: | ---: | --- | ---: | ---: | ---: | ---: |");
        try (Arrivals arrivals = new Arrivals()) {
            for (Party party : arrivals.founded.keys().keySet()) {
                arrivals.start(party, folder.resolve(party.code()));
            }
            for (String size : SIZES.split(",", -1)) {
                arrivals.measure(Integer.parseInt(size));
            }
        }
    }

    @Override
    public void close() {
        clock.close();
        nodes.values().forEach(Node::close);
    }

    private void measure(int entries) throws InterruptedException {
        while (sent < entries) {
            int end = Math.min(entries, sent + TOGETHER);
            parties().parallelStream().forEach(author -> {
                for (int number = sent; number < end; number++) {
                    if (author.equals(author(number))) {
                        send(number, number % NOTICES == 0);
                    }
                }
            });
            sent = end;
            settle();
        }
        List<Long> statements = arrivals(false);
        List<Long> notices = arrivals(true);
        List<Long> scratch = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            found = reader().findings(circle(), new AsKnown.Now(), now)
                    .orElseThrow()
                    .size();
            scratch.add(System.nanoTime() - begun);
        }
        row(entries, found, "a statement", statements, scratch);
        row(entries, found, "a notice", notices, scratch);
    }

    /** What each of some arrivals costs, with all receipts of it. */
    private List<Long> arrivals(boolean notices) throws InterruptedException {
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < ARRIVALS; i++) {
            takeAssessments();
            send(sent, notices);
            sent++;
            settle();
            arrivals.add(takeAssessments().stream().mapToLong(Long::longValue).sum());
        }
        return arrivals;
    }

    private static void row(int entries, int found, String what, List<Long> arrivals, List<Long> scratch) {
        double arrival = Percentile.milliseconds(arrivals, 50);
        double whole = Percentile.milliseconds(scratch, 50);
        say(
                "| %,d | %,d | %s | %.2f | %.2f | %,.0f | %,.0f |",
                entries, found, what, arrival, Percentile.milliseconds(arrivals, 100), whole, whole / arrival);
    }

    /** An exercise of another day each, so that no two meet. */
    private void send(int number, boolean notice) {
        Party author = author(number);
        Draft draft = notice ? notice(author, number) : statement(number);
        int officers = pack.format(draft.format()).orElseThrow().release();
        if (!(node(author).send(circle(), draft, OFFICERS.subList(0, officers)) instanceof SendOutcome.Sent)) {
            throw new IllegalStateException("entry " + number + " is refused");
        }
    }

    private Party author(int number) {
        return parties().get(number % parties().size());
    }

    private List<Party> parties() {
        return List.copyOf(founded.keys().keySet());
    }

    private static Draft statement(int number) {
        String body = "{\"text\":\"Statement %d: the exercise goes on as notified.\"}".formatted(number);
        return new Draft("statement", List.of(), Optional.empty(), Optional.empty(), List.of(), "en", body);
    }

    private static Draft notice(Party host, int number) {
        String subject = host + "/" + (number + 1);
        LocalDate start = LocalDate.of(2026, 6, 1).plusDays(number);
        String body = ("{\"activity\":\"%s\",\"designation\":\"Tide\",\"hosts\":[\"%s\"],\"form\":\"exercise\","
                        + "\"start\":\"%s\",\"end\":\"%s\",\"contingents\":[{\"party\":\"%s\",\"state\":\"%s\",\"from\":\"%s\","
                        + "\"to\":\"%s\",\"troops\":14000,\"tanks\":0,\"acv\":0,\"artillery\":0,\"brigades\":2,"
                        + "\"divisional\":false}],\"area\":{\"accuracyMetres\":1000,\"points\":[[361000000,-381000000],"
                        + "[361000000,-379000000],[359000000,-379000000]]}}")
                .formatted(subject, host, start, start.plusDays(4), host, host, start, start.plusDays(4));
        return new Draft("notification", List.of(), Optional.of(subject), Optional.empty(), List.of(), "en", body);
    }

    /** Everybody has everything, has said so, and has assessed it; a minute has passed. */
    private void settle() throws InterruptedException {
        now = now.plusSeconds(60);
        clock.horizon(now);
        clock.awaitQuiet();
    }

    private List<Long> takeAssessments() {
        synchronized (assessments) {
            List<Long> taken = List.copyOf(assessments);
            assessments.clear();
            return taken;
        }
    }

    private Node reader() {
        return node(new Party("XB"));
    }

    private Node node(Party party) {
        return Optional.ofNullable(nodes.get(party)).orElseThrow();
    }

    private Hash circle() {
        return founded.charter().charter().circle().hash();
    }

    private void start(Party party, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("high-water"));
        Node node = Node.open(
                new NodeSetup(
                        party,
                        folder,
                        folder.resolve("high-water"),
                        party.code().equals("XB") ? new Timed() : clock,
                        InstantSource.system(),
                        (_, tls, _) -> new Neighbour(party, tls),
                        Pace.WORLD,
                        DurableSteps.NONE),
                List.of(new Membership(
                        founded.charter(),
                        new CircleSetup.Keys(
                                founded.keysOf(party).log(),
                                founded.keysOf(party).mirror()),
                        List.of(pack),
                        new Open(party),
                        OFFICERS.stream()
                                .map(officer -> enrolment(party, officer.officer()))
                                .toList())));
        nodes.put(party, node);
        node.start();
    }

    private Bytes enrolment(Party party, String officer) {
        List<Format> formats = List.of(new Format("notification"), new Format("statement"));
        Control statement =
                new Enrolment(new Officer(officer), key(party, officer).publicKey(), formats);
        return Leaf.sign(
                        statement.payload(founded.charter().charter().circle(), party, Founded.FROM),
                        List.of(founded.keysOf(party).identity()))
                .bytes();
    }

    private static PrivateKey key(Party party, String officer) {
        return PrivateKey.of(Hash.sha256(Bytes.utf8(officer + " of " + party)).bytes());
    }

    @FormatMethod
    private static void say(@FormatString String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** The common clock, and how long each assessment takes. */
    private final class Timed implements NodeClock {
        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public Timer at(Instant due, Phase phase, Runnable task) {
            return clock.at(due, phase, phase == Phase.ASSESS ? () -> time(task) : task);
        }

        private void time(Runnable task) {
            long begun = System.nanoTime();
            task.run();
            synchronized (assessments) {
                assessments.add(System.nanoTime() - begun);
            }
        }

        @Override
        public void afterPhase(Runnable task) {
            clock.afterPhase(task);
        }

        @Override
        public Work work(String name) {
            return clock.work(name);
        }

        @Override
        public void close() {
            // the common one is closed by whoever made it
        }
    }

    /** Officers whose keys lie open: unlocking a sealed one is made slow on purpose, and is not what is measured. */
    private record Open(Party party) implements Officers {
        @Override
        public List<String> names() {
            return OFFICERS.stream().map(Credential::officer).toList();
        }

        @Override
        public Optional<PrivateKey> unlock(Credential credential) {
            return OFFICERS.contains(credential) ? Optional.of(key(party, credential.officer())) : Optional.empty();
        }
    }

    /** A member as another one reaches it, without a network. */
    private final class Neighbour implements PeerClient {
        private final Party caller;
        private final Bytes called;

        Neighbour(Party caller, Bytes called) {
            this.caller = caller;
            this.called = called;
        }

        @Override
        public CheckpointAnswer addCheckpoint(Bytes request) throws IOException {
            return service().addCheckpoint(request);
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
            return file(log, new TilePath.Bundle(number, width).print());
        }

        @Override
        public Instant ping() throws IOException {
            service();
            return Instant.now();
        }

        private Optional<Bytes> file(Hash log, String path) throws IOException {
            return service().read(log.hex() + "/" + path).map(PeerService.Resource::content);
        }

        private PeerService service() throws IOException {
            Party party = founded.charter().charter().members().stream()
                    .filter(member -> member.tls().raw().equals(called))
                    .findFirst()
                    .orElseThrow()
                    .code();
            Node node = nodes.get(party);
            if (node == null) {
                throw new IOException(party + " has not started");
            }
            return node.admit(circle(), founded.keysOf(caller).tls().publicKey().raw())
                    .orElseThrow();
        }
    }
}
