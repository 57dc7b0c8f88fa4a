package parley.node.circle;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import parley.ledger.charter.Charter;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.charter.Member;
import parley.ledger.charter.QuorumGroup;
import parley.ledger.circle.Judgement;
import parley.ledger.circle.LogReader;
import parley.ledger.control.Control;
import parley.ledger.control.Founding;
import parley.ledger.control.Officer;
import parley.ledger.control.Seen;
import parley.ledger.cosignature.CosignatureVerifier;
import parley.ledger.cosignature.Cosigner;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.Format;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.Verifiers;
import parley.node.circle.CircleSetup.Machine;
import parley.node.clock.NodeClock;
import parley.node.highwater.HighWaterFile;
import parley.node.log.LogStore;
import parley.node.log.Mirror;
import parley.node.log.OwnLog;
import parley.node.peer.PeerService;

/**
 * One circle of a running node. Opening it puts right what a crash has left and makes it ready to serve; {@link #start}
 * contacts the members. Thread-safe.
 */
public final class Circle implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Circle.class.getName());
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);
    private static final int PEERS_TO_JUDGE_A_CLOCK = 3;

    private final Charter charter;
    private final Party self;
    private final NodeClock clock;
    private final OwnLog own;
    private final Logs logs;
    private final List<Link> links = new ArrayList<>();
    private final Map<Party, JudgedLog> judged = new LinkedHashMap<>();
    private final Publisher publisher;
    private final SeenKeeper seen;
    private final CircleListener listener;
    private final Object appending = new Object();
    private volatile Optional<String> stopped = Optional.empty();

    private Circle(CircleSetup setup, CircleListener listener) {
        Machine machine = setup.machine();
        this.charter = setup.signed().charter();
        this.self = setup.self();
        this.clock = machine.clock();
        this.listener = listener;
        LogStore store = LogStore.open(machine.record(), charter.log(self));
        HighWaterFile file = highWater(setup);
        this.own = OwnLog.open(
                store,
                file,
                new NoteSigner(
                        new KeyName(charter.log(self).origin()), setup.keys().log()),
                machine.holder());
        this.logs = new Logs(charter.members().stream()
                .filter(member -> !member.code().equals(self))
                .map(member -> mirror(setup, member))
                .toList());
        for (Member member : charter.members()) {
            LogStore log = member.code().equals(self)
                    ? store
                    : logs.of(member.code()).orElseThrow().store();
            judged.put(
                    member.code(), new JudgedLog(new LogReader(setup.signed(), setup.formats(), member.code()), log));
        }
        this.seen = new SeenKeeper(logs, clock, machine.pace(), this::mayWrite, this::append);
        this.publisher = new Publisher(
                own,
                new Publisher.Gate(this::maySign, this::lineIdle, this::released, this::stop),
                machine.pace(),
                clock.work(self + " signs in " + charter.circle()));
        links(setup);
        judged.values().forEach(JudgedLog::catchUp);
        ownJudged().all().forEach(leaf -> leaf.seen().ifPresent(seen::recall));
    }

    /**
     * Joins a circle that was founded: from now on this node has a log in it. Joining again after a crash goes on where it
     * ended, and changes nothing once it is done.
     */
    public static void join(CircleSetup setup) {
        Charter charter = setup.signed().charter();
        Machine machine = setup.machine();
        machine.record()
                .writeNow(handle -> handle.createUpdate("INSERT INTO circle (id, party, charter)"
                                + " VALUES (:id, :party, :charter) ON CONFLICT (id) DO NOTHING")
                        .bind("id", charter.circle().hash().bytes().toArray())
                        .bind("party", setup.self().code())
                        .bind("charter", setup.signed().print().toArray())
                        .execute());
        LogStore store = LogStore.open(machine.record(), charter.log(setup.self()));
        HighWaterFile file = highWater(setup);
        if (file.read().isEmpty() && store.size() == 0) {
            OwnLog.found(store, file, machine.holder());
        }
        // Written at the charter's own instant, so that joining twice gives the same entry and appends it once.
        Leaf founding = Leaf.sign(Founding.payload(setup.signed(), setup.self(), charter.from()), List.of());
        NoteSigner signer =
                new NoteSigner(new KeyName(store.log().origin()), setup.keys().log());
        long position = OwnLog.open(store, file, signer, machine.holder())
                .append(founding.id().hash(), founding.bytes())
                .join();
        if (position != 0) {
            throw new IllegalStateException("the charter stands at entry " + position + " of " + store.log());
        }
    }

    /** Opens a circle that was joined; nobody is contacted yet. */
    public static Circle open(CircleSetup setup, CircleListener listener) {
        return new Circle(setup, listener);
    }

    /** Contacts the members and begins to sign and to see. */
    public void start() {
        publisher.start();
        links.forEach(Link::start);
        receiptsOwed();
        publisher.wake();
    }

    public CircleId id() {
        return charter.circle();
    }

    public Charter charter() {
        return charter;
    }

    public Party self() {
        return self;
    }

    public OwnLog own() {
        return own;
    }

    /** The store of a member's log. */
    public LogStore store(Party owner) {
        return owner.equals(self) ? own.store() : logs.of(owner).orElseThrow().store();
    }

    /** The leaves of a member's log and what they are, as far as they are stored here. */
    public List<JudgedLeaf> leaves(Party owner) {
        JudgedLog log = judged.get(owner);
        return log == null ? List.of() : log.all();
    }

    /**
     * What has come of a member's log after its first so many leaves.
     *
     * @throws IndexOutOfBoundsException when there are not that many
     */
    public List<JudgedLeaf> leavesAfter(Party owner, int first) {
        return judged(owner).after(first);
    }

    /** What a leaf would be if it were appended to the own log now. */
    public Judgement wouldBe(Leaf leaf) {
        return ownJudged().wouldBe(leaf.bytes());
    }

    /** Why the signatures of a leaf for the own log would not count now, be they fewer than its format takes. */
    public Optional<String> signatureFault(Leaf leaf) {
        return ownJudged().signatureFault(leaf);
    }

    /** The officers who may release in a format now. */
    public List<Officer> officers(Format format) {
        return ownJudged().officers(format);
    }

    /** The own entry of an id, if it stands. */
    public Optional<Judgement.Entry> own(EntryId id) {
        return ownJudged().entry(id);
    }

    /**
     * Appends a leaf to the own log, unless it would be void there. A leaf that stands there already is not appended again.
     *
     * @return what it is in the log, once it is durable; void if it was not appended
     */
    public Judgement append(Leaf leaf) {
        synchronized (appending) {
            Optional<Judgement.Entry> there = ownJudged().entry(leaf.id());
            if (there.isPresent()) {
                return there.get();
            }
            Judgement judgement = ownJudged().wouldBe(leaf.bytes());
            if (judgement instanceof Judgement.Entry) {
                own.append(leaf.id().hash(), leaf.bytes()).join();
                ownJudged().catchUp();
                listener.stored();
                clock.afterPhase(publisher::wake);
            }
            return judgement;
        }
    }

    /** Says in the own log that a deadline has passed and what was seen until then; at the end of this instant. */
    public void deadlinePassed() {
        seen.deadlinePassed();
    }

    /**
     * Asks the members now, rather than in the course of time, for the cosignatures that lack on their logs; whoever waits
     * for the clock to be quiet waits for their answers.
     */
    public void gatherCosignatures() {
        links.forEach(Link::gatherNow);
    }

    /** What a member may ask of this node; empty when there is no such member, or it is this party itself. */
    public Optional<PeerService> service(Member member) {
        return member.code().equals(self)
                ? Optional.empty()
                : Optional.of(new CircleService(member.code(), own, logs, links));
    }

    /** How this node stands with each other member, in charter order. */
    public List<PeerState> peers() {
        return links.stream()
                .map(link -> new PeerState(
                        link.member(),
                        link.reachable(),
                        link.lastSign(),
                        link.offset(),
                        link.cosigned(),
                        logs.of(link.member().code()).orElseThrow().store().size()))
                .toList();
    }

    /** What keeps this node from doing its part; empty when all is well. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        stopped.ifPresent(warnings::add);
        medianOffset()
                .filter(offset -> offset.abs().compareTo(CLOCK_TOLERANCE) > 0)
                .ifPresent(offset ->
                        warnings.add("the clock of this node is " + offset.abs().toSeconds() + " s "
                                + (offset.isNegative() ? "ahead of" : "behind") + " the median of its peers"
                                + (clockIsRight() ? "" : ": it writes neither seen nor checkpoint")));
        return warnings;
    }

    @Override
    public void close() {
        links.forEach(Link::close);
        publisher.close();
    }

    private void append(Seen body) {
        Leaf leaf = Leaf.sign(((Control) body).payload(charter.circle(), self, body.time()), List.of());
        try {
            if (append(leaf) instanceof Judgement.VoidLeaf refused) {
                stop(new IllegalStateException("a seen of our own would be void: " + refused.detail()));
            }
        } catch (CompletionException e) {
            stop(e); // the store failed: a clock's task has nobody else to tell
        }
    }

    private JudgedLog ownJudged() {
        return judged(self);
    }

    private JudgedLog judged(Party owner) {
        return requireNonNull(judged.get(owner), "every member has a log");
    }

    /** A mirror has grown, durably; the owner does not know it yet. */
    private void grown(Party owner) {
        List<JudgedLeaf> fresh = judged(owner).catchUp();
        if (fresh.stream().anyMatch(JudgedLeaf::asksForReceipt)) {
            seen.entryStored();
        }
        for (JudgedLeaf leaf : fresh) {
            leaf.seen().stream().flatMap(body -> body.heads().stream()).forEach(head -> fetchIfLarger(head, owner));
        }
        listener.stored();
        links.stream().filter(link -> link.member().code().equals(owner)).forEach(Link::gatherSoon);
    }

    private boolean isThere(Party member) {
        return links.stream().anyMatch(link -> link.member().code().equals(member) && link.reachable());
    }

    /** A head larger than one's own is fetched from whoever stated it. */
    private void fetchIfLarger(Seen.Head head, Party statedBy) {
        boolean lacks = logs.of(head.log().owner())
                .filter(mirror -> mirror.store().log().equals(head.log()))
                .filter(mirror -> mirror.store().size() < head.size())
                .isPresent();
        if (lacks) {
            links.stream().filter(link -> link.member().code().equals(statedBy)).forEach(link -> link.pull(head.log()));
        }
    }

    /** After a start: what was stored and not yet seen is seen now. */
    private void receiptsOwed() {
        Map<String, Long> stated = ownJudged().all().stream()
                .flatMap(leaf -> leaf.seen().stream())
                .flatMap(body -> body.heads().stream())
                .collect(Collectors.toMap(head -> head.log().origin(), Seen.Head::size, Math::max));
        boolean owed = logs.all().stream()
                .anyMatch(mirror -> judged(mirror.store().log().owner()).all().stream()
                        .skip(stated.getOrDefault(mirror.store().log().origin(), 0L))
                        .anyMatch(JudgedLeaf::asksForReceipt));
        if (owed) {
            seen.entryStored();
        }
    }

    private boolean maySign() {
        return stopped.isEmpty() && clockIsRight() && links.stream().allMatch(Link::asked);
    }

    /** Whether the quorum has cosigned the last checkpoint; the first one needs nobody. */
    private boolean lineIdle() {
        long size = own.releasedSize();
        return charter.timeGroups(self).stream().allMatch(group -> isFulfilled(group, size));
    }

    private boolean isFulfilled(QuorumGroup group, long size) {
        return links.stream()
                        .filter(link -> group.members().contains(link.member().code()) && link.cosigned() >= size)
                        .count()
                >= group.needed();
    }

    private void released() {
        links.forEach(Link::wake);
    }

    private void stop(RuntimeException reason) {
        LOG.log(System.Logger.Level.ERROR, "the log of " + self + " is not signed any further", reason);
        stopped = Optional.of(String.valueOf(reason.getMessage()));
        publisher.wake();
        listener.peers();
    }

    private boolean mayWrite() {
        return stopped.isEmpty() && clockIsRight();
    }

    private boolean clockIsRight() {
        return offsets().size() < PEERS_TO_JUDGE_A_CLOCK
                || medianOffset()
                        .filter(offset -> offset.abs().compareTo(CLOCK_TOLERANCE) > 0)
                        .isEmpty();
    }

    private List<Duration> offsets() {
        return links.stream().flatMap(link -> link.offset().stream()).sorted().toList();
    }

    private Optional<Duration> medianOffset() {
        List<Duration> offsets = offsets();
        return offsets.isEmpty() ? Optional.empty() : Optional.of(offsets.get(offsets.size() / 2));
    }

    private Mirror mirror(CircleSetup setup, Member member) {
        Machine machine = setup.machine();
        DerivedKeys keys = new DerivedKeys(charter);
        return new Mirror(
                LogStore.open(machine.record(), charter.log(member.code())),
                Verifiers.of(NoteVerifier.ed25519(keys.log(member.code()))),
                new Cosigner(keys.mirror(self).name(), setup.keys().mirror()),
                self.code(),
                clock,
                charter.bytesPerDay(),
                size -> grown(member.code()));
    }

    private void links(CircleSetup setup) {
        Machine machine = setup.machine();
        DerivedKeys keys = new DerivedKeys(charter);
        Link.Events events = new Link.Events() {
            @Override
            public void changed(boolean moreCosigned) {
                publisher.wake();
                seen.allowed();
                if (moreCosigned) {
                    listener.cosigned();
                } else {
                    listener.peers();
                }
            }

            @Override
            public void stop(RuntimeException reason) {
                Circle.this.stop(reason);
            }
        };
        Gathering gathering = new Gathering(charter, self, logs, this::isThere);
        Link.Shared shared =
                new Link.Shared(own, logs, Sources.of(links), gathering, machine.pace(), machine.wall(), events);
        for (Member member : charter.members()) {
            if (!member.code().equals(self)) {
                List<URI> addresses = member.addresses().stream()
                        .map(address -> URI.create("https://" + address))
                        .toList();
                links.add(new Link(
                        member,
                        new CosignatureVerifier(keys.mirror(member.code())),
                        machine.peers()
                                .connect(charter.circle().hash(), member.tls().raw(), addresses),
                        shared,
                        clock.work(self + " to " + member.code() + " in " + charter.circle())));
            }
        }
    }

    private static HighWaterFile highWater(CircleSetup setup) {
        Machine machine = setup.machine();
        String name = Names.path(setup.signed().charter().log(setup.self())).hex();
        return new HighWaterFile(machine.highWater().resolve(name), machine.steps());
    }
}
