package parley.node.world;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.MemberKeys;
import parley.ledger.control.Control;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Officer;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.crypto.PublicKey;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.Format;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.node.Membership;
import parley.node.Node;
import parley.node.NodeSetup;
import parley.node.Station;
import parley.node.circle.CircleSetup;
import parley.node.circle.Pace;
import parley.node.clock.NodeClock;
import parley.node.exchange.Budget;
import parley.node.exchange.Patience;
import parley.node.exchange.Rate;
import parley.node.release.Officers;
import parley.node.store.DurableSteps;
import parley.node.view.AsKnown;
import parley.node.view.Change;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EvidenceView;
import parley.node.view.FindingView;
import parley.node.view.Foresight;
import parley.node.view.LeafProof;
import parley.node.view.LedgerView;
import parley.node.view.NodeView;
import parley.node.view.OfficerKey;
import parley.node.view.Proved;
import parley.node.view.SavedDraft;
import parley.node.view.SendOutcome;
import parley.node.view.StoppedException;
import parley.node.view.TimetableView;
import parley.node.view.Typed;
import parley.node.view.Upkeep;
import parley.node.view.Vitals;
import parley.node.view.countersign.Countersigning;
import parley.node.view.office.OfficeView;
import parley.node.view.verify.StoreVerification;

/**
 * One party's node in a world. It can be stopped and started again, as the case says; whoever looks at it while it is
 * stopped sees what stood last. Thread-safe, but for starting and stopping.
 */
public final class WorldNode implements NodeView {
    /** Enough of them for every format: each party of a world has two officers, whose passphrase is empty. */
    static final List<Credential> OFFICERS =
            List.of(new Credential("first officer", ""), new Credential("second officer", ""));

    /** Whole years pass in seconds here: nobody is to be told to come back later. */
    private static final Budget BUDGET =
            new Budget(new Rate(100_000, 100_000), new Rate(100_000, 100_000), new Rate(1 << 30, 1 << 30), 64);

    private final Party party;
    private final List<Seat> seats;
    private final NodeClock clock;
    private final InetSocketAddress listen;
    private final Path folder;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Station station;
    private volatile Map<Hash, Last> last = Map.of();

    /** A circle that this party is in, and its keys there; the TLS key is the same in all of them. */
    record Seat(WorldCircle circle, MemberKeys keys) {
        boolean witnesses(Party party) {
            return circle.plan().witnesses().contains(party);
        }
    }

    /** What stood last in a circle, when the node was stopped. */
    private record Last(CircleView view, Map<FindingView, Proved> proved) {}

    /** A node with at least one seat, its circles in the order of the seats. */
    WorldNode(Party party, List<Seat> seats, NodeClock clock, InetSocketAddress listen, Path folder) {
        this.party = party;
        this.seats = List.copyOf(seats);
        this.clock = clock;
        this.listen = listen;
        this.folder = folder;
    }

    /** Starts the node, for the first time or again; does nothing while it runs. */
    public void start() {
        if (station != null) {
            return;
        }
        try {
            Files.createDirectories(folder.resolve("high-water"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data folder of " + party, e);
        }
        Station started = Station.start(
                new Station.Network(listen, seats.getFirst().keys().tls(), BUDGET, Patience.STANDARD),
                peers -> new NodeSetup(
                        party,
                        folder,
                        folder.resolve("high-water"),
                        clock,
                        InstantSource.system(),
                        peers,
                        Pace.WORLD,
                        DurableSteps.NONE),
                seats.stream().map(this::membership).toList());
        started.node().subscribe(change -> listeners.forEach(listener -> listener.accept(change)));
        station = started;
    }

    /** Stops the node; does nothing while it is stopped. */
    public void stop() {
        Station running = station;
        if (running != null) {
            Map<Hash, Last> stood = new LinkedHashMap<>();
            seats.stream()
                    .map(seat -> seat.circle().id())
                    .forEach(circle -> running.node()
                            .circle(circle)
                            .ifPresent(view -> stood.put(circle, last(running.node(), circle, view))));
            last = Collections.unmodifiableMap(stood);
            station = null;
            running.close();
        }
    }

    private static Last last(Node running, Hash circle, CircleView view) {
        Map<FindingView, Proved> all = new HashMap<>();
        view.findings()
                .forEach(finding -> running.prove(circle, finding).ifPresent(proved -> all.put(finding, proved)));
        return new Last(view, Collections.unmodifiableMap(all));
    }

    /** Whether the node runs now. */
    public boolean isRunning() {
        return station != null;
    }

    /** The running node; empty while it is stopped. */
    public Optional<Node> node() {
        return Optional.ofNullable(station).map(Station::node);
    }

    /** Where its peers reach it. */
    public InetSocketAddress exchange() {
        return listen;
    }

    @Override
    public String party() {
        return party.code();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public List<CircleSummary> circles() {
        return node().map(Node::circles)
                .orElseGet(() -> last.values().stream()
                        .map(then -> then.view().summary())
                        .toList());
    }

    @Override
    public Optional<Proved> prove(Hash circle, FindingView finding) {
        return node().map(node -> node.prove(circle, finding))
                .orElseGet(() -> Optional.ofNullable(last.get(circle))
                        .flatMap(then -> Optional.ofNullable(then.proved().get(finding))));
    }

    @Override
    public List<Proved> prove(Hash circle, List<FindingView> findings) {
        return node().map(node -> node.prove(circle, findings)).orElseGet(() -> NodeView.super.prove(circle, findings));
    }

    @Override
    public Optional<Foresight> foresee(Hash circle, Draft draft) {
        return node().flatMap(node -> node.foresee(circle, draft));
    }

    /** Of a stopped node nothing can be asked but what stood last. */
    @Override
    public Optional<List<Finding>> findings(Hash circle, AsKnown known, Instant at) {
        return node().flatMap(node -> node.findings(circle, known, at));
    }

    @Override
    public Optional<LeafProof> leaf(Hash circle, String party, int epoch, long index) {
        return node().flatMap(node -> node.leaf(circle, party, epoch, index));
    }

    @Override
    public Optional<LedgerView> logs(Hash circle) {
        return node().flatMap(node -> node.logs(circle));
    }

    @Override
    public Optional<EvidenceView> evidence(Hash circle, String party, int epoch, long index, boolean late) {
        return node().flatMap(node -> node.evidence(circle, party, epoch, index, late));
    }

    @Override
    public Optional<CircleView> circle(Hash circle) {
        return node().map(node -> node.circle(circle))
                .orElseGet(() -> Optional.ofNullable(last.get(circle)).map(Last::view));
    }

    @Override
    public List<Pack> packs(Hash circle) {
        return seat(circle).map(seat -> seat.circle().plan().packs()).orElse(List.of());
    }

    @Override
    public List<String> officers(Hash circle) {
        return seat(circle)
                .filter(seat -> !seat.witnesses(party))
                .map(_ -> OFFICERS.stream().map(Credential::officer).toList())
                .orElse(List.of());
    }

    @Override
    public SendOutcome check(Hash circle, Draft draft) {
        return node().map(node -> node.check(circle, draft)).orElse(stopped());
    }

    @Override
    public Optional<TimetableView> timetable(Hash circle) {
        return node().flatMap(node -> node.timetable(circle));
    }

    @Override
    public Optional<TimetableView> timetable(Hash circle, Draft draft) {
        return node().flatMap(node -> node.timetable(circle, draft));
    }

    @Override
    public SendOutcome send(Hash circle, Draft draft, List<Credential> officers) {
        return node().map(node -> node.send(circle, draft, officers)).orElse(stopped());
    }

    @Override
    public List<SavedDraft> drafts(Hash circle) {
        return node().map(node -> node.drafts(circle)).orElse(List.of());
    }

    @Override
    public Optional<SavedDraft> draft(Hash circle, String name) {
        return node().flatMap(node -> node.draft(circle, name));
    }

    @Override
    public Optional<String> beginDraft(Hash circle, Typed typed) {
        return running().beginDraft(circle, typed);
    }

    @Override
    public boolean saveDraft(Hash circle, String name, Typed typed) {
        return running().saveDraft(circle, name, typed);
    }

    @Override
    public boolean dropDraft(Hash circle, String name) {
        return running().dropDraft(circle, name);
    }

    @Override
    public void dropSent(Hash circle, String name, Typed sent) {
        running().dropSent(circle, name, sent);
    }

    @Override
    public Optional<Countersigning> countersigning() {
        return node().flatMap(Node::countersigning);
    }

    @Override
    public Optional<OfficeView> office() {
        return node().flatMap(Node::office);
    }

    @Override
    public Optional<Vitals> vitals(Hash circle) {
        return node().flatMap(node -> node.vitals(circle));
    }

    @Override
    public Optional<Upkeep> upkeep() {
        return node().flatMap(Node::upkeep);
    }

    @Override
    public Optional<StoreVerification> verification() {
        return node().flatMap(Node::verification);
    }

    @Override
    public Optional<List<OfficerKey>> officerKeys(Hash circle) {
        return node().flatMap(node -> node.officerKeys(circle));
    }

    @Override
    public AutoCloseable subscribe(Consumer<Change> listener) {
        listen(listener);
        return () -> ignore(listener);
    }

    void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    void ignore(Consumer<Change> listener) {
        listeners.remove(listener);
    }

    private Optional<Seat> seat(Hash circle) {
        return seats.stream().filter(seat -> seat.circle().id().equals(circle)).findFirst();
    }

    private Membership membership(Seat seat) {
        Played played = new Played(seat);
        return new Membership(
                seat.circle().charter(),
                new CircleSetup.Keys(seat.keys().log(), seat.keys().mirror()),
                seat.circle().plan().packs(),
                played,
                played.names().stream().map(played::enrolment).toList());
    }

    private Node running() {
        return node().orElseThrow(() -> new StoppedException(party()));
    }

    private SendOutcome stopped() {
        return new SendOutcome.Refused(List.of("the node of " + party + " is stopped"));
    }

    /** Officers whose keys anyone can make. A witness says nothing but what it has seen, so it has none. */
    private final class Played implements Officers {
        private final Seat seat;

        Played(Seat seat) {
            this.seat = seat;
        }

        @Override
        public List<String> names() {
            return seat.witnesses(party)
                    ? List.of()
                    : OFFICERS.stream().map(Credential::officer).toList();
        }

        @Override
        public Map<String, PublicKey> keys() {
            return names().stream()
                    .collect(toMap(name -> name, name -> key(name).publicKey()));
        }

        @Override
        public Optional<PrivateKey> unlock(Credential credential) {
            return OFFICERS.contains(credential) && names().contains(credential.officer())
                    ? Optional.of(key(credential.officer()))
                    : Optional.empty();
        }

        /** An officer may release in every format of the packs. */
        private Bytes enrolment(String officer) {
            List<Format> formats = seat.circle().plan().packs().stream()
                    .flatMap(pack -> pack.formats().keySet().stream())
                    .map(Format::new)
                    .sorted()
                    .toList();
            Control statement = new Enrolment(new Officer(officer), key(officer).publicKey(), formats);
            Charter charter = seat.circle().charter().charter();
            return Leaf.sign(
                            statement.payload(new CircleId(seat.circle().id()), party, charter.from()),
                            List.of(seat.keys().identity()))
                    .bytes();
        }

        private PrivateKey key(String officer) {
            return MemberKeys.ofSeed(seat.circle().plan().name() + "/" + party + "/" + officer)
                    .identity();
        }
    }
}
